import { sql, type RawBuilder } from 'kysely';
import { within, type Scope } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';
import { domainsToday, type LocalDays } from '../renewals/ending-domain-queries.ts';

export interface Totals {
  readonly customers: number;
  readonly domains: number;
  readonly unlimitedDomains: number;
  readonly seatsUsed: number;
  readonly seatsUsedOfLimit: number;
  readonly seatLimit: number;
}

export async function readTotals(tx: Tx, scope: Scope): Promise<Totals> {
  const { rows } = await sql<Totals>`
    select (select count(*) from customers where ${within(scope, 'customers.id')}) as customers, count(*) as domains,
      count(*) filter (where seat_limit is null) as unlimited_domains, coalesce(sum(seats_used), 0)::bigint as seats_used,
      coalesce(sum(seats_used) filter (where seat_limit is not null), 0)::bigint as seats_used_of_limit,
      coalesce(sum(seat_limit), 0)::bigint as seat_limit
    from domains where ${within(scope, 'domains.customerId')}`.execute(tx);
  const [totals] = rows;
  if (totals === undefined) throw new Error('a count gave no row');
  return totals;
}

export interface FullDomain {
  readonly id: number;
  readonly customerId: number;
  readonly customer: string;
  readonly name: string;
  readonly seatsUsed: number;
  readonly seatLimit: number;
}

const fullestShown = 10;

/** Those with the largest part of their seats in use. */
export async function readFullestDomains(tx: Tx, scope: Scope): Promise<readonly FullDomain[]> {
  const { rows } = await sql<FullDomain>`
    select domains.id, domains.customer_id, customers.name as customer, domains.name, domains.seats_used, domains.seat_limit
    from domains join customers on customers.id = domains.customer_id
    where domains.seat_limit > 0 and domains.seats_used > 0 and ${within(scope, 'domains.customerId')}
    order by domains.seats_used::float8 / domains.seat_limit desc, domains.seats_used desc, domains.id limit ${fullestShown}`.execute(tx);
  return rows;
}

/** So many domains with the same last valid day. */
export interface DomainsCounted {
  readonly endsOn: string;
  readonly daysLeft: number;
  readonly domains: number;
}

/** Those that end today or later, and not after `last`. */
export async function countDomainEnds(
  tx: Tx,
  scope: Scope,
  days: LocalDays,
  last: RawBuilder<unknown>,
): Promise<readonly DomainsCounted[]> {
  const { rows } = await sql<DomainsCounted>`
    select domains.valid_until as ends_on, domains.valid_until - local.today as days_left, count(*) as domains
    from ${domainsToday(days)}
    where domains.valid_until between local.today and ${last} and ${within(scope, 'domains.customerId')}
    group by 1, 2`.execute(tx);
  return rows;
}
