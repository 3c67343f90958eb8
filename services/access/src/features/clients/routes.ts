import { permissionsOf } from '@seatledger/domain/api-key/api-key.ts';
import { overlapHours } from '@seatledger/domain/api-key/rotate-api-key.ts';
import { clientId } from '@seatledger/domain/client/client.ts';
import { createClientSchema } from '@seatledger/domain/client/create-client.ts';
import { found } from '@seatledger/domain/command/decision.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { z } from 'zod';
import { newSecret, randomName } from '../tokens/new-secret.ts';
import { namedOwner, ownerOfSecret } from '../tokens/owner-of-secret.ts';
import { pageOf, pageQuery, pageRequest, pageSchema } from '@seatledger/platform/http/page.ts';
import { refuseToGrant } from '../tokens/refuse-to-grant.ts';
import { contextOf } from '@seatledger/platform/http/request-context.ts';
import type { RouteOptions } from '../tokens/route-options.ts';
import { clientView, clientViewOf, readClient, readClientPage } from './client-overview.ts';

const read = { access: { permission: 'service.read' } };
/** What gives power asks for a second factor shown lately; what takes it away must not wait for one. */
const issue = { access: { permission: 'service.write', stepUp: true } };
const revoke = { access: { permission: 'service.write' } };
const tags = ['OAuth clients'];
const params = z.strictObject({ clientId });
const issuedClient = clientView.extend({ clientSecret: z.string().meta({ description: 'Shown this once.' }) });

export function clientRoutes(app: HttpServer, { kysely, execute }: RouteOptions): void {
  const view = async (id: string) => clientViewOf(found(await readClient(kysely, id), 'client', id));

  app.get(
    '/v1/clients',
    {
      config: read,
      schema: {
        operationId: 'listClients',
        tags,
        summary: 'List the OAuth clients',
        querystring: pageQuery,
        response: { 200: pageSchema(clientView) },
      },
    },
    async ({ query }) => pageOf(await readClientPage(kysely, pageRequest(query)), query.limit, clientViewOf),
  );
  app.get(
    '/v1/clients/:clientId',
    { config: read, schema: { operationId: 'readClient', tags, summary: 'Read an OAuth client', params, response: { 200: clientView } } },
    ({ params }) => view(params.clientId),
  );
  app.post(
    '/v1/clients/:clientId/actions/revoke',
    {
      config: revoke,
      schema: {
        operationId: 'revokeClient',
        tags,
        summary: 'Revoke an OAuth client and its access tokens',
        params,
        response: { 200: clientView },
      },
    },
    async (request, reply) => {
      await execute({ kind: 'client.revoke', clientId: request.params.clientId }, contextOf(request));
      return reply.send(await view(request.params.clientId));
    },
  );
  issuingRoutes(app, { kysely, execute }, view);
}

/** Those that show a secret, once. */
function issuingRoutes(
  app: HttpServer,
  { kysely, execute }: RouteOptions,
  view: (id: string) => Promise<z.output<typeof clientView>>,
): void {
  app.post(
    '/v1/clients',
    {
      config: issue,
      schema: {
        operationId: 'createClient',
        tags,
        summary: 'Make an OAuth client',
        body: createClientSchema.omit({ kind: true, clientId: true, secretHash: true }).extend({ ownerId: namedOwner }),
        response: { 201: issuedClient },
      },
    },
    async (request, reply) => {
      refuseToGrant(principalOf(request), permissionsOf(request.body.scopes));
      const clientId = `slc_${randomName(16)}`;
      const { secret, secretHash } = newSecret('sls');
      const ownerId = await ownerOfSecret(kysely, request, request.body.ownerId);
      await execute({ ...request.body, kind: 'client.create', clientId, secretHash, ownerId }, contextOf(request));
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...(await view(clientId)), clientSecret: secret });
    },
  );
  app.post(
    '/v1/clients/:clientId/actions/rotate-secret',
    {
      config: issue,
      schema: {
        operationId: 'rotateClientSecret',
        tags,
        summary: 'Make a new secret for an OAuth client',
        params,
        body: z.strictObject({ overlapHours, ownerId: namedOwner }),
        response: { 201: issuedClient },
      },
    },
    async (request, reply) => {
      const { clientId } = request.params;
      // Whoever rotates a secret holds the new one.
      refuseToGrant(principalOf(request), permissionsOf((await view(clientId)).scopes));
      const { secret, secretHash } = newSecret('sls');
      const ownerId = await ownerOfSecret(kysely, request, request.body.ownerId);
      await execute({ ...request.body, kind: 'client.rotate-secret', clientId, secretHash, ownerId }, contextOf(request));
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...(await view(clientId)), clientSecret: secret });
    },
  );
}
