import swagger from '@fastify/swagger';
import { licenceAnswer, licenceQuestion } from '@seatledger/licence';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import type { RouteOptions } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { checkOperation, problemResponse } from './check-operation.ts';

/** Collects the routes that are added from now on into the OpenAPI 3.1 document, which `app.swagger()` then gives. */
export function describeRoutes(app: HttpServer): void {
  app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Seatledger',
        version: '0.1.0',
        description: 'Licences and entitlements for named seats, by e-mail domain.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } as { name: string },
      },
      servers: [{ url: '/', description: 'This server.' }],
      tags: tags.map(([name, description]) => ({ name, description })),
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', description: 'An API key (`sl_…`), a personal token (`slp_…`) or an access token.' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: '__Host-seatledger',
            description: 'A session of the console, with X-CSRF-Token beside it on changes.',
          },
        },
        schemas: {
          LicenceQuestion: jsonSchema(licenceQuestion),
          LicenceAnswer: jsonSchema(licenceAnswer),
          Problem: jsonSchema(problemSchema),
        },
      },
    },
    transform: (described) => {
      const { schema, url } = jsonSchemaTransform(described as Parameters<typeof jsonSchemaTransform>[0]);
      const body = rawBodyOf(described.route);
      return { url, schema: { ...schema, ...(body && { body }), ...accessOf(described.route, described.schema?.description) } };
    },
    transformObject: (described) => completed(described as { openapiObject: Document }),
  });
}

const tags = [
  ['Licences', 'May this person use it, and what?'],
  ['Customers', 'The companies that buy, and their contacts.'],
  ['Domains', "Customers' e-mail domains: validity, seats, packs, aliases."],
  ['Users', 'Named seats, their overrides and what they are entitled to.'],
  ['Imports', "Customers' lists: uploaded, judged row by row, applied all or nothing."],
  ['Exports', 'Whole lists, as CSV or as JSON line by line.'],
  ['Catalogue', 'Products, features, profiles and packs.'],
  ['Sessions', 'Signing in and out, second factors, passwords.'],
  ['Passkeys', 'Passkeys of a person: registered, named, removed.'],
  ['Operators', 'People who sign in, and how they are invited.'],
  ['Roles', 'Permissions, and the roles composed of them.'],
  ['API keys', 'Keys of services.'],
  ['OAuth clients', 'Services that sign in by client credentials.'],
  ['OAuth', 'Access tokens (RFC 6749) and the keys that verify them.'],
  ['Personal tokens', "A person's own tokens for scripts."],
  ['Health', 'Is this server alive, and does it know the licences?'],
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
  const who = access.permission === 'signed-in' ? 'Anybody who is signed in.' : `Needs the permission \`${access.permission}\`.`;
  return { security: [{ bearer: [] }, { session: [] }], description: `${description} ${who}${stepUp}`.trim() };
}

/** `GET /openapi.json` */
export function openApiRoute(app: HttpServer): void {
  const access = { permission: 'public' };
  app.get('/openapi.json', { config: { access }, schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())),
  );
}

/** The parts of an OpenAPI document that are looked at here. */
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas?: Readonly<Record<string, object>> };
}

interface Operation {
  readonly security?: readonly object[];
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  responses?: Readonly<Record<string, Response>>;
}

interface Response {
  readonly description?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: { readonly properties?: object } }>>;
}

/** Adds what no route of the framework says: the check, and what every operation may answer besides what it says itself. */
function completed({ openapiObject }: { readonly openapiObject: Document }): object {
  const { paths, components } = openapiObject;
  for (const operation of Object.values(paths).flatMap((operations) => Object.values(operations))) addProblems(operation);
  const schemas = {
    LicenceQuestion: jsonSchema(licenceQuestion),
    LicenceAnswer: jsonSchema(licenceAnswer),
    Problem: jsonSchema(problemSchema),
  };
  return {
    ...openapiObject,
    paths: { '/v1/licences/check': { post: checkOperation() }, ...paths },
    components: { ...components, schemas: { ...components.schemas, ...schemas } },
  };
}

function addProblems(operation: Operation): void {
  const hasInput = operation.requestBody !== undefined || (operation.parameters?.length ?? 0) > 0;
  const isOpen = (operation.security?.length ?? 0) === 0;
  const beforehand = problemResponse('Refused before it came here: for its media types, its size, the length of its path, or the rate.');
  const statuses = [...(hasInput ? [400] : []), ...(isOpen ? [] : [401, 403]), 500];
  const problems = Object.fromEntries(statuses.map((status) => [status, problemResponse(titles[status] ?? '')]));
  operation.responses = {
    ...problems,
    default: beforehand,
    ...Object.fromEntries(Object.entries(operation.responses ?? {}).map(namedProblem)),
  };
}

/** Routes say the schema of a problem in full; the document says it once, and in its own media type. */
function namedProblem([status, response]: [string, Response]): [string, Response] {
  const { properties = {} } = response.content?.['application/json']?.schema ?? {};
  if (!('requestId' in properties && 'code' in properties)) return [status, response];
  const described =
    response.description === '' || response.description === 'Default Response' ? titles[Number(status)] : response.description;
  return [status, problemResponse(described ?? 'Refused; `code` says why.')];
}

const titles: Readonly<Record<number, string>> = {
  400: 'The request is not well-formed; `errors` names the culprits.',
  401: 'Nobody is signed in, or the key or token is not valid.',
  403: 'The permission is missing.',
  404: 'There is no such thing, or none that the caller may see.',
  409: 'The state of things does not allow it.',
  412: 'It has been changed since; read it again.',
  422: 'A rule refuses it.',
  428: 'If-Match is needed.',
  500: 'Something went wrong on our side; nothing was changed.',
};

function jsonSchema(schema: z.ZodType): object {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return described;
}
