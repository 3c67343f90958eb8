import { name } from '@seatledger/domain/command/fields.ts';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { comparedDomain, comparedWith, countedCause, totalsOf } from '@seatledger/domain/migration/create-parity-run.ts';
import { z } from 'zod';
import { instant } from '@seatledger/domain/change-request/request-fields.ts';
import { send, showingNow, type Answer } from '../../api/answers.ts';
import { access, byId, creationHeaders, onCreate, onRead, shownId, shownInstant } from '../../api/fields.ts';
import { listing, listOf, pageOf, pageQuery, rowLimit } from '../../api/pages.ts';
import { createdId, type AddRoutes } from '../../api/registry-api.ts';
import { refuseConfined } from '../../api/scope.ts';
import { findParityRun, insertComparedDomains, listComparedDomains, selectParityRuns, type ParityRunRow } from './parity-run-queries.ts';

const tags = ['Parity'];
const path = '/v1/parity-runs';
const mostDomains = 100_000;
const bodyLimit = 64 * 1024 * 1024;

const shownRun = z.strictObject({
  id: shownId,
  source: z.string(),
  comparedWith: comparedWith.describe('`rules`: of the old service, computed from its tables; `service`: that service itself.'),
  startedAt: shownInstant,
  endedAt: shownInstant,
  domains: z.int().describe('How many it asked about.'),
  questions: z.int(),
  agreed: z.int().describe('Of the questions about an address under one of the domains.'),
  differing: z.int(),
  causes: z.array(countedCause).describe('The most frequent first.'),
  createdAt: shownInstant,
});

function showRun({ id, sourceName: source, startedAt, endedAt, createdAt, ...run }: ParityRunRow): z.output<typeof shownRun> {
  const times = { startedAt: startedAt.toString(), endedAt: endedAt.toString(), createdAt: createdAt.toString() };
  return { id: String(id), source, ...run, ...times };
}

export const addParityRunRoutes: AddRoutes = (app, api) => {
  addReads(app, api);
  addDomains(app, api);
  addCreation(app, api);
};

const addReads: AddRoutes = (app, api) => {
  app.get(
    path,
    {
      config: access('migration.read'),
      schema: {
        operationId: 'listParityRuns',
        summary: 'List comparisons of Seatledger with the old service, the newest first',
        tags,
        querystring: z.strictObject(pageQuery),
        response: { 200: listOf(shownRun) },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      let query = selectParityRuns(api.db).orderBy('id', 'desc').limit(rowLimit(page));
      if (page.afterId > 0) query = query.where('id', '<', page.afterId);
      return send(reply, showingNow(listing(await query.execute(), page, showRun)));
    },
  );
  app.get(
    `${path}/:id`,
    {
      config: access('migration.read'),
      schema: {
        operationId: 'readParityRun',
        summary: 'Read a comparison of Seatledger with the old service',
        tags,
        params: byId,
        response: { 200: shownRun, ...onRead },
      },
    },
    async (request, reply) => send(reply, showingNow(showRun(await findParityRun(api.db, request.params.id)))),
  );
};

const addDomains: AddRoutes = (app, api) => {
  app.get(
    `${path}/:id/domains`,
    {
      config: access('migration.read'),
      schema: {
        operationId: 'listParityRunDomains',
        summary: 'List what a comparison has found, domain by domain',
        tags,
        params: byId,
        querystring: z.strictObject(pageQuery),
        response: { 200: listOf(comparedDomain), ...onRead },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query);
      const { id } = await findParityRun(api.db, request.params.id);
      const found = await listComparedDomains(api.db, id, { after: page.afterId, limit: rowLimit(page) });
      return send(reply, showingNow(listing(found, page, ({ id: _, ...domain }) => domain)));
    },
  );
};

const creation = z.strictObject({
  source: name.describe('Name of the old database, for people.'),
  comparedWith,
  startedAt: instant,
  endedAt: instant,
  questions: z.int().min(0).max(2_147_483_647).describe('Also those about what is no address under any domain.'),
  domains: z
    .array(comparedDomain)
    .max(mostDomains)
    .describe(
      'By the domain of the address that was asked about, as Seatledger writes it. Of each, `asked` is `agreed` and all causes together.',
    ),
});

const addCreation: AddRoutes = (app, api) => {
  app.post(
    path,
    {
      config: access('migration.write'),
      bodyLimit,
      schema: {
        operationId: 'createParityRun',
        summary: 'Keep what a comparison of Seatledger with the old service has found',
        description: 'Counts by domain and cause, and no person.',
        tags,
        headers: creationHeaders,
        body: creation,
        response: { 201: shownRun, ...onCreate },
      },
    },
    async (request, reply) => {
      const { domains, ...run } = request.body;
      refuseFuture(run.endedAt);
      const totals = totalsOf(domains, run.questions);
      const answer = await api.changeOnce(request, async ({ tx, principal, execute }): Promise<Answer> => {
        refuseConfined(principal.customerIds);
        const made = await execute({ kind: 'parity-run.create', ...run, ...totals, domains: domains.length });
        const id = createdId(made.id);
        await insertComparedDomains(tx, id, domains);
        return { ...showingNow(showRun(await findParityRun(tx, id))), status: 201 };
      });
      return send(reply, answer);
    },
  );
};

/** Clocks may differ by a little; a comparison of tomorrow would be believed for ever. */
function refuseFuture(endedAt: string): void {
  const latest = Temporal.Now.instant().add({ minutes: 5 });
  if (Temporal.Instant.compare(Temporal.Instant.from(endedAt), latest) <= 0) return;
  throw new CommandRefused('ends_in_the_future', 'The run must have ended; look at the clock of the machine that it ran on.', 'endedAt');
}
