import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { calendarDate, seatLimit } from '@seatledger/domain/command/fields.ts';
import { longestTermMonths } from '@seatledger/domain/renewal/last-day-of-term.ts';
import { z } from 'zod';
import { send, showingNow, type Answer } from '../../api/answers.ts';
import { access, creationHeaders, idText, onCreateMany, shownDate, shownId } from '../../api/fields.ts';
import { scopeOf, type AddRoutes, type ChangeRequest, type RegistryApi } from '../../api/registry-api.ts';
import type { Scope } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';
import { proposed } from '../change-requests/shown-request.ts';
import { lockSeatDomains } from '../domains/seat-domain-queries.ts';
import { endsFilter } from './ends-sought.ts';
import { mostRenewals, planRenewals, type RenewalsAsked, type RenewalVerdict } from './plan-renewals.ts';

const body = z
  .strictObject({
    domainIds: z.array(idText).min(1).max(mostRenewals).optional(),
    filter: endsFilter.optional().describe('In place of ids, all domains that the list of renewals shows under it.'),
    months: z.int().min(1).max(longestTermMonths).optional().describe('How long the new term is.'),
    until: calendarDate.optional().describe('In place of months, the last day of the new term.'),
    lastDays: z
      .array(z.strictObject({ domainId: idText, until: calendarDate }))
      .max(mostRenewals)
      .default([])
      .describe('Last days of their own for some of the domains, in place of the term of all.'),
    from: z
      .enum(['expiry', 'today'])
      .default('expiry')
      .describe('Whether the new term of a domain that has lapsed begins after its end or today. Of others it begins after their end.'),
    seats: z
      .union([
        z.enum(['keep', 'proposed']),
        z.array(z.strictObject({ domainId: idText, seatLimit: seatLimit.nullable() })).max(mostRenewals),
      ])
      .default('keep')
      .describe('How many seats there are from now on; a domain that is not named keeps its number.'),
    dryRun: z.boolean().default(false).describe('Say what would be, and change nothing.'),
    skipRefused: z.boolean().default(false).describe('Renew the others, instead of none, where some are refused.'),
  })
  .refine(({ domainIds, filter }) => (domainIds === undefined) !== (filter === undefined), {
    path: ['domainIds'],
    message: 'give either domainIds or filter',
  })
  .refine(({ months, until }) => (months === undefined) !== (until === undefined), {
    path: ['months'],
    message: 'give either months or until',
  })
  .meta({ examples: [{ domainIds: ['34', '35'], months: 12, from: 'expiry', seats: 'proposed' }] });
type Body = z.output<typeof body>;

const shownVerdict = z.strictObject({
  domainId: shownId,
  name: z.string().nullable(),
  outcome: z.enum(['renewed', 'refused']),
  endsOn: shownDate.nullable().describe('The last day before the renewal.'),
  from: shownDate.nullable().describe('The first day of the new term.'),
  until: shownDate.nullable().describe('The last day of the new term.'),
  seatLimit: z.int().nullable().describe('From now on.'),
  code: z.string().nullable().describe('Why it was refused: stable.'),
  detail: z.string().nullable(),
});

const shownResult = z.strictObject({
  applied: z.boolean().describe('Whether what is `renewed` has been; otherwise it is what would be.'),
  dryRun: z.boolean(),
  counts: z.strictObject({ renewed: z.int(), refused: z.int() }),
  items: z.array(shownVerdict).max(mostRenewals).describe('A verdict on each domain.'),
});

export const addBulkRenewal: AddRoutes = (app, api) => {
  app.post(
    '/v1/renewals',
    {
      config: access('domain.write'),
      schema: {
        operationId: 'renewDomains',
        summary: 'Renew many domains at once',
        description:
          'For a term of months, or until a day. A term of months ends on the day before the one of the same number, or on the last day of ' +
          'a month that has no such day. All are renewed or none, unless `skipRefused` says otherwise. ' +
          'Refused (409 `renewals_changed`) where a domain changes while this goes on: ask again.',
        tags: ['Renewals'],
        headers: creationHeaders,
        body,
        response: { 200: shownResult, ...proposed, ...onCreateMany },
      },
    },
    async (request, reply) => send(reply, await renewDomains(api, request, request.body)),
  );
};

