import { sql, type Kysely, type Transaction } from 'kysely';

/** The id of the row that is about to be inserted into `schema.table`, from its sequence: a decision names what it creates. */
export async function nextId<Schema>(tx: Transaction<Schema>, table: string): Promise<number> {
  const [id] = await nextIds(tx, table, 1);
  if (id === undefined) throw new Error(`${table} gave no id`);
  return id;
}

/** Those of so many rows, in ascending order. */
export async function nextIds<Schema>(tx: Transaction<Schema>, table: string, count: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${count})`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Sees to it that the sequence of `schema.table` gives none of these ids. */
export async function keepIdsTaken<Schema>(db: Kysely<Schema>, table: string, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const highest = Math.max(...ids);
  // Where it is beyond them already it is never set back: somebody may have taken the next one meanwhile.
  await sql`
    select setval(pg_get_serial_sequence(${table}, 'id'), ${highest})
    from (select nextval(pg_get_serial_sequence(${table}, 'id')) as next) s where s.next < ${highest}`.execute(db);
}
