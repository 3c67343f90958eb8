import { keyId, permissionsOf } from '@seatledger/domain/api-key/api-key.ts';
import { createApiKeySchema } from '@seatledger/domain/api-key/create-api-key.ts';
import { overlapHours } from '@seatledger/domain/api-key/rotate-api-key.ts';
import { found } from '@seatledger/domain/command/decision.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { z } from 'zod';
import type { RouteOptions } from '../tokens/route-options.ts';
import { pageOf, pageQuery, pageRequest, pageSchema } from '@seatledger/platform/http/page.ts';
import { namedOwner, ownerOfSecret } from '../tokens/owner-of-secret.ts';
import { refuseToGrant } from '../tokens/refuse-to-grant.ts';
import { contextOf } from '@seatledger/platform/http/request-context.ts';
import { apiKeyView, apiKeyViewOf, readApiKey, readApiKeyPage } from './api-key-overview.ts';
import { newKey } from './new-key.ts';

const read = { access: { permission: 'service.read' } };
/** What gives power asks for a second factor shown lately; what takes it away must not wait for one. */
const issue = { access: { permission: 'service.write', stepUp: true } };
const revoke = { access: { permission: 'service.write' } };
const tags = ['API keys'];
const params = z.strictObject({ keyId });

const newApiKeyBody = createApiKeySchema.omit({ kind: true, keyId: true, secretHash: true }).extend({
  requestsPerSecond: createApiKeySchema.shape.requestsPerSecond.default(100_000),
  expiresAt: createApiKeySchema.shape.expiresAt.default(null),
  ownerId: namedOwner,
});

const issuedApiKey = apiKeyView.extend({ key: z.string().meta({ description: 'Shown this once. Sent as `Authorization: Bearer`.' }) });

export function apiKeyRoutes(app: HttpServer, { kysely, execute }: RouteOptions): void {
  const view = async (id: string) => apiKeyViewOf(found(await readApiKey(kysely, id), 'api_key', id));

  app.get(
    '/v1/api-keys',
    {
      config: read,
      schema: {
        operationId: 'listApiKeys',
        tags,
        summary: 'List the API keys',
        querystring: pageQuery,
        response: { 200: pageSchema(apiKeyView) },
      },
    },
    async ({ query }) => pageOf(await readApiKeyPage(kysely, pageRequest(query)), query.limit, apiKeyViewOf),
  );
  app.get(
    '/v1/api-keys/:keyId',
    { config: read, schema: { operationId: 'readApiKey', tags, summary: 'Read an API key', params, response: { 200: apiKeyView } } },
    ({ params }) => view(params.keyId),
  );
  app.post(
    '/v1/api-keys/:keyId/actions/revoke',
    { config: revoke, schema: { operationId: 'revokeApiKey', tags, summary: 'Revoke an API key', params, response: { 200: apiKeyView } } },
    async (request, reply) => {
      await execute({ kind: 'api-key.revoke', keyId: request.params.keyId }, contextOf(request));
      return reply.send(await view(request.params.keyId));
    },
  );
  issuingRoutes(app, { kysely, execute }, view);
}

/** Those that show a secret, once. */
function issuingRoutes(
  app: HttpServer,
  { kysely, execute }: RouteOptions,
  view: (keyId: string) => Promise<z.output<typeof apiKeyView>>,
): void {
  app.post(
    '/v1/api-keys',
    {
      config: issue,
      schema: { operationId: 'createApiKey', tags, summary: 'Make an API key', body: newApiKeyBody, response: { 201: issuedApiKey } },
    },
    async (request, reply) => {
      refuseToGrant(principalOf(request), permissionsOf(request.body.scopes));
      const { key, keyId, secretHash } = newKey();
      const ownerId = await ownerOfSecret(kysely, request, request.body.ownerId);
      await execute({ ...request.body, kind: 'api-key.create', keyId, secretHash, ownerId }, contextOf(request));
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...(await view(keyId)), key });
    },
  );
  app.post(
    '/v1/api-keys/:keyId/actions/rotate',
    {
      config: issue,
      schema: {
        operationId: 'rotateApiKey',
        tags,
        summary: 'Make the successor of an API key',
        params,
        body: z.strictObject({ overlapHours, ownerId: namedOwner }),
        response: { 201: issuedApiKey },
      },
    },
    async (request, reply) => {
      const { keyId } = request.params;
      // Whoever rotates a key holds the secret of its successor.
      refuseToGrant(principalOf(request), permissionsOf((await view(keyId)).scopes));
      const successor = newKey();
      const { keyId: successorKeyId, secretHash } = successor;
      const ownerId = await ownerOfSecret(kysely, request, request.body.ownerId);
      const command = { ...request.body, kind: 'api-key.rotate', keyId, successorKeyId, secretHash, ownerId };
      await execute(command, contextOf(request));
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...(await view(successor.keyId)), key: successor.key });
    },
  );
}
