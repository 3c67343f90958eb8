import type { LicenceStatus } from '@seatledger/domain/licence/licence.ts';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { within, type Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { datesOfZones, statusOf, zonesOf, type ZoneDates } from '../licences/licence-status-queries.ts';

export type ListedStatus = Exclude<LicenceStatus, 'unknown'>;

/** What it takes to find the users whose licences have a status. */
export interface LicenceSought {
  readonly status: ListedStatus;
  readonly zones: readonly ZoneDates[];
  /** The domains that give the status to whoever has no terms of their own. */
  readonly domainIds: readonly number[];
}

/** `at`: epoch milliseconds. */
export async function soughtLicence(
  db: Kysely<RegistrySchema>,
  scope: Scope,
  status: ListedStatus | undefined,
  at: number,
): Promise<LicenceSought | undefined> {
  if (status === undefined) return undefined;
  // Whoever is suspended is so by themselves.
  if (status === 'suspended') return { status, zones: [], domainIds: [] };
  const zones = await datesOfZones(db, at);
  const given = statusOf({ ...ofDomain, suspended: sql`false`, from: sql`domains.valid_from`, until: sql`domains.valid_until` });
  const { rows } = await sql<{ id: number }>`
    select domains.id from domains join customers on customers.id = domains.customer_id
    join ${zonesOf(zones)} on zone.time_zone = customers.time_zone and zone.grace_days = domains.grace_days
    where ${given} = ${status} and ${within(scope, 'domains.customerId')}`.execute(db);
  return { status, zones, domainIds: rows.map(({ id }) => id) };
}

/** The condition on a user and their domain. */
export function hasLicence({ status, zones, domainIds }: LicenceSought): RawBuilder<boolean> {
  if (status === 'suspended') return sql<boolean>`users.suspended_at is not null`;
  // An index leads to the users of those domains, another to those who have terms of their own; of these the status is worked out.
  return sql<boolean>`(
    users.domain_id = any(${domainIds}::bigint[]) and not ${hasOwnTerms}
    or ${hasOwnTerms} and ${status} = (
      select ${statusOf({ ...ofDomain, suspended: sql`users.suspended_at is not null`, from: starts, until: ends })}
      from customers join ${zonesOf(zones)} on zone.time_zone = customers.time_zone
      where customers.id = domains.customer_id and zone.grace_days = domains.grace_days))`;
}

/** Whose last day is before a date: their own or the domain's. */
export function endsBefore(date: string): RawBuilder<boolean> {
  return sql<boolean>`(users.valid_until < ${date}::date
    or users.domain_id = any(array(select d.id from domains d where d.valid_until < ${date}::date)))`;
}

const ofDomain = { domainSuspended: sql`domains.suspended_at is not null`, zone: 'zone' };
const starts = sql`greatest(users.valid_from, domains.valid_from)`;
const ends = sql`least(users.valid_until, domains.valid_until)`;
/** As the index has it. */
const hasOwnTerms = sql<boolean>`(users.valid_until is not null or users.valid_from is not null or users.suspended_at is not null)`;
