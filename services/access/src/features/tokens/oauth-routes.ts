import { clientScopes } from '@seatledger/domain/client/client.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import type { FastifyError, FastifyReply } from 'fastify';
import { z } from 'zod';
import { accessTokenTtlSeconds, type AccessTokens } from './access-tokens.ts';
import { useOf } from './bearer.ts';
import { OAuthProblem } from './oauth-problem.ts';
import { readPublicKeys } from './signing-key-queries.ts';
import { grantClaims, tokenRequest, type TokenRequestOptions } from './token-request.ts';

const config = { access: { permission: 'public' } };
const tags = ['OAuth'];

const tokenResponse = z.strictObject({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.int(),
  scope: z.string(),
});
const tokenError = z.strictObject({ error: z.string(), error_description: z.string() }).describe('RFC 6749 §5.2.');

const jwks = z.strictObject({
  keys: z.array(
    z.strictObject({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      kid: z.string(),
      alg: z.literal('EdDSA'),
      use: z.literal('sig'),
    }),
  ),
});

const metadata = z.strictObject({
  issuer: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
  scopes_supported: z.array(z.string()),
  response_types_supported: z.array(z.string()),
  grant_types_supported: z.array(z.string()),
  token_endpoint_auth_methods_supported: z.array(z.string()),
});

export interface OAuthRoutesOptions extends TokenRequestOptions {
  readonly accessTokens: AccessTokens;
}

export function oauthRoutes(app: HttpServer, options: OAuthRoutesOptions): void {
  // A scope of its own: nothing else here takes forms, or answers errors like this.
  app.register(async (scope: HttpServer) => tokenRoute(scope, options));
  describingRoutes(app, options);
}

function tokenRoute(app: HttpServer, options: OAuthRoutesOptions): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 8 * 1024 }, (_request, body, done) => {
    done(null, readForm(String(body)));
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof OAuthProblem) return sendOAuthProblem(reply, error, request.headers.authorization !== undefined);
    if ((error.statusCode ?? 500) >= 500) throw error;
    const description = 'Send grant_type=client_credentials as application/x-www-form-urlencoded, each parameter once.';
    return sendOAuthProblem(reply, new OAuthProblem('invalid_request', description), false);
  });
  app.post(
    '/oauth/token',
    {
      config: { ...config, credentialInBody: true },
      schema: {
        operationId: 'issueAccessToken',
        tags,
        summary: 'Get an access token by client credentials',
        consumes: ['application/x-www-form-urlencoded'],
        body: tokenRequest,
        response: { 200: tokenResponse, 400: tokenError, 401: tokenError },
      },
    },
    async (request, reply) => {
      const claims = await grantClaims(request.body, request.headers.authorization, useOf(request), options);
      const token = await options.accessTokens.issue(claims);
      return neverStored(reply)
        .code(200)
        .send({ access_token: token, token_type: 'Bearer' as const, expires_in: accessTokenTtlSeconds, scope: claims.scopes.join(' ') });
    },
  );
}

function describingRoutes(app: HttpServer, { kysely, accessTokens: { issuer } }: OAuthRoutesOptions): void {
  app.get(
    '/oauth/jwks.json',
    {
      config,
      schema: { operationId: 'readAccessTokenKeys', tags, summary: 'The keys that access tokens are signed by', response: { 200: jwks } },
    },
    async (_request, reply) => reply.header('cache-control', 'public, max-age=300').send({ keys: await readPublicKeys(kysely) }),
  );
  app.get(
    '/.well-known/oauth-authorization-server',
    {
      config,
      schema: { operationId: 'readOAuthMetadata', tags, summary: 'How to get access tokens (RFC 8414)', response: { 200: metadata } },
    },
    async () => ({
      issuer,
      token_endpoint: `${issuer}/oauth/token`,
      jwks_uri: `${issuer}/oauth/jwks.json`,
      scopes_supported: [...clientScopes],
      response_types_supported: [],
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    }),
  );
}

/** A parameter that is sent twice becomes a list, which no parameter may be (RFC 6749 §3.2). */
function readForm(text: string): Record<string, unknown> {
  const parameters = new URLSearchParams(text);
  const names = [...new Set(parameters.keys())];
  return Object.fromEntries(names.map((name) => [name, oneOrAll(parameters.getAll(name))]));
}

function oneOrAll(values: readonly string[]): unknown {
  return values.length === 1 ? values[0] : values;
}

function sendOAuthProblem(reply: FastifyReply, { code, message }: OAuthProblem, byHeader: boolean): FastifyReply {
  const status = code === 'invalid_client' ? 401 : 400;
  reply.request.problemCode = code;
  if (status === 401 && byHeader) reply.header('www-authenticate', 'Basic realm="seatledger"');
  return neverStored(reply).code(status).send({ error: code, error_description: message });
}

function neverStored<Reply extends FastifyReply>(reply: Reply): Reply {
  reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
  return reply;
}