async function renewDomains(api: RegistryApi, request: ChangeRequest, { dryRun, skipRefused, ...fields }: Body): Promise<Answer> {
  const asked = askedBy(fields);
  const now = Temporal.Now.instant();
  const before = await planOnce(api, request, asked, now);
  if ('kept' in before) return before.kept;
  const { verdicts } = before;
  const commands = commandsOf(verdicts);
  const isRefused = commands.length < verdicts.length && !skipRefused;
  if (dryRun || isRefused || commands.length === 0) return show(verdicts, { applied: false, dryRun });
  return await api.change(request, {
    command: commands,
    async lock(tx, scope) {
      await refuseUnlessPlannedSo(tx, scope, asked, now, verdicts);
      return null;
    },
    answer: async () => show(verdicts, { applied: true, dryRun }),
  });
}

function askedBy({ domainIds, filter, months, until, lastDays, from, seats }: Omit<Body, 'dryRun' | 'skipRefused'>): RenewalsAsked {
  return {
    which: domainIds === undefined ? { ends: filter ?? { within: 0, expired: 0 } } : { domainIds },
    term: until === undefined ? { months: months ?? 1 } : { until },
    lastDays: new Map(lastDays.map((one) => [one.domainId, one.until])),
    from,
    seats: typeof seats === 'string' ? seats : new Map(seats.map((one) => [one.domainId, one.seatLimit])),
  };
}

/** The plan, or what the request has been answered already: both as of one moment. */
async function planOnce(
  api: RegistryApi,
  request: ChangeRequest,
  asked: RenewalsAsked,
  now: Temporal.Instant,
): Promise<{ readonly verdicts: readonly RenewalVerdict[] } | { readonly kept: Answer }> {
  const snapshot = api.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return await snapshot.execute(async (tx) => {
    const kept = await api.keptAnswer(request, tx);
    return kept === undefined ? { verdicts: await planRenewals(tx, scopeOf(request), asked, now) } : { kept };
  });
}

/** Locks the domains, and sees to it that what was planned is still what would be. */
async function refuseUnlessPlannedSo(
  tx: Tx,
  scope: Scope,
  asked: RenewalsAsked,
  now: Temporal.Instant,
  verdicts: readonly RenewalVerdict[],
): Promise<void> {
  await lockSeatDomains(
    tx,
    verdicts.flatMap(({ id, domain }) => (domain === undefined ? [] : [id])),
  );
  const again = await planRenewals(tx, scope, asked, now);
  if (JSON.stringify(commandsOf(again)) === JSON.stringify(commandsOf(verdicts))) return;
  throw new CommandRefused('renewals_changed', 'Somebody has changed one of these domains meanwhile; look again, then renew them.');
}

function commandsOf(verdicts: readonly RenewalVerdict[]) {
  return verdicts.flatMap(({ result }) => (result.ok ? [result.renewal.command] : []));
}

function show(verdicts: readonly RenewalVerdict[], how: { readonly applied: boolean; readonly dryRun: boolean }): Answer {
  const renewed = commandsOf(verdicts).length;
  const counts = { renewed, refused: verdicts.length - renewed };
  return showingNow({ ...how, counts, items: verdicts.map(showVerdict) } satisfies z.output<typeof shownResult>);
}

function showVerdict({ id, domain, result }: RenewalVerdict): z.output<typeof shownVerdict> {
  const named = { domainId: String(id), name: domain?.name ?? null, endsOn: domain?.validUntil ?? null };
  if (!result.ok) {
    const { code, message: detail } = result.refusal;
    return { ...named, outcome: 'refused', from: null, until: null, seatLimit: domain?.seatLimit ?? null, code, detail };
  }
  const { firstDay: from, lastDay: until, seatLimit: seats } = result.renewal;
  return { ...named, outcome: 'renewed', from, until, seatLimit: seats, code: null, detail: null };
}
