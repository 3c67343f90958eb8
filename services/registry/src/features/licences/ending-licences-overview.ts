import { decideEnding, endingDates } from '@seatledger/domain/licence/ending-licence.ts';
import { termsOf } from '@seatledger/domain/licence/licence.ts';
import { decodePairCursor, encodePairCursor } from '@seatledger/platform/http/cursor.ts';
import { sql, type Kysely } from 'kysely';
import { within, type Scope } from '../../api/scope.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';

export interface EndingFilter {
  readonly customerId?: number | undefined;
  readonly domainId?: number | undefined;
}

/** Access that is lost after `at` and not later than `notAfter`, in epoch milliseconds. */
export interface EndingWindow {
  readonly at: number;
  readonly notAfter: number;
}

export interface EndingPage {
  /** The domain and the user after whom the list goes on. */
  readonly after: readonly [number, number];
  readonly limit: number;
}

/** @throws HttpProblem 400 `invalid_cursor` */
export function endingPageOf({ limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined }): EndingPage {
  return { limit, after: cursor === undefined ? [0, 0] : decodePairCursor(cursor) };
}

type Ending = NonNullable<ReturnType<typeof decideEnding>>;
export type EndingRow = Pick<UserRow, 'id' | 'email' | 'displayName' | 'domainId' | 'customerId'> & Ending;

/**
 * Users in the order of their domains. The database compares dates, which the rules of validity have made for each time zone and grace;
 * the rules decide on each user again, who is left out in the rare case of a zone that skips a day.
 */
export async function listEndingLicences(
  db: Kysely<RegistrySchema>,
  scope: Scope,
  filter: EndingFilter,
  window: EndingWindow,
  page: EndingPage,
): Promise<{ readonly items: readonly EndingRow[]; readonly nextCursor: string | null }> {
  const transaction = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  const rows = await transaction.execute(async (tx) => await findEndingUsers(tx, scope, filter, await datesOfZones(tx, window), page));
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    items: shown.flatMap((row) => endingOf(row, window)),
    nextCursor: rows.length > page.limit && last !== undefined ? encodePairCursor([last.domainId, last.id]) : null,
  };
}

function endingOf(row: UserRow, { at, notAfter }: EndingWindow): readonly EndingRow[] {
  const { id, email, displayName, domainId, customerId, validFrom, validUntil, domainFrom, domainUntil, graceDays, timeZone } = row;
  const terms = termsOf(
    { validity: { from: domainFrom, until: domainUntil }, graceDays, timeZone, suspended: false },
    { validity: { from: validFrom, until: validUntil }, suspended: false },
  );
  const endsByItself = validUntil !== null && (domainUntil === null || validUntil < domainUntil);
  const ending = decideEnding(terms, endsByItself, at, notAfter);
  return ending === null ? [] : [{ id, email, displayName, domainId, customerId, ...ending }];
}

interface ZoneDates {
  readonly timeZone: string;
  readonly graceDays: number;
  readonly startedBy: string;
  readonly from: string;
  readonly until: string;
}

async function datesOfZones(tx: Tx, { at, notAfter }: EndingWindow): Promise<readonly ZoneDates[]> {
  const zones = await tx
    .selectFrom('domains')
    .innerJoin('customers', 'customers.id', 'domains.customerId')
    .select(['customers.timeZone', 'domains.graceDays'])
    .distinct()
    .execute();
  return zones.map((zone) => ({ ...zone, ...endingDates(zone, at, notAfter) }));
}

interface UserRow {
  readonly id: number;
  readonly email: string;
  readonly displayName: string;
  readonly domainId: number;
  readonly customerId: number;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly domainFrom: string;
  readonly domainUntil: string | null;
  readonly graceDays: number;
  readonly timeZone: string;
}

/**
 * Domains that end in time, with all users who do not end before; and of the others, the users who end by themselves. Domain by domain and
 * no more of each than a page holds, so that a page costs the same wherever it is.
 */
async function findEndingUsers(tx: Tx, scope: Scope, filter: EndingFilter, zones: readonly ZoneDates[], page: EndingPage) {
  const limit = page.limit + 1;
  const [afterDomainId, afterId] = page.after;
  const column = <Field extends keyof ZoneDates>(field: Field) => zones.map((zone) => zone[field]);
  const users = (condition: ReturnType<typeof sql>) => sql`
    select d.id as domain_id, d.customer_id, d.name, d.valid_from as domain_from, d.valid_until as domain_until, d.grace_days, d.time_zone, u.*
    from open_domains d cross join lateral (
      select u.id, u.local_part, u.display_name, u.valid_from, u.valid_until from users u
      where u.domain_id = d.id and (d.id > ${afterDomainId} or u.id > ${afterId}) and ${condition}
        and u.suspended_at is null and (u.valid_from is null or u.valid_from <= d.started_by)
        and greatest(u.valid_from, d.valid_from) <= least(u.valid_until, d.valid_until)
      order by u.id limit ${limit}
    ) u
    where ${domainCondition(condition === endsWithDomain)}
    order by d.id, u.id limit ${limit}`;
  const { rows } = await sql<UserRow>`
    with zones as (
      select * from unnest(${column('timeZone')}::text[], ${column('graceDays')}::smallint[], ${column('startedBy')}::date[],
        ${column('from')}::date[], ${column('until')}::date[]) as zone (time_zone, grace_days, started_by, first_end, last_end)
    ), open_domains as materialized (
      select domains.id, domains.customer_id, domains.name, domains.valid_from, domains.valid_until, z.*
      from domains join customers on customers.id = domains.customer_id
      join zones z on z.time_zone = customers.time_zone and z.grace_days = domains.grace_days
      where domains.suspended_at is null and domains.valid_from <= z.started_by
        and (domains.valid_until is null or domains.valid_until >= z.first_end) and domains.id >= ${afterDomainId}
        and ${within(scope, 'domains.customerId')}
        and ${filter.customerId === undefined ? sql`true` : sql`domains.customer_id = ${filter.customerId}`}
        and ${filter.domainId === undefined ? sql`true` : sql`domains.id = ${filter.domainId}`}
      order by domains.id
    )
    select id, local_part || '@' || name as email, display_name, domain_id, customer_id, valid_from, valid_until, domain_from, domain_until,
      grace_days, time_zone
    from ((${users(endsWithDomain)}) union all (${users(endsByItself)})) ending
    order by domain_id, id limit ${limit}`.execute(tx);
  return rows;
}

const endsWithDomain = sql`(u.valid_until is null or u.valid_until >= d.first_end)`;
const endsByItself = sql`u.valid_until between d.first_end and d.last_end`;

function domainCondition(ends: boolean) {
  return ends ? sql`d.valid_until <= d.last_end` : sql`(d.valid_until is null or d.valid_until > d.last_end)`;
}
