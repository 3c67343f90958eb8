import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { reason } from '@seatledger/domain/command/fields.ts';
import { decodeCursor, encodeCursor } from '@seatledger/platform/http/cursor.ts';
import { idText, shownId } from '@seatledger/platform/http/ids.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import { contextOf } from '@seatledger/platform/http/request-context.ts';
import { z } from 'zod';
import type { AddRoutes } from '../../audit-api.ts';
import { erasePerson } from './erase-person.ts';
import { findErasure, listErasures, type Erasure } from './erasure-queries.ts';
import { asked, held, identityOf, refused, shownHeld, tags } from './fields.ts';

const instant = z.string().meta({ format: 'date-time' });

const shownErasure = z.strictObject({
  id: shownId,
  state: z.enum(['begun', 'removed', 'forgotten', 'signed', 'complete']).describe('How far it has come; it goes on by itself.'),
  persons: z.array(z.string()).describe('How the audit refers to the person: `user/17`, `operator/3`, `address/…`.'),
  requestedBy: z.string().describe('`operator/3`, `service/5`, `cli`; `task` where a restored database was put right.'),
  reason: z.string().nullable(),
  requestedAt: instant,
  erasedAt: instant.nullable(),
  completedAt: instant.nullable(),
  removed: held,
  receipt: z.string().nullable().describe('A signed note (c2sp.org/signed-note) by the key of the log; null until it is complete.'),
});

export const addErasureRoutes: AddRoutes = (app, api) => {
  app.post(
    '/v1/privacy/erasures',
    {
      config: { access: { permission: 'privacy.erase', stepUp: true } },
      schema: {
        operationId: 'erasePerson',
        summary: 'Erase a person',
        description:
          'Removes what the services hold and destroys the keys under which the log speaks of the person; it cannot be undone. Proofs of the ' +
          'log stay valid. The reason is kept: name nobody in it.',
        tags,
        body: z.strictObject({ ...asked, reason }),
        response: { 201: shownErasure, ...refused, 409: problemSchema, 422: problemSchema },
      },
    },
    async (request, reply) => {
      const { reason: why, ...of } = request.body;
      const erasure = await erasePerson(api.privacy, identityOf(of), { reason: why, context: contextOf(request) });
      return reply.code(201).send(shown(erasure));
    },
  );
  listRoute(app, api);
  readRoute(app, api);
};

const listRoute: AddRoutes = (app, { database: { kysely } }) => {
  app.get(
    '/v1/privacy/erasures',
    {
      config: { access: { permission: 'privacy.read' } },
      schema: {
        operationId: 'listErasures',
        summary: 'List the erasures',
        tags,
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(100).optional() }),
        response: { 200: z.object({ items: z.array(shownErasure), nextCursor: z.string().nullable() }), ...refused },
      },
    },
    async (request, _reply) => {
      const { limit, cursor } = request.query;
      const found = await listErasures(kysely, { afterId: cursor === undefined ? 0 : decodeCursor(cursor), limit: limit + 1 });
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return { items: items.map(shown), nextCursor: found.length > limit && last !== undefined ? encodeCursor(last.id) : null };
    },
  );
};

const readRoute: AddRoutes = (app, { database: { kysely } }) => {
  app.get(
    '/v1/privacy/erasures/:id',
    {
      config: { access: { permission: 'privacy.read' } },
      schema: {
        operationId: 'readErasure',
        summary: 'Read an erasure, with its receipt',
        tags,
        params: z.strictObject({ id: idText }),
        response: { 200: shownErasure, ...refused, 404: problemSchema },
      },
    },
    async (request, _reply) => {
      const erasure = await findErasure(kysely, request.params.id);
      if (erasure === undefined) throw new CommandRefused('erasure_not_found', `There is no erasure ${request.params.id}.`, 'id');
      return shown(erasure);
    },
  );
};

function shown(erasure: Erasure): z.output<typeof shownErasure> {
  const { id, state, personReferences, requestedBy, reason: why, requestedAt, erasedAt, completedAt, found, receipt } = erasure;
  return {
    id: String(id),
    state,
    persons: [...personReferences],
    requestedBy,
    reason: why,
    requestedAt: requestedAt.toString(),
    erasedAt: erasedAt?.toString() ?? null,
    completedAt: completedAt?.toString() ?? null,
    removed: shownHeld(found),
    receipt,
  };
}
