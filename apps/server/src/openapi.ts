import swagger from '@fastify/swagger';
import {
  licenceAnswer,
  licenceAnswers,
  licenceQuestion,
  licenceQuestions,
  publishedKeys,
  receivedUses,
  signedLicenceAnswer,
  signedLicenceQuestion,
  toldUses,
} from '@seatledger/licence';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import type { RouteOptions } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { checkBatchOperation, checkOperation, queryOperation } from './openapi/check-operation.ts';
import { streamOperation, usesOperation } from './openapi/stream-operation.ts';
import { publishedKeysOperation, signedLicenceOperation } from './openapi/signed-licence-operation.ts';
import type { Document, Operation, Schema } from './openapi/document.ts';
import { withExamples } from './openapi/examples.ts';
import { headers, withEveryHeader, withHeaders } from './openapi/headers.ts';
import { namedSchemas, withNamedSchemas } from './openapi/named-schemas.ts';
import { problemExamplesOf, sharedProblems, withProblems } from './openapi/problem-responses.ts';
import { productVersion } from './product-version.ts';

/** Collects the routes that are added from now on into the OpenAPI 3.1 document, which `app.swagger()` then gives. */
export function describeRoutes(app: HttpServer): void {
  app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Seatledger',
        version: productVersion,
        description: 'Licences and entitlements for named seats, by e-mail domain.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } as { name: string },
      },
      servers: [{ url: '/', description: 'This server.' }],
      tags: tags.map(([name, description]) => ({ name, description })),
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', description: 'An API key (`sl_…`), a personal token (`slp_…`) or an access token.' },
          identityToken: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description: 'An identity token of Microsoft (v2.0) or Google, made for an app that a product names. Verified as RFC8725 says.',
          },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: '__Host-seatledger',
            description: 'A session of the console, with X-CSRF-Token beside it on changes.',
          },
        },
      },
    },
    transform: (described) => {
      const { schema, url } = jsonSchemaTransform(described as Parameters<typeof jsonSchemaTransform>[0]);
      const body = rawBodyOf(described.route);
      const said = accessOf(described.route, described.schema?.description);
      return { url, schema: { ...schema, ...(body && { body }), ...said, ...readsOf(described.route) } };
    },
    transformObject: (described) => completed(described as { openapiObject: Document }),
  });
}

const tags = [
  ['Overview', 'The figures of the dashboard, and what changes while one looks at it.'],
  ['Licences', 'May this person use it, and what?'],
  ['Licence files', 'Signed licences for machines without a network: who was handed which, and why.'],
  ['Signing keys', 'What licences are signed by, and what voids all that was signed.'],
  ['Customers', 'The companies that buy, and their contacts.'],
  ['Domains', "Customers' e-mail domains: validity, seats, packs, aliases."],
  ['Users', 'Named seats, their overrides and what they are entitled to.'],
  ['Migrations', 'An old database: its rows planned, applied and accounted for.'],
  ['Quarantine', 'Rows of an old database that broke a rule: fixed, mapped to what is there, or dropped with a reason.'],
  ['Parity', 'Seatledger and the old service asked the same questions: what they answer differently, by domain and cause.'],
  ['Cut-over', 'Who answers for each domain, the old service or Seatledger, and what keeps it from being switched.'],
  ['Imports', "Customers' lists: uploaded, judged row by row, applied all or nothing."],
  ['Exports', 'Whole lists, as CSV or as JSON line by line.'],
  ['Search', 'Customers, domains and users by what they are called.'],
  ['Bulk actions', 'Many changes in one transaction.'],
  ['Approval policy', 'What needs whose approval.'],
  ['Change requests', 'What is proposed, what it comes to, who has approved it, and what became of it.'],
  ['Renewals', 'Ends that are near, and what they are renewed to.'],
  ['Leaver checks', 'Staff lists compared with the seats.'],
  ['Delegations', 'Who approves in whose place, and for how long.'],
  ['Catalogue', 'Products, features, profiles and packs.'],
  ['Sessions', 'Signing in and out, second factors, passwords.'],
  ['Passkeys', 'Passkeys of a person: registered, named, removed.'],
  ['Preferences', 'How the console looks and speaks to a person, and what they keep in it.'],
  ['Operators', 'People who sign in, and how they are invited.'],
  ['Single sign-on', 'Signing in by an identity provider, and the accounts there.'],
  ['Roles', 'Permissions, and the roles composed of them.'],
  ['API keys', 'Keys of services.'],
  ['OAuth clients', 'Services that sign in by client credentials.'],
  ['OAuth', 'Access tokens (RFC 6749) and the keys that verify them.'],
  ['Personal tokens', "A person's own tokens for scripts."],
  ['Privacy', 'What is held about a person: shown, handed over, erased; and how long it is kept.'],
  ['Audit', 'What happened: who did what, when, from where, before and after; and what proves that nobody has changed it.'],
  ['Health', 'Is this server alive, does it know the licences, and how is all that it does by itself?'],
] as const;

