import { calendarDate } from '@seatledger/domain/command/fields.ts';
import { z } from 'zod';
import { send, showingNow } from '../../api/answers.ts';
import { access, byId, idText, onRead } from '../../api/fields.ts';
import { listOf, pageOf, pageQuery } from '../../api/pages.ts';
import { scopeOf, type AddRoutes } from '../../api/registry-api.ts';
import { listUnusedSeats, shownUnused } from './unused-seats.ts';
import { listUnusualUse, shownUnusual, unusualPageOf } from './unusual-use.ts';
import { readUserUse, shownUse } from './user-use.ts';

/** Today in UTC, as uses are counted, or so many days before. */
function daysAgo(days: number): string {
  return Temporal.Now.plainDateISO('UTC').subtract({ days }).toString();
}

const days = z.coerce.number().int().min(1).describe('So many days, today included.');

export const addUseRoutes: AddRoutes = (app, api) => {
  addUserUse(app, api);
  addUnusedSeats(app, api);
  addUnusualUse(app, api);
};

const addUserUse: AddRoutes = (app, api) => {
  app.get(
    '/v1/users/:id/use',
    {
      config: { ...access('user.read'), reads: { kind: 'user', idsFrom: 'path' } },
      schema: {
        operationId: 'readUserUse',
        summary: 'What a user used, and when they were last seen',
        description: 'By day: checks that said that they may work, and what programs told of features. Some seconds behind.',
        tags: ['Users'],
        params: byId,
        querystring: z.strictObject({ days: days.max(400).default(30) }),
        response: { 200: shownUse, ...onRead },
      },
    },
    async (request, reply) => {
      const since = daysAgo(request.query.days - 1);
      return send(reply, showingNow(await readUserUse(api.db, scopeOf(request), request.params.id, since)));
    },
  );
};

const addUnusedSeats: AddRoutes = (app, api) => {
  app.get(
    '/v1/licences/unused',
    {
      config: { ...access('domain.read') },
      schema: {
        operationId: 'listUnusedSeats',
        summary: 'Count the seats that nobody uses, by domain',
        description:
          'Domains with seats that were given before a date, and whose users no check has let work since. The others are left out.',
        tags: ['Licences'],
        querystring: z.strictObject({
          ...pageQuery,
          since: calendarDate.optional().describe('A day in UTC; 90 days ago where it is left out.'),
          customerId: idText.optional(),
          domainId: idText.optional(),
        }),
        response: { 200: listOf(shownUnused) },
      },
    },
    async (request, reply) => {
      const { since = daysAgo(90), customerId, domainId } = request.query;
      return send(
        reply,
        showingNow(await listUnusedSeats(api.db, scopeOf(request), { since, customerId, domainId }, pageOf(request.query))),
      );
    },
  );
};

const addUnusualUse: AddRoutes = (app, api) => {
  app.get(
    '/v1/licences/unusual-use',
    {
      config: { ...access('user.read'), reads: { kind: 'user' } },
      schema: {
        operationId: 'listUnusualUse',
        summary: 'List whose account is used from many addresses at once',
        description:
          'Users who were checked from so many different addresses on one day, the most first. A service that checks for everybody is few ' +
          'addresses: what stands out is an account that many people share. Addresses themselves are not kept.',
        tags: ['Licences'],
        querystring: z.strictObject({
          ...pageQuery,
          days: days.max(31).default(7),
          addresses: z.coerce.number().int().min(2).max(64).default(10).describe('So many at least.'),
        }),
        response: { 200: listOf(shownUnusual) },
      },
    },
    async (request, reply) => {
      const { days: recent, addresses } = request.query;
      const filter = { since: daysAgo(recent - 1), addresses };
      return send(reply, showingNow(await listUnusualUse(api.db, scopeOf(request), filter, unusualPageOf(request.query))));
    },
  );
};
