import type { NewPerson } from '@seatledger/domain/operator/join-person.ts';
import { sql } from 'kysely';
import type { Tx } from '../../access-schema.ts';

export async function nextPersonId(tx: Tx): Promise<number> {
  const { rows } = await sql<{ id: number }>`select nextval('access.person_ids') as id`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('the sequence of people gave no id');
  return row.id;
}

/** The accounts of these people, in order, each locked. */
export function lockAccounts(tx: Tx, personIds: readonly number[]) {
  return tx
    .selectFrom('operators')
    .select(['id', 'personId'])
    .where('personId', 'in', [...personIds])
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Nobody joins or leaves a person meanwhile: two who do so at once would each see half of it. */
export async function lockPeople(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('access people', 0))`.execute(tx);
}

export async function saveNewPerson(tx: Tx, { operatorIds, personId }: NewPerson): Promise<void> {
  await tx
    .updateTable('operators')
    .set({ personId, version: sql<number>`version + 1`, updatedAt: sql<Temporal.Instant>`now()` })
    .where('id', 'in', [...operatorIds])
    .execute();
}
