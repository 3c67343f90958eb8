import type { LicenceStatus } from '@seatledger/domain/licence/licence.ts';
import { sql, type RawBuilder } from 'kysely';
import { within, type Scope } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';
import { datesOfZones, statusOf, zonesOf } from '../licences/licence-status-queries.ts';

/** So many users whose licences have a status now and the same last valid day. */
export interface UsersCounted {
  readonly status: Exclude<LicenceStatus, 'unknown'>;
  readonly endsOn: string | null;
  /** In the customers' time zones; null where there is no end. */
  readonly daysLeft: number | null;
  readonly users: number;
}

/**
 * Counts all users. Most have the licence of their domain, which knows how many it has; only those with terms of their own are read. The
 * database compares dates, which the rules of validity have made for each time zone and grace.
 */
export async function countUsersByLicence(tx: Tx, scope: Scope, at: number): Promise<readonly UsersCounted[]> {
  const zones = await datesOfZones(tx, at);
  const { rows } = await sql<UsersCounted>`
    with zones as (
      select * from ${zonesOf(zones)}
    ), terms as materialized (
      select domains.id, domains.valid_from, domains.valid_until, domains.suspended_at is not null as domain_suspended, domains.seats_used, z.*
      from domains join customers on customers.id = domains.customer_id
      join zones z on z.time_zone = customers.time_zone and z.grace_days = domains.grace_days
      where ${within(scope, 'domains.customerId')}
    )
    select ${statusOf({ ...ofDomain, suspended: sql`false`, from: sql`t.valid_from`, until: sql`t.valid_until` })} as status, t.valid_until as ends_on, t.valid_until - t.today as days_left,
      sum(t.seats_used - coalesce(own.users, 0))::bigint as users
    from terms t left join (select u.domain_id, count(*) as users from users u where ${hasOwnTerms(scope)} group by 1) own on own.domain_id = t.id
    where t.seats_used > coalesce(own.users, 0) group by 1, 2, 3
    union all
    select ${statusOf({ ...ofDomain, suspended: sql`u.suspended_at is not null`, from: starts, until: ends })}, ${ends}, ${ends} - t.today, count(*)
    from users u join terms t on t.id = u.domain_id
    where ${hasOwnTerms(scope)} group by 1, 2, 3`.execute(tx);
  return rows;
}

const ofDomain = { domainSuspended: sql`t.domain_suspended`, zone: 't' };
const starts = sql`greatest(u.valid_from, t.valid_from)`;
const ends = sql`least(u.valid_until, t.valid_until)`;

/** As the index has it. */
function hasOwnTerms(scope: Scope): RawBuilder<boolean> {
  return sql<boolean>`(u.valid_until is not null or u.valid_from is not null or u.suspended_at is not null)
    and ${scope === null ? sql`true` : sql`u.domain_id = any(array(select id from terms))`}`;
}
