import { domainNameOf } from '@seatledger/domain/user/user.ts';
import { isWithin, within, type Scope } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';
import { lockSeatDomains } from '../domains/seat-domain-queries.ts';
import type { BulkItem } from './bulk-item.ts';

/**
 * Locks all that items are about, in the order in which single commands do it (domains, then users; a domain before its customer) and
 * each kind by id, so that two that name the same things in opposite orders wait for each other. What is not within the scope is left.
 */
export async function lockInOrder(tx: Tx, scope: Scope, items: readonly BulkItem[]): Promise<void> {
  const seats = await findSeats(tx, scope, items);
  const domainIds = await findDomainIds(tx, scope, items);
  await lockSeatDomains(tx, [...new Set([...seats.map(({ domainId }) => domainId), ...domainIds])]);
  await lockUsers(
    tx,
    seats.map(({ id }) => id),
  );
  await lockCustomers(
    tx,
    customerIdsOf(items).filter((id) => isWithin(scope, id)),
  );
}

async function findSeats(tx: Tx, scope: Scope, items: readonly BulkItem[]): Promise<{ id: number; domainId: number }[]> {
  const ids = items.flatMap(({ action, id, userId }) => numbersOf(action.startsWith('user.') ? id : userId));
  return await tx
    .selectFrom('users')
    .innerJoin('domains', 'domains.id', 'users.domainId')
    .select(['users.id', 'users.domainId'])
    .where('users.id', 'in', [...ids, 0])
    .where(within(scope, 'domains.customerId'))
    .execute();
}

async function findDomainIds(tx: Tx, scope: Scope, items: readonly BulkItem[]): Promise<number[]> {
  const ids = items.flatMap(({ action, id }) => (action.startsWith('domain.') ? numbersOf(id) : []));
  const names = items.flatMap(({ email }) => (typeof email === 'string' ? [domainNameOf(email)] : []));
  const rows = await tx
    .selectFrom('domains')
    .select('id')
    .where(within(scope, 'domains.customerId'))
    .where((eb) =>
      eb.or([
        eb('id', 'in', [...ids, 0]),
        eb(
          'id',
          'in',
          eb
            .selectFrom('domainNames')
            .select('domainId')
            .where('domainNames.name', 'in', [...names, '']),
        ),
      ]),
    )
    .execute();
  return rows.map(({ id }) => id);
}

function customerIdsOf(items: readonly BulkItem[]): number[] {
  return items.flatMap(({ action, id, customerId }) => numbersOf(action.startsWith('customer.') ? id : customerId));
}

async function lockUsers(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx
    .selectFrom('users')
    .select('id')
    .where('id', 'in', [...ids, 0])
    .orderBy('id')
    .forUpdate()
    .execute();
}

async function lockCustomers(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx
    .selectFrom('customers')
    .select('id')
    .where('id', 'in', [...ids, 0])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

function numbersOf(value: unknown): number[] {
  return typeof value === 'number' ? [value] : [];
}
