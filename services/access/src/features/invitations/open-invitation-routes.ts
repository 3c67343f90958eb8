import { decodeCursor, encodeCursor } from '@seatledger/platform/http/cursor.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { idText } from '@seatledger/platform/http/ids.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import { z } from 'zod';
import { refuseBeyondRoles } from '../operators/operator-acted-on.ts';
import { refuseBeyondOwn } from '../operators/operator-principal.ts';
import { contextOf, instantIn, type Routes } from '../sign-in/dependencies.ts';
import { listInvitations, readInvitation, shownInvitation } from './invitations-overview.ts';

const tags = ['Operators'];
const refused = { 400: problemSchema, 401: problemSchema, 403: problemSchema };

export const openInvitationRoutes: Routes = (app, dependencies) => {
  app.get(
    '/v1/operators/invitations',
    {
      config: { access: { permission: 'operator.read' }, reads: { kind: 'operator' } },
      schema: {
        operationId: 'listInvitations',
        summary: 'List who is invited and has not come yet',
        tags,
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(100).optional() }),
        response: { 200: z.object({ items: z.array(shownInvitation), nextCursor: z.string().nullable() }), ...refused },
      },
    },
    async (request, _reply) => {
      refuseBeyondOwn(principalOf(request), new Set());
      const { limit, cursor } = request.query;
      const page = { afterId: cursor === undefined ? 0 : decodeCursor(cursor), limit: limit + 1 };
      const found = await listInvitations(dependencies.kysely, page);
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return { items, nextCursor: found.length > limit && last !== undefined ? encodeCursor(Number(last.id)) : null };
    },
  );

  app.delete(
    '/v1/operators/invitations/:id',
    {
      config: { access: { permission: 'operator.write' } },
      schema: {
        operationId: 'withdrawInvitation',
        summary: 'Withdraw an invitation',
        description: 'Its link is worthless at once. To send it again, invite the same address again.',
        tags,
        params: z.strictObject({ id: idText }),
        response: { 204: z.null().meta({ description: 'Done.' }), ...refused, 404: problemSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { roleKeys } = await readInvitation(dependencies.kysely, id);
      await refuseBeyondRoles(dependencies, request, roleKeys);
      await dependencies.execute(
        { kind: 'operator.withdraw-invitation', id, at: instantIn(dependencies) },
        contextOf(dependencies, request),
      );
      return reply.code(204).send(null);
    },
  );
};