/** The body of a route that takes it as it comes. */
function rawBodyOf({ config }: RouteOptions): object | undefined {
  const binary = { schema: { type: 'string', format: 'binary' } };
  return config?.rawBody && { content: Object.fromEntries(config.rawBody.mediaTypes.map((mediaType) => [mediaType, binary])) };
}

/** Who may call a route, as it declares itself. */
function accessOf({ config }: RouteOptions, description = ''): object {
  const access = config?.access;
  if (access === undefined || access.permission === 'public') return { security: [] };
  const stepUp = access.stepUp === true ? ' The second factor must have been shown in the last ten minutes.' : '';
  const anybody = access.session === true ? 'People who have signed in; no token stands in for them.' : 'Anybody who is signed in.';
  const oneOf = access.oneOf && `Needs one of the permissions ${access.oneOf.map((one) => `\`${one}\``).join(', ')}.`;
  const who = access.permission === 'signed-in' ? (oneOf ?? anybody) : `Needs the permission \`${access.permission}\`.`;
  return {
    security: access.session === true ? [{ session: [] }] : [{ bearer: [] }, { session: [] }],
    description: `${description} ${who}${stepUp}`.trim(),
    ...(access.permission !== 'signed-in' && { 'x-permission': access.permission }),
    ...(access.oneOf && { 'x-one-of-permissions': access.oneOf }),
    ...(access.stepUp === true && { 'x-step-up': true }),
  };
}

/** That somebody reads it is written to the audit. */
function readsOf({ config }: RouteOptions): object {
  return config?.reads === undefined ? {} : { 'x-recorded-read': config.reads.kind ?? 'each' };
}

/** `GET /openapi.json` */
export function openApiRoute(app: HttpServer): void {
  const access = { permission: 'public' };
  app.get('/openapi.json', { config: { access }, schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())),
  );
}

/** Adds what no route of the framework says: the check, and what every operation takes and may answer besides what it says itself. */
function completed({ openapiObject }: { readonly openapiObject: Document }): object {
  const named = namedSchemas(openapiObject.paths);
  const described = Object.entries(openapiObject.paths).map(
    ([path, operations]) => [path, completedOperations(path, operations, named)] as const,
  );
  const checks = {
    '/v1/licences/check': { post: checkOperation(), get: queryOperation() },
    '/v1/licences/check-batch': { post: checkBatchOperation() },
    '/v1/licences/stream': { get: streamOperation() },
    '/v1/licences/uses': { post: usesOperation() },
    '/v1/licences/signed': { post: signedLicenceOperation() },
    '/.well-known/jwks.json': { get: publishedKeysOperation() },
  };
  const paths = { ...checks, ...Object.fromEntries(described) };
  const responses = Object.fromEntries(
    Object.entries(sharedProblems()).map(([name, { status, response }]) => [name, withEveryHeader(status, response)]),
  );
  const schemas = {
    ...named,
    // Who asks for themselves need not say who.
    LicenceQuestion: jsonSchema(licenceQuestion.partial({ email: true })),
    LicenceAnswer: jsonSchema(licenceAnswer),
    LicenceQuestions: jsonSchema(licenceQuestions),
    LicenceAnswers: jsonSchema(licenceAnswers),
    LicenceUses: jsonSchema(toldUses),
    ReceivedUses: jsonSchema(receivedUses),
    SignedLicenceQuestion: jsonSchema(signedLicenceQuestion.partial({ email: true, product: true })),
    SignedLicenceAnswer: jsonSchema(signedLicenceAnswer),
    PublishedKeys: jsonSchema(publishedKeys.schema),
    Problem: jsonSchema(problemSchema),
  };
  const components = { ...openapiObject.components, schemas, headers, responses, examples: problemExamplesOf({ paths, responses }) };
  return { ...openapiObject, paths, components };
}

function completedOperations(
  path: string,
  operations: Readonly<Record<string, Operation>>,
  named: Readonly<Record<string, Schema>>,
): object {
  return Object.fromEntries(
    Object.entries(operations).map(([method, operation]) => {
      const whole = withHeaders(withExamples(path, withProblems(path, method, withDescriptions(operation))));
      return [method, withNamedSchemas(whole, named)];
    }),
  );
}

/** The framework calls what has no description by a name of its own. */
function withDescriptions(operation: Operation): Operation {
  const responses = Object.entries(operation.responses ?? {}).map(([status, response]) => {
    const description = response.description === 'Default Response' ? 'Done; this is how it is now.' : response.description;
    return [status, { ...response, description }] as const;
  });
  return { ...operation, responses: Object.fromEntries(responses) };
}

function jsonSchema(schema: z.ZodType): object {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return described;
}
