import { nextId } from '@seatledger/platform/db/next-id.ts';
import { sql } from 'kysely';
import type { Tx } from './registry-schema.ts';

type VersionedTable = 'customers' | 'domains' | 'products' | 'features' | 'profiles' | 'packs' | 'imports' | 'leaver_checks';

/** The id of the row that is about to be inserted: a decision names what it creates. */
export async function nextRegistryId(tx: Tx, table: VersionedTable): Promise<number> {
  return nextId(tx, `registry.${table}`);
}

/** What every update sets besides. */
export const newVersion = { version: sql<number>`version + 1`, updatedAt: sql<Temporal.Instant>`now()` };
