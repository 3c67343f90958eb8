import { sql, type Kysely } from 'kysely';
import type { WrittenAlong } from '@seatledger/platform/commands/audit-event.ts';
import type { PersonKeyRow } from './person-keys.ts';

/** An event as the log keeps it. */
export interface SealedEntry {
  readonly entry: string;
  readonly attachment: string | null;
  /** Of the keys that it is sealed under, those that are not known to be committed. */
  readonly keys: readonly PersonKeyRow[];
}

interface AppendedEntries {
  /** In the order of the entries. */
  readonly ids: readonly number[];
  /** null where no key was there before. */
  readonly committed: readonly string[] | null;
}

/** Appends entries in their order, by one statement. `along` is given the id of the last one. */
export async function appendEntries<Schema>(
  db: Kysely<Schema>,
  entries: readonly SealedEntry[],
  along: WrittenAlong | undefined,
): Promise<AppendedEntries> {
  const append = sql`select ids, committed from audit.append_many(${entriesText(entries)}::jsonb, ${attachmentsOf(entries)}, ${keysText(entries)}::jsonb)`;
  const { rows } = await (
    along === undefined
      ? sql<{ ids: readonly string[]; committed: readonly string[] | null }>`${append}`
      : sql<{ ids: readonly string[]; committed: readonly string[] | null }>`
          with appended as materialized (${append}), along as (${along(sql<number>`(select ids[cardinality(ids)] from appended)`)})
          select ids, committed from appended`
  ).execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('audit.append_many returned nothing');
  return { ids: row.ids.map(Number), committed: row.committed };
}

/** They are JSON already. */
function entriesText(entries: readonly SealedEntry[]): string {
  return `[${entries.map(({ entry }) => entry).join(',')}]`;
}

function attachmentsOf(entries: readonly SealedEntry[]): readonly string[] {
  return entries.flatMap(({ attachment }) => attachment ?? []);
}

function keysText(entries: readonly SealedEntry[]): string {
  const keys = new Map(entries.flatMap(({ keys }) => keys).map((key) => [key.id, key]));
  return JSON.stringify([...keys.values()]);
}
