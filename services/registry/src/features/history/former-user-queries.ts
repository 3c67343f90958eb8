import type { RetainedKind } from '@seatledger/domain/privacy/retention.ts';
import type { KnownUser } from '@seatledger/domain/user/erase-user.ts';
import type { RetainedData } from '@seatledger/platform/privacy/retained-data.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { findCustomerOfUser } from './licence-history-queries.ts';

/** A user of whom former states are kept, and whose it is or was. */
export async function findFormerUser(tx: Tx, id: number): Promise<KnownUser | undefined> {
  const row = await tx.selectFrom('formerUsers').select('id').where('id', '=', id).limit(1).executeTakeFirst();
  const customerId = row && (await findCustomerOfUser(tx, id));
  return customerId === undefined ? undefined : { id, customerId };
}

/** Where somebody has a seat, or had one. */
export async function findDomainsOfUser(tx: Tx, id: number): Promise<readonly number[]> {
  const { rows } = await sql<{ domainId: number }>`
    select domain_id from users where id = ${id} union select domain_id from former_users where id = ${id} order by 1`.execute(tx);
  return rows.map(({ domainId }) => domainId);
}

/** Nothing is left of what these users were. */
export async function deleteHistoryOfUsers(db: Kysely<RegistrySchema>, ids: readonly number[]): Promise<void> {
  await sql`delete from former_overrides where user_id = any(${ids}::bigint[])`.execute(db);
  await sql`delete from former_users where id = any(${ids}::bigint[])`.execute(db);
}

/** The states of seats that are no more. */
export function retainedFormerSeats(db: Kysely<RegistrySchema>): RetainedData<RetainedKind> {
  return {
    kind: 'former-seat',
    count: async (before) => (await findUsersDeletedBefore(db, before)).length,
    async remove(before) {
      const ids = await findUsersDeletedBefore(db, before);
      await db.transaction().execute((tx) => deleteHistoryOfUsers(tx, ids));
      return ids.length;
    },
  };
}

/** Not those who were brought back since, nor those who were deleted again later. */
async function findUsersDeletedBefore(db: Kysely<RegistrySchema>, before: Temporal.Instant): Promise<readonly number[]> {
  const at = sql`${before.toString()}::timestamptz`;
  const { rows } = await sql<{ id: number }>`
    select distinct f.id from former_users f join moments m on m.id = f.ended_in
    where f.deleted and m.at < ${at} and not exists (select from users u where u.id = f.id)
      and not exists (select from former_users l join moments n on n.id = l.ended_in where l.id = f.id and n.at >= ${at})
    order by 1`.execute(db);
  return rows.map(({ id }) => id);
}
