import type { SeatDomain } from '@seatledger/domain/user/user.ts';
import type { Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';

/**
 * Domains as decisions on their seats see them, locked in the order of their ids, so that the count of seats that a decision
 * rests on is still true when it is carried out, and two that need the same domains wait for each other instead of deadlocking.
 */
export async function lockSeatDomains(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, SeatDomain>> {
  const rows = await tx
    .selectFrom('domains')
    .select(['id', 'customerId', 'name', 'validFrom', 'validUntil', 'seatLimit', 'seatsUsed'])
    .where('id', 'in', [...ids, 0])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return new Map(rows.map(({ validFrom, validUntil, ...row }) => [row.id, { ...row, validity: { from: validFrom, until: validUntil } }]));
}

/** The id of the domain that goes by a name, as its own or as an alias. */
export async function findDomainId(kysely: Kysely<RegistrySchema>, name: string): Promise<number | undefined> {
  const row = await kysely.selectFrom('domainNames').select('domainId').where('name', '=', name).executeTakeFirst();
  return row?.domainId;
}

export async function lockSeatDomain(tx: Tx, id: number | undefined): Promise<SeatDomain | undefined> {
  return id === undefined ? undefined : (await lockSeatDomains(tx, [id])).get(id);
}
