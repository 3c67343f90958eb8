import { found } from '@seatledger/domain/command/decision.ts';
import { decodeCursor, encodeCursor } from '@seatledger/platform/http/cursor.ts';
import { principalOf } from '@seatledger/platform/http/guard-routes.ts';
import { idText } from '@seatledger/platform/http/ids.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import { z } from 'zod';
import type { AddRoutes } from '../../audit-api.ts';
import { eventFilters, namesItsSubject } from './event-filters.ts';
import { findEvent, findEvents, searchOf } from './find-events.ts';
import { languageOf, languageQuery } from './language.ts';
import { openEvents } from './open-events.ts';
import { showEvent, showEventWithChanges, shownEvent, shownEventWithChanges } from './shown-event.ts';

const tags = ['Audit'];
const mayRead = { access: { permission: 'event.read' }, reads: { kind: 'event' } };

const listQuery = z
  .strictObject({
    ...eventFilters,
    ...languageQuery,
    limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many at most.'),
    cursor: z.string().max(100).optional().describe('The nextCursor of the page before.'),
  })
  .refine(namesItsSubject, { path: ['subjectId'], message: 'must stand beside subjectKind' });

export const addEventRoutes: AddRoutes = (app, api) => {
  addList(app, api);
  addRead(app, api);
};

const addList: AddRoutes = (app, { database: { kysely }, personKeys }) => {
  app.get(
    '/v1/audit/events',
    {
      config: mayRead,
      schema: {
        operationId: 'listAuditEvents',
        summary: 'List what happened, newest first',
        description:
          'What is committed is there within a second. Pages go by the place in the log, so that nothing is missed or told twice. Whoever is confined to customers gets the events of those.',
        tags,
        querystring: listQuery,
        response: {
          200: z.strictObject({
            items: z.array(shownEvent).max(200),
            nextCursor: z.string().nullable().describe('null on the last page.'),
          }),
        },
      },
    },
    async (request, reply) => {
      const { language: asked, limit, cursor, ...filters } = request.query;
      const language = languageOf(asked, request.headers['accept-language']);
      const beforeLeaf = cursor === undefined ? null : decodeCursor(cursor);
      const searched = await searchOf(kysely, personKeys, principalOf(request).customerIds, filters);
      const rows = await findEvents(kysely, searched, { beforeLeaf, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const events = await openEvents(kysely, personKeys, shown);
      reply.header('content-language', language);
      return {
        items: events.map((event) => showEvent(event, language)),
        nextCursor: rows.length > limit && last !== undefined ? encodeCursor(last.leafIndex) : null,
      };
    },
  );
};

const addRead: AddRoutes = (app, { database: { kysely }, personKeys }) => {
  app.get(
    '/v1/audit/events/:id',
    {
      config: mayRead,
      schema: {
        operationId: 'readAuditEvent',
        summary: 'Read one event, and what it changed',
        tags,
        params: z.strictObject({ id: idText }),
        querystring: z.strictObject(languageQuery),
        response: { 200: shownEventWithChanges, 404: problemSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const row = found(await findEvent(kysely, principalOf(request).customerIds, id), 'event', id);
      const language = languageOf(request.query.language, request.headers['accept-language']);
      const [event] = await openEvents(kysely, personKeys, [row]);
      reply.header('content-language', language);
      return showEventWithChanges(found(event, 'event', id), language);
    },
  );
};
