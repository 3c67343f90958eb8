import type { SeatDomain } from '@seatledger/domain/user/user.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';

/**
 * Domains as decisions on their seats see them, locked in the order of their ids, so that the count of seats that a decision
 * rests on is still true when it is carried out, and two that need the same domains wait for each other instead of deadlocking.
 */
export async function lockSeatDomains(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, SeatDomain>> {
  const rows = await lockingSeatDomains(tx)
    .where('id', '=', sql<number>`any(${ids}::bigint[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, seatDomainOf(row)]));
}

/** The domain in which a user stands when this begins. */
export async function lockSeatDomainOfUser(tx: Tx, userId: number): Promise<SeatDomain | undefined> {
  const row = await lockingSeatDomains(tx)
    .where('id', '=', (eb) => eb.selectFrom('users').select('domainId').where('users.id', '=', userId))
    .executeTakeFirst();
  return row && seatDomainOf(row);
}

type SeatDomainRow = Awaited<ReturnType<ReturnType<typeof lockingSeatDomains>['execute']>>[number];

function lockingSeatDomains(tx: Tx) {
  return tx
    .selectFrom('domains')
    .select(['id', 'customerId', 'name', 'validFrom', 'validUntil', 'seatLimit', 'seatsUsed'])
    .orderBy('id')
    .forNoKeyUpdate();
}

function seatDomainOf({ validFrom, validUntil, ...row }: SeatDomainRow): SeatDomain {
  return { ...row, validity: { from: validFrom, until: validUntil } };
}

/** The id of the domain that goes by a name, as its own or as an alias. */
export async function findDomainId(kysely: Kysely<RegistrySchema>, name: string): Promise<number | undefined> {
  const row = await kysely.selectFrom('domainNames').select('domainId').where('name', '=', name).executeTakeFirst();
  return row?.domainId;
}

/** The ids of the domains that go by these names. */
export async function findDomainIds(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (names.length === 0) return new Map();
  const rows = await tx
    .selectFrom('domainNames')
    .select(['name', 'domainId'])
    .where('name', '=', sql<string>`any(${names}::text[])`)
    .execute();
  return new Map(rows.map(({ name, domainId }) => [name, domainId]));
}

export async function lockSeatDomain(tx: Tx, id: number | undefined): Promise<SeatDomain | undefined> {
  return id === undefined ? undefined : (await lockSeatDomains(tx, [id])).get(id);
}
