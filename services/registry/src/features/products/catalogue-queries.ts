import { found } from '@seatledger/domain/command/decision.ts';
import type { Touched } from '@seatledger/platform/commands/use-case.ts';
import type { ChangedEntity, Tx } from '../../registry-schema.ts';
import { newVersion } from '../../versioned-rows.ts';

/** The tables of things that go by a key, with a name and a description. */
export type CatalogueTable = 'products' | 'features' | 'profiles' | 'packs';

interface CatalogueEntry {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly description: string;
}

/** The entry, locked so that nobody else changes it, and nothing comes to refer to it, before the transaction ends. */
export async function lockEntry(tx: Tx, table: CatalogueTable, key: string): Promise<CatalogueEntry | undefined> {
  return await tx.selectFrom(table).select(['id', 'key', 'name', 'description']).where('key', '=', key).forUpdate().executeTakeFirst();
}

/** The lock of a change to an entry, by whoever is confined to no customer. Gives the entry's version. */
export async function lockEntryVersion(tx: Tx, table: CatalogueTable, word: string, key: string): Promise<number> {
  const row = await tx.selectFrom(table).select('version').where('key', '=', key).forUpdate().executeTakeFirst();
  return found(row, word, key, 'key').version;
}

/** Whether there is such an entry; it stays there until the transaction ends. */
export async function holdEntry(tx: Tx, table: CatalogueTable, key: string): Promise<boolean> {
  const row = await tx.selectFrom(table).select('id').where('key', '=', key).forKeyShare().executeTakeFirst();
  return row !== undefined;
}

export async function isKeyTaken(tx: Tx, table: CatalogueTable, key: string): Promise<boolean> {
  const row = await tx.selectFrom(table).select('id').where('key', '=', key).executeTakeFirst();
  return row !== undefined;
}

export async function updateEntry(tx: Tx, table: CatalogueTable, { id, name, description }: CatalogueEntry): Promise<void> {
  await tx
    .updateTable(table)
    .set({ name, description, ...newVersion })
    .where('id', '=', id)
    .execute();
}

export async function deleteEntry(tx: Tx, table: CatalogueTable, id: number): Promise<void> {
  await tx.deleteFrom(table).where('id', '=', id).execute();
}

export function touchedEntry({ id }: { readonly id: number }): readonly Touched<ChangedEntity>[] {
  return [{ entity: 'catalogue', firstId: id, lastId: id }];
}
