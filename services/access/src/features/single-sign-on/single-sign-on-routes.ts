import { displayName, locale } from '@seatledger/domain/command/fields.ts';
import { usableLink } from '@seatledger/domain/operator/accept-invitation.ts';
import { clientNetwork } from '@seatledger/platform/http/client-network.ts';
import { sessionOf } from '@seatledger/platform/http/guard-routes.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findLink } from '../invitations/link-queries.ts';
import { refuseInsecure } from '../sessions/session-cookie.ts';
import { instantIn } from '../sign-in/dependencies.ts';
import { sha256, tokenPattern } from '../sign-in/token.ts';
import { networkKey } from '../throttle/throttle.ts';
import { beginSingleSignOn, begunAnswer } from './begin-single-sign-on.ts';
import { completeSingleSignOn } from './complete-single-sign-on.ts';
import { returnPath } from './local-path.ts';
import { existingConnection, type SingleSignOnDependencies, type SingleSignOnRoutes } from './single-sign-on.ts';

const tags = ['Single sign-on'];
const anybody = { access: { permission: 'public' } };
const params = z.object({ key: z.string().max(64).meta({ description: 'Of the provider.' }) });
const begun = {
  200: begunAnswer,
  400: problemSchema,
  403: problemSchema,
  404: problemSchema,
  429: problemSchema,
  503: problemSchema,
};

export const singleSignOnRoutes: SingleSignOnRoutes = (app, dependencies) => {
  app.get(
    '/v1/sign-in/providers',
    {
      config: anybody,
      schema: {
        operationId: 'listSignInProviders',
        summary: 'List the identity providers that people may sign in with',
        tags,
        response: {
          200: z.object({
            items: z.array(z.object({ key: z.string(), name: z.string(), kind: z.enum(['google', 'microsoft', 'oidc']) })),
          }),
        },
      },
    },
    async () => ({ items: [...dependencies.connections.values()].map(({ provider: { key, name, kind } }) => ({ key, name, kind })) }),
  );

  beginRoutes(app, dependencies);
  linkRoute(app, dependencies);
  callbackRoute(app, dependencies);
};

const beginRoutes: SingleSignOnRoutes = (app, dependencies) => {
  app.post(
    '/v1/sign-in/single-sign-on/:key/actions/begin',
    {
      config: anybody,
      schema: {
        operationId: 'beginSingleSignOn',
        summary: 'Begin to sign in with an identity provider',
        description: 'The answer sets a cookie; the same browser must come back within ten minutes. The second factor is asked for then.',
        tags,
        params,
        body: z.strictObject({ returnTo: returnPath }),
        response: begun,
      },
    },
    async (request, reply) => {
      const { returnTo } = request.body;
      const ceremony = { returnTo, purpose: { kind: 'sign_in' }, sessionId: null } as const;
      return beginSingleSignOn(dependencies, request.params.key, ceremony, request, reply);
    },
  );

  app.post(
    '/v1/sign-in/single-sign-on/:key/actions/accept-invitation',
    {
      config: anybody,
      schema: {
        operationId: 'beginInvitationSingleSignOn',
        summary: 'Begin to accept an invitation with an account at an identity provider, in place of a password',
        description: 'Whoever holds the link decides which account that is; its address need not be the one invited.',
        tags,
        params,
        body: z.strictObject({
          token: z.string().regex(tokenPattern),
          displayName: displayName.min(1).optional().meta({ description: "Where it is left out, the provider's is taken." }),
          locale: locale.default('en'),
          returnTo: returnPath,
        }),
        response: { ...begun, 422: problemSchema },
      },
    },
    async (request, reply) => {
      const { token, returnTo, displayName: name = null, locale: language } = request.body;
      const tokenHash = sha256(token);
      await refuseUnusable(dependencies, tokenHash, request);
      const purpose = { kind: 'accept_invitation', tokenHash, displayName: name, locale: language } as const;
      return beginSingleSignOn(dependencies, request.params.key, { returnTo, purpose, sessionId: null }, request, reply);
    },
  );
};

const linkRoute: SingleSignOnRoutes = (app, dependencies) => {
  app.post(
    '/v1/sign-in/single-sign-on/:key/actions/link',
    {
      config: { access: { permission: 'signed-in', session: true, stepUp: true } },
      schema: {
        operationId: 'beginIdentityLink',
        summary: 'Begin to link an account at an identity provider to yourself',
        tags,
        params,
        body: z.strictObject({ returnTo: returnPath }),
        response: { ...begun, 401: problemSchema },
      },
    },
    async (request, reply) => {
      const { returnTo } = request.body;
      const ceremony = { returnTo, purpose: { kind: 'link' }, sessionId: sessionOf(request).id } as const;
      return beginSingleSignOn(dependencies, request.params.key, ceremony, request, reply);
    },
  );
};

const parameter = z.string().max(8000).optional();

const callbackRoute: SingleSignOnRoutes = (app, dependencies) => {
  app.get(
    '/v1/sign-in/single-sign-on/:key/callback',
    {
      config: anybody,
      schema: {
        operationId: 'completeSingleSignOn',
        summary: 'Where the identity provider sends the browser back to: the redirect URI to register there',
        description:
          'Gives a session that still needs the second factor, and sends the browser to the path of the beginning; where it is refused, with `signIn=refused` and its `code` in the query.',
        tags,
        params,
        querystring: z.object({ code: parameter, state: parameter, iss: parameter, error: parameter }),
        response: {
          303: z.null().meta({ description: 'To the path of the beginning.' }),
          400: problemSchema,
          403: problemSchema,
          404: problemSchema,
        },
      },
    },
    async (request, reply) => {
      refuseInsecure(request);
      const connection = existingConnection(dependencies, request.params.key);
      const path = await completeSingleSignOn(dependencies, connection, request, reply);
      reply.header('cache-control', 'no-store');
      return reply.redirect(path, 303);
    },
  );
};

/** As with a password: what is no invitation is counted, and refused before anything else happens. */
async function refuseUnusable(dependencies: SingleSignOnDependencies, tokenHash: string, request: FastifyRequest): Promise<void> {
  const { kysely, throttle } = dependencies;
  const key = networkKey('link', clientNetwork(request.ip));
  await throttle.admit(key);
  usableLink(await findLink(kysely, tokenHash), instantIn(dependencies), ['invitation']);
  await throttle.succeed(key);
}
