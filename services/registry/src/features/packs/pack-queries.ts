import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

/** Those of the keys that packs have; the packs stay there until the transaction ends. */
export async function holdPacks(tx: Tx, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows = await tx
    .selectFrom('packs')
    .select('key')
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .orderBy('id')
    .forKeyShare()
    .execute();
  return new Set(rows.map(({ key }) => key));
}

export async function findDomainsWithPack(tx: Tx, packKey: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('domainPacks')
    .innerJoin('packs', 'packs.id', 'domainPacks.packId')
    .innerJoin('domains', 'domains.id', 'domainPacks.domainId')
    .select('domains.name')
    .where('packs.key', '=', packKey)
    .orderBy('domains.name')
    .execute();
  return rows.map(({ name }) => name);
}
