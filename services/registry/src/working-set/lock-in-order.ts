import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { sql } from 'kysely';
import { isWithin, within, type Scope } from '../api/scope.ts';
import { lockSeatDomains } from '../features/domains/seat-domain-queries.ts';
import type { Tx } from '../registry-schema.ts';
import { namedIn, type NamedThings } from './named-in.ts';

/**
 * Locks all that commands are about, in the order in which single commands do it (domains, then users; a domain before its customer) and
 * each kind by id, so that two that name the same things in opposite orders wait for each other. What is not within the scope is left.
 */
export async function lockInOrder(tx: Tx, scope: Scope, commands: readonly CommandValue[]): Promise<void> {
  const named = namedIn(commands);
  const seats = await findSeats(tx, scope, named);
  const domainIds = await findDomains(tx, scope, named);
  await lockSeatDomains(tx, [...new Set([...seats.map(({ domainId }) => domainId), ...domainIds])]);
  await lockUsers(
    tx,
    seats.map(({ id }) => id),
  );
  await lockCustomers(
    tx,
    named.customerIds.filter((id) => isWithin(scope, id)),
  );
}

async function findSeats(tx: Tx, scope: Scope, { userIds }: NamedThings): Promise<{ id: number; domainId: number }[]> {
  return await tx
    .selectFrom('users')
    .innerJoin('domains', 'domains.id', 'users.domainId')
    .select(['users.id', 'users.domainId'])
    .where('users.id', '=', sql<number>`any(${userIds}::bigint[])`)
    .where(within(scope, 'domains.customerId'))
    .execute();
}

async function findDomains(tx: Tx, scope: Scope, { domainIds, domainNames }: NamedThings): Promise<number[]> {
  const rows = await tx
    .selectFrom('domains')
    .select('id')
    .where(within(scope, 'domains.customerId'))
    .where(
      sql<boolean>`(id = any(${domainIds}::bigint[]) or id in (select domain_id from domain_names where name = any(${domainNames}::text[])))`,
    )
    .execute();
  return rows.map(({ id }) => id);
}

// Counted, since there may be very many and nothing of them is needed.
async function lockUsers(tx: Tx, ids: readonly number[]): Promise<void> {
  await sql`
    select count(*) from (select from users where id = any(${ids}::bigint[]) order by id for update) locked`.execute(tx);
}

async function lockCustomers(tx: Tx, ids: readonly number[]): Promise<void> {
  await sql`
    select count(*) from (select from customers where id = any(${ids}::bigint[]) order by id for no key update) locked`.execute(tx);
}
