import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { shownId, shownInstant } from '../../api/fields.ts';
import type { Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { readLocalDays } from '../renewals/ending-domain-queries.ts';
import { countDomainEnds, readFullestDomains, readTotals, type FullDomain } from './domain-figures-queries.ts';
import { endsAhead, monthsFrom } from './ends-ahead.ts';
import { countUsersByLicence, type UsersCounted } from './licence-figures-queries.ts';

const count = z.int().min(0);
const ends = z.strictObject({ domains: count, users: count });

export const shownFigures = {
  asOf: shownInstant.describe(
    'When this was counted: some seconds ago, or longer where counting takes long. The change requests are counted anew each time.',
  ),
  customers: count,
  domains: count,
  users: count.describe('Seats in use.'),
  seats: z.strictObject({
    used: count,
    limit: count.describe('Of all domains that have one.'),
    usedOfLimit: count.describe('Of `used`, those in domains that have a limit.'),
    unlimitedDomains: count.describe('Domains without a limit.'),
  }),
  fullestDomains: z
    .array(z.strictObject({ id: shownId, customerId: shownId, customer: z.string(), name: z.string(), seatsUsed: count, seatLimit: count }))
    .max(10)
    .describe('Those with the largest part of their seats in use; none without a limit or a user.'),
  usersByStatus: z
    .strictObject({ active: count, grace: count, expired: count, not_started: count, suspended: count, domain_suspended: count })
    .describe('By the status of their licences now, as a check would say.'),
  ending: z
    .strictObject({
      within30: ends,
      within60: ends,
      within90: ends,
      byMonth: z.array(z.strictObject({ month: z.string().regex(/^\d{4}-\d\d$/), domains: count, users: count })).length(12),
    })
    .describe(
      'Domains by their last valid day, the suspended ones too, as GET /v1/renewals has them; and users who are active now by theirs, grace not ' +
        'counted. Who ends within 30 days also ends within 60. Months from this one on.',
    ),
};

const figures = z.strictObject(shownFigures);
const months = 12;

/** All that the registry counts for its overview, as it is at one moment. */
export async function readRegistryFigures(
  db: Kysely<RegistrySchema>,
  scope: Scope,
  now: Temporal.Instant,
): Promise<z.output<typeof figures>> {
  const transaction = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return await transaction.execute(async (tx) => {
    const days = await readLocalDays(tx, now);
    const [today = now.toZonedDateTimeISO('UTC').toPlainDate().toString()] = days.days.toSorted();
    const shownMonths = monthsFrom(today, months);
    const last = sql`(${`${shownMonths.at(-1)}-01`}::date + interval '1 month' - interval '1 day')::date`;
    const { seatsUsed, seatLimit, seatsUsedOfLimit, unlimitedDomains, ...totals } = await readTotals(tx, scope);
    const users = await countUsersByLicence(tx, scope, now.epochMilliseconds);
    const domains = await countDomainEnds(tx, scope, days, last);
    return {
      asOf: now.toString(),
      ...totals,
      users: seatsUsed,
      seats: { used: seatsUsed, limit: seatLimit, usedOfLimit: seatsUsedOfLimit, unlimitedDomains },
      fullestDomains: (await readFullestDomains(tx, scope)).map(showFullDomain),
      usersByStatus: countByStatus(users),
      ending: showEnding(shownMonths, domains, users),
    };
  });
}

function showFullDomain({ id, customerId, ...domain }: FullDomain) {
  return { id: String(id), customerId: String(customerId), ...domain };
}

function countByStatus(counted: readonly UsersCounted[]): z.output<typeof figures>['usersByStatus'] {
  const byStatus = { active: 0, grace: 0, expired: 0, not_started: 0, suspended: 0, domain_suspended: 0 };
  for (const { status, users } of counted) byStatus[status] += users;
  return byStatus;
}

function showEnding(
  shownMonths: readonly string[],
  domainsCounted: Awaited<ReturnType<typeof countDomainEnds>>,
  usersCounted: readonly UsersCounted[],
): z.output<typeof figures>['ending'] {
  const active = usersCounted.filter(({ status }) => status === 'active');
  const domains = endsAhead(domainsCounted.map((one) => ({ ...one, count: one.domains })));
  const users = endsAhead(active.map((one) => ({ ...one, count: one.users })));
  const both = (word: 'within30' | 'within60' | 'within90') => ({ domains: domains[word], users: users[word] });
  return {
    within30: both('within30'),
    within60: both('within60'),
    within90: both('within90'),
    byMonth: shownMonths.map((month) => ({ month, domains: domains.byMonth.get(month) ?? 0, users: users.byMonth.get(month) ?? 0 })),
  };
}
