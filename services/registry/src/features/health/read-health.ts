import { sql, type Kysely } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';

/** What waits to be worked off. */
export interface Backlog {
  readonly waiting: number;
  /** Seconds since the one that waits longest was written; null where none waits. */
  readonly oldestSeconds: number | null;
}

export interface RegistryHealth {
  readonly database: { readonly version: string; readonly bytes: number };
  /** `position`: the last one given. What waits is committed and has none yet. */
  readonly changeFeed: Backlog & { readonly position: number };
  /** What waits are changes that searches do not know of. */
  readonly searchIndex: Backlog;
}

/** What is counted one by one. */
const mostCounted = 100_000;

export async function readHealth(db: Kysely<RegistrySchema>): Promise<RegistryHealth> {
  const { rows } = await sql<{
    version: string;
    bytes: number;
    position: number;
    pending: number;
    pendingSeconds: number | null;
    unindexed: number;
    unindexedSeconds: number | null;
  }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes, h.position,
      pending.count as pending, pending.seconds as pending_seconds, h.position - s.position as unindexed,
      (select ${secondsSince(sql`c.recorded_at`)} from changes c where c.position = s.position + 1) as unindexed_seconds
    from change_head h cross join search_head s cross join (
      select count(*), ${secondsSince(sql`min(p.recorded_at)`)} as seconds
      from (select recorded_at from changes where position is null order by id limit ${mostCounted}) p
    ) pending`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('the change feed has no head');
  return {
    database: { version: row.version, bytes: row.bytes },
    changeFeed: { position: row.position, waiting: row.pending, oldestSeconds: row.pendingSeconds },
    searchIndex: { waiting: row.unindexed, oldestSeconds: row.unindexedSeconds },
  };
}

function secondsSince(time: ReturnType<typeof sql>) {
  return sql`greatest(0, extract(epoch from now() - ${time}))::float8`;
}
