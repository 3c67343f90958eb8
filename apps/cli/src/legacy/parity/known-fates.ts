import { bodyOf, type ApiClient, type components } from '@seatledger/api-client';
import type { KnownFate } from '@seatledger/legacy/parity/cause-of.ts';
import type { RowRef } from '@seatledger/legacy/parity/old-tables.ts';
import { tableKey } from '@seatledger/legacy/source/source-table.ts';
import { everyPage } from '../../api/every-page.ts';

type Migration = components['schemas']['Migration'];

/** What has become of the rows of an old database, as far as it explains that somebody is not as they were. */
export interface KnownFates {
  of(row: RowRef): KnownFate | null;
  /** When it was applied for the first time, ISO 8601; null: never. */
  readonly firstAppliedAt: string | null;
  /** Which of these rows of users came with the last migration that was applied; null where there is none, or its rows are kept no longer. */
  migratedUsers(keys: ReadonlySet<string>): Promise<ReadonlySet<string> | null>;
}

export async function readKnownFates(client: ApiClient, source: string): Promise<KnownFates> {
  const migrations = await everyPage((query) => bodyOf(client.GET('/v1/migrations', { params: { query } })));
  const ofSource = migrations.filter((one) => one.source === source.slice(0, 255));
  const applied = ofSource.filter(({ appliedAt }) => appliedAt !== null);
  const fates = new Map<string, KnownFate>();
  const [last] = ofSource;
  if (last !== undefined) await readDecided(client, last.id, fates);
  await readQuarantine(client, fates);
  return {
    of: ({ table, key }) => fates.get(nameOf(table, key)) ?? null,
    firstAppliedAt: applied.at(-1)?.appliedAt ?? null,
    migratedUsers: (keys) => findMigrated(client, applied[0], keys),
  };
}

function nameOf(table: string, key: string): string {
  return `${tableKey(table)}|${key}`;
}

async function readDecided(client: ApiClient, id: string, fates: Map<string, KnownFate>): Promise<void> {
  for (const fate of ['left_out', 'dropped'] as const) {
    const path = { id };
    const rows = await everyPage((query) =>
      bodyOf(client.GET('/v1/migrations/{id}/rows', { params: { path, query: { ...query, fate } } })),
    );
    for (const { table, key, code, detail } of rows) fates.set(nameOf(table, key), { fate, code: code ?? fate, detail: detail ?? '' });
  }
}

/** One that is fixed waits for the next plan; what was dropped stays so. */
async function readQuarantine(client: ApiClient, fates: Map<string, KnownFate>): Promise<void> {
  for (const state of ['dropped', 'fixed', 'open'] as const) {
    const rows = await everyPage((query) => bodyOf(client.GET('/v1/quarantined-rows', { params: { query: { ...query, state } } })));
    for (const { table, key, code, detail } of rows) {
      fates.set(nameOf(table, key), { fate: state === 'dropped' ? 'dropped' : 'quarantined', code, detail });
    }
  }
}

/** Rows are listed in the order of the source, and read only as far as needed. */
async function findMigrated(
  client: ApiClient,
  applied: Pick<Migration, 'id'> | undefined,
  keys: ReadonlySet<string>,
): Promise<ReadonlySet<string> | null> {
  if (applied === undefined) return null;
  const found = new Set<string>();
  const path = { id: applied.id };
  let cursor: string | null = null;
  let rows = 0;
  do {
    const query: { limit: number; entity: 'user'; cursor?: string } = { limit: 200, entity: 'user', ...(cursor !== null && { cursor }) };
    const page = await bodyOf(client.GET('/v1/migrations/{id}/rows', { params: { path, query } }));
    for (const { key } of page.items) if (keys.has(key)) found.add(key);
    rows += page.items.length;
    cursor = page.nextCursor;
  } while (cursor !== null && found.size < keys.size);
  return rows === 0 ? null : found;
}
