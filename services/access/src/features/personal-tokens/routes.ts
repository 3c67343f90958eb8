import { keyId } from '@seatledger/domain/api-key/api-key.ts';
import { createPersonalTokenSchema } from '@seatledger/domain/personal-token/create-personal-token.ts';
import { principalOf, sessionOf, sessionRequired } from '@seatledger/platform/http/guard-routes.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { newSecret, randomName } from '../tokens/new-secret.ts';
import { pageOf, pageQuery, pageRequest, pageSchema } from '@seatledger/platform/http/page.ts';
import { contextOf } from '@seatledger/platform/http/request-context.ts';
import type { RouteOptions } from '../tokens/route-options.ts';
import { readOwn, readOwnPage } from './personal-token-queries.ts';

const tags = ['Personal tokens'];
const signedIn = { access: { permission: 'signed-in' } };
const instant = z.iso.datetime();

const personalToken = z.strictObject({
  tokenId: z.string(),
  name: z.string(),
  permissions: z.array(z.string()),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable().meta({ description: 'To the minute.' }),
});

const issuedToken = personalToken.extend({ token: z.string().meta({ description: 'Shown this once. Sent as `Authorization: Bearer`.' }) });

/** Everybody sees and touches their own tokens only, and a token itself alone: whose they are is never asked, it is known. */
export function personalTokenRoutes(app: HttpServer, { kysely, execute }: RouteOptions): void {
  creatingRoute(app, { kysely, execute });
  app.get(
    '/v1/personal-tokens',
    {
      config: signedIn,
      schema: {
        operationId: 'listPersonalTokens',
        tags,
        summary: 'List your personal tokens',
        description: 'To a personal token, itself alone.',
        querystring: pageQuery,
        response: { 200: pageSchema(personalToken) },
      },
    },
    async (request, reply) => {
      const rows = await readOwnPage(kysely, personOf(request), pageRequest(request.query), principalOf(request).personalToken);
      return reply.send(pageOf(rows, request.query.limit, viewOf));
    },
  );
  app.delete(
    '/v1/personal-tokens/:id',
    {
      config: signedIn,
      schema: {
        operationId: 'revokePersonalToken',
        tags,
        summary: 'Take a personal token back',
        description: 'Whoever comes with a personal token takes back that one, and no other.',
        params: z.strictObject({ id: keyId }),
        response: { 204: z.null().describe('It is accepted no more.') },
      },
    },
    async (request, reply) => {
      const operatorId = personOf(request);
      refuseOtherToken(principalOf(request), request.params.id);
      await execute({ kind: 'personal-token.revoke', operatorId, tokenId: request.params.id }, contextOf(request));
      return reply.code(204).send(null);
    },
  );
}

function creatingRoute(app: HttpServer, { kysely, execute }: RouteOptions): void {
  app.post(
    '/v1/personal-tokens',
    {
      config: { access: { permission: 'signed-in', session: true, stepUp: true } },
      schema: {
        operationId: 'createPersonalToken',
        tags,
        summary: 'Make a personal token',
        body: createPersonalTokenSchema.omit({ kind: true, operatorId: true, sessionId: true, tokenId: true, tokenHash: true }),
        response: { 201: issuedToken },
      },
    },
    async (request, reply) => {
      const operatorId = personOf(request);
      const { id: sessionId } = sessionOf(request);
      const tokenId = randomName(12);
      const { secret, secretHash } = newSecret(`slp_${tokenId}`);
      const command = { ...request.body, kind: 'personal-token.create', operatorId, sessionId, tokenId, tokenHash: secretHash };
      await execute(command, contextOf(request));
      const made = viewOf(await readOwn(kysely, operatorId, tokenId));
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...made, token: secret });
    },
  );
}

function personOf(request: FastifyRequest): number {
  const { kind, id } = principalOf(request);
  if (kind === 'operator') return id;
  const detail = 'Personal tokens are for people; a service has keys.';
  throw new HttpProblem({ status: 403, code: 'not_a_person', title: 'Forbidden', detail });
}

/** Whoever has found a token can make it worthless, and no more. */
function refuseOtherToken({ session, personalToken }: Principal, tokenId: string): void {
  if (session === null && personalToken !== tokenId) throw sessionRequired();
}

function viewOf({ id: _, ...row }: Awaited<ReturnType<typeof readOwn>>): z.output<typeof personalToken> {
  const { createdAt, expiresAt, lastUsedAt } = row;
  return { ...row, createdAt: createdAt.toString(), expiresAt: expiresAt.toString(), lastUsedAt: lastUsedAt?.toString() ?? null };
}
