import { growthDays } from '@seatledger/domain/renewal/propose-seats.ts';
import { addDays } from '@seatledger/domain/validity/validity.ts';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { within, type Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';

/** Which ends are looked for. */
export interface EndsSought {
  /** The most days that are left. */
  readonly within: number;
  /** The most days that have passed since the last day of grace. */
  readonly expired: number;
  /** In place of both, the month of the last day: `2027-03`. */
  readonly month?: string | undefined;
  readonly customerId?: number | undefined;
}

/** A domain that may be renewed, with its seats as a proposal looks at them. Dates are days in the customer's time zone. */
export interface EndingDomain {
  readonly id: number;
  readonly customerId: number;
  readonly customer: string;
  readonly timeZone: string;
  readonly today: string;
  readonly name: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly graceDays: number;
  readonly suspended: boolean;
  readonly seatLimit: number | null;
  readonly seatsUsed: number;
  readonly seatsSuspended: number;
  readonly seatsExpired: number;
  readonly seatsAdded: number;
  readonly seatsSeen: number;
  readonly seatsNew: number;
  readonly ageDays: number;
  readonly version: number;
}

/** The day that it is in each of the customers' time zones. */
export interface LocalDays {
  readonly now: Temporal.Instant;
  readonly timeZones: readonly string[];
  readonly days: readonly string[];
}

/** By our own calendar rather than the database's, which may know other zones. */
export async function readLocalDays(db: Kysely<RegistrySchema>, now: Temporal.Instant): Promise<LocalDays> {
  const rows = await db.selectFrom('customers').select('timeZone').distinct().execute();
  const timeZones = rows.map(({ timeZone }) => timeZone);
  return { now, timeZones, days: timeZones.map((timeZone) => now.toZonedDateTimeISO(timeZone).toPlainDate().toString()) };
}

export interface EndsPage {
  /** The list goes on after this end and this id. */
  readonly after: { readonly until: string; readonly id: number } | null;
  readonly limit: number;
}

/** Those whose end is near, the first end first. */
export async function listEndingDomains(
  db: Kysely<RegistrySchema>,
  scope: Scope,
  sought: EndsSought,
  days: LocalDays,
  { after, limit }: EndsPage,
): Promise<readonly EndingDomain[]> {
  const goesOn = after === null ? sql`true` : sql`(domains.valid_until, domains.id) > (${after.until}::date, ${after.id}::bigint)`;
  return await readDomains(
    db,
    days,
    sql`${isEnding(scope, sought, days)} and ${goesOn} order by domains.valid_until, domains.id limit ${limit}`,
  );
}

/** Those of the ids that there are within the scope, whenever they end. */
export async function findDomainsToRenew(
  db: Kysely<RegistrySchema>,
  scope: Scope,
  ids: readonly number[],
  days: LocalDays,
): Promise<readonly EndingDomain[]> {
  return await readDomains(db, days, sql`domains.id = any(${ids}::bigint[]) and ${within(scope, 'domains.customerId')}`);
}

async function readDomains(db: Kysely<RegistrySchema>, days: LocalDays, which: RawBuilder<unknown>): Promise<readonly EndingDomain[]> {
  const growingSince = days.now.subtract({ hours: 24 * growthDays }).toString();
  const { rows } = await sql<EndingDomain>`
    with chosen as materialized (
      select domains.*, customers.name as customer, customers.time_zone, local.today
      from ${domainsToday(days)}
      where ${which}
    )
    select d.id, d.customer_id, d.customer, d.time_zone, d.today, d.name, d.valid_from, d.valid_until, d.grace_days,
      d.suspended_at is not null as suspended, d.seat_limit, d.seats_used, d.version,
      (${days.now.toString()}::timestamptz at time zone 'UTC')::date - (d.created_at at time zone 'UTC')::date as age_days,
      s.seats_suspended, s.seats_expired, s.seats_added, s.seats_seen, s.seats_new
    from chosen d cross join lateral (
      select count(*) filter (where u.suspended_at is not null) as seats_suspended,
        count(*) filter (where u.suspended_at is null and u.valid_until < d.today) as seats_expired,
        count(*) filter (where u.suspended_at is null and u.created_at >= ${growingSince}::timestamptz
          and (u.valid_until is null or u.valid_until >= d.today)) as seats_added,
        count(*) filter (where u.suspended_at is null and (u.valid_until is null or u.valid_until >= d.today)
          and l.seen_at >= ${growingSince}::timestamptz) as seats_seen,
        count(*) filter (where u.suspended_at is null and (u.valid_until is null or u.valid_until >= d.today)
          and (l.seen_at is null or l.seen_at < ${growingSince}::timestamptz) and u.created_at >= ${growingSince}::timestamptz) as seats_new
      from users u left join licence_published.last_seen l on l.user_id = u.id where u.domain_id = d.id
    ) s
    order by d.valid_until, d.id`.execute(db);
  return rows;
}

/** How many there are in which state, the nearer ends counted among the farther ones. */
export interface EndsCounted {
  readonly expired: number;
  readonly grace: number;
  readonly within30: number;
  readonly within60: number;
  readonly within90: number;
}

export async function countEnds(
  db: Kysely<RegistrySchema>,
  scope: Scope,
  sought: Omit<EndsSought, 'within' | 'month'>,
  days: LocalDays,
): Promise<EndsCounted> {
  const left = sql`domains.valid_until - local.today`;
  const { rows } = await sql<EndsCounted>`
    select count(*) filter (where ${left} < 0 and ${left} + domains.grace_days < 0) as expired,
      count(*) filter (where ${left} < 0 and ${left} + domains.grace_days >= 0) as grace,
      count(*) filter (where ${left} between 0 and 30) as "within30",
      count(*) filter (where ${left} between 0 and 60) as "within60",
      count(*) filter (where ${left} between 0 and 90) as "within90"
    from ${domainsToday(days)}
    where ${isEnding(scope, { ...sought, within: 90, month: undefined }, days)}`.execute(db);
  return rows[0] ?? { expired: 0, grace: 0, within30: 0, within60: 0, within90: 0 };
}

export function domainsToday({ timeZones, days }: LocalDays): RawBuilder<unknown> {
  return sql`
    domains join customers on customers.id = domains.customer_id
    join unnest(${timeZones}::text[], ${days}::date[]) as local (time_zone, today) on local.time_zone = customers.time_zone`;
}

const mostGraceDays = 366;

function isEnding(scope: Scope, { within: most, expired, month, customerId }: EndsSought, days: LocalDays): RawBuilder<boolean> {
  return sql<boolean>`${within(scope, 'domains.customerId')}
    and ${customerId === undefined ? sql`true` : sql`domains.customer_id = ${customerId}`}
    and ${month === undefined ? endsWithin(most, expired, days) : endsInMonth(month)}`;
}

function endsInMonth(month: string): RawBuilder<boolean> {
  const firstDay = `${month}-01`;
  return sql<boolean>`domains.valid_until between ${firstDay}::date and ${firstDay}::date + interval '1 month' - interval '1 day'`;
}

function endsWithin(most: number, expired: number, { days }: LocalDays): RawBuilder<boolean> {
  const [first = '2000-01-01', ...others] = days.toSorted();
  const last = others.at(-1) ?? first;
  return sql<boolean>`domains.valid_until between ${addDays(first, -mostGraceDays - expired)}::date and ${addDays(last, most)}::date
    and domains.valid_until - local.today <= ${most}::integer
    and local.today - domains.valid_until - domains.grace_days <= ${expired}::integer`;
}
