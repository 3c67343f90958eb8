import { nextId } from '@seatledger/platform/db/next-id.ts';
import { sql } from 'kysely';
import type { Tx } from './registry-schema.ts';

type VersionedTable =
  | 'customers'
  | 'domains'
  | 'products'
  | 'features'
  | 'profiles'
  | 'packs'
  | 'imports'
  | 'leaver_checks'
  | 'parity_runs';

/** The id of the row that is about to be inserted: a decision names what it creates. */
export async function nextRegistryId(tx: Tx, table: VersionedTable): Promise<number> {
  return nextId(tx, `registry.${table}`);
}

/** Those of the ids that rows had which are there no more. Two who bring one back at once meet at its key. */
export async function findDeleted(tx: Tx, table: 'customers' | 'domains' | 'users', ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: number }>`
    select id from unnest(${ids}::bigint[]) asked (id)
    where id <= (select case when is_called then last_value else last_value - 1 end from ${sql.table(`${table}_id_seq`)})
      and not exists (select from ${sql.table(table)} present where present.id = asked.id)`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** What every update sets besides. */
export const newVersion = { version: sql<number>`version + 1`, updatedAt: sql<Temporal.Instant>`now()` };
