import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import { idText, shownId } from '@seatledger/platform/http/ids.ts';
import { z } from 'zod';
import { ownOperatorId } from '../operators/operator-principal.ts';
import { contextOf, type Routes } from '../sign-in/dependencies.ts';
import { listOwnIdentities } from './identity-queries.ts';

const tags = ['Single sign-on'];
const refused = { 400: problemSchema, 401: problemSchema, 403: problemSchema, 404: problemSchema, 409: problemSchema };

const ownIdentity = z.object({
  id: shownId,
  provider: z.string().meta({ description: 'The key of the provider, which may be configured no more.' }),
  issuer: z.string(),
  subject: z.string(),
  linkedAt: z.iso.datetime(),
});

/** Everybody sees and touches their own identities only. */
export const identityRoutes: Routes = (app, dependencies) => {
  app.get(
    '/v1/identities',
    {
      config: { access: { permission: 'signed-in', session: true } },
      schema: {
        operationId: 'listOwnIdentities',
        summary: 'List the accounts at identity providers that sign you in',
        tags,
        response: { 200: z.object({ items: z.array(ownIdentity) }), 401: problemSchema, 403: problemSchema },
      },
    },
    async (request, _reply) => {
      const rows = await listOwnIdentities(dependencies.kysely, ownOperatorId(principalOf(request)));
      return { items: rows.map((row) => ({ ...row, id: String(row.id), linkedAt: row.linkedAt.toString() })) };
    },
  );

  app.delete(
    '/v1/identities/:id',
    {
      config: { access: { permission: 'signed-in', session: true, stepUp: true } },
      schema: {
        operationId: 'unlinkIdentity',
        summary: 'Unlink an account: it signs you in no more',
        description: 'Refused where you could not sign in any more.',
        tags,
        params: z.strictObject({ id: idText }),
        response: { 204: z.null().meta({ description: 'Done.' }), ...refused },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const command = { kind: 'identity.unlink', id: request.params.id, operatorId: ownOperatorId(principal) };
      await dependencies.execute(command, contextOf(dependencies, request));
      return reply.code(204).send(null);
    },
  );
};
