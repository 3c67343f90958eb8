import { nextId } from '@seatledger/platform/db/next-id.ts';
import { sql } from 'kysely';
import type { Tx } from './registry-schema.ts';

type VersionedTable = 'customers' | 'domains' | 'products' | 'features' | 'profiles' | 'packs' | 'imports';

/** The id of the row that is about to be inserted: a decision names what it creates. */
export async function nextRegistryId(tx: Tx, table: VersionedTable): Promise<number> {
  return nextId(tx, `registry.${table}`);
}

/** Whether there was a row of that id, and is none now. Two who bring it back at once meet at the key. */
export async function wasDeleted(tx: Tx, table: 'customers' | 'domains' | 'users', id: number): Promise<boolean> {
  const { rows } = await sql<{ deleted: boolean }>`
    select coalesce(${id} <= pg_sequence_last_value(pg_get_serial_sequence(${`registry.${table}`}, 'id')::regclass), false)
      and not exists (select from ${sql.table(table)} where id = ${id}) as deleted`.execute(tx);
  return rows[0]?.deleted ?? false;
}

/** What every update sets besides. */
export const newVersion = { version: sql<number>`version + 1`, updatedAt: sql<Temporal.Instant>`now()` };
