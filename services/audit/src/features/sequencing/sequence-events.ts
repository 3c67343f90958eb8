import { appendLeaves, type TileExtension } from '@seatledger/merkle-log/frontier/append-leaves.ts';
import { decodeFrontier, encodeFrontier } from '@seatledger/merkle-log/frontier/frontier.ts';
import type pg from 'pg';

interface Head {
  readonly size: number;
  readonly frontier: Buffer;
}

const batchSize = 5_000;

/** Does so for everything that was committed when it was called. What comes while it works waits for the next call, and so for company. */
export async function sequenceAllEvents(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    while ((await sequenceEvents(client)) === batchSize);
    client.release();
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}

/**
 * Gives committed events their leaf indexes, in the order in which they were appended among those that are visible, and appends them to
 * the tree. One transaction at a time holds the head, and either all of a batch is written or nothing: a leaf is never given twice, and
 * never left out. Returns how many events there were, at most a batch.
 */
async function sequenceEvents(client: pg.ClientBase): Promise<number> {
  // Most looks find nothing, and should write nothing: not even a lock.
  const { rowCount } = await client.query('select from audit.pending order by id limit 1');
  if (rowCount === 0) return 0;
  // What has been sequenced leaves dead rows behind: never walk through them, whatever the statistics of a moment say.
  await client.query('begin; set local enable_seqscan = off');
  try {
    const { rows: heads } = await client.query<Head>('select size, frontier from audit.log for update');
    const [head] = heads;
    if (head === undefined) throw new Error('the log has not been begun');
    const leafHashes = await moveEvents(client, head.size);
    if (leafHashes.length > 0) await appendToTree(client, head, leafHashes);
    await client.query('commit');
    return leafHashes.length;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** The hashes of the leaves (RFC 6962 §2.1), in their order. */
async function moveEvents(client: pg.ClientBase, size: number): Promise<readonly Uint8Array[]> {
  // A statement of its own: its snapshot is taken after the head is ours.
  const { rows } = await client.query<{ leaf_hash: Buffer }>(
    `with next as (
       select id from audit.pending order by id limit ${batchSize}
     ), taken as (
       delete from audit.pending p using next where p.id = next.id returning p.*
     ), moved as (
       insert into audit.events
         (leaf_index, id, recorded_at, entry, kind, actor_kind, actor_id, subject_kind, subject_id, customer_id, persons)
       select $1 + row_number() over (order by id) - 1, id, recorded_at, entry, kind, actor_kind, actor_id, subject_kind, subject_id,
         customer_id, persons
       from taken
       returning leaf_index, entry
     )
     select sha256('\\x00' || convert_to(entry, 'UTF8')) as leaf_hash from moved order by leaf_index`,
    [size],
  );
  return rows.map((row) => row.leaf_hash);
}

async function appendToTree(client: pg.ClientBase, { size, frontier }: Head, leafHashes: readonly Uint8Array[]): Promise<void> {
  const grown = appendLeaves(decodeFrontier(size, frontier), leafHashes);
  for (const tile of grown.tiles) await extendTile(client, tile);
  await client.query('update audit.log set size = $1, frontier = $2, root = $3', [
    grown.frontier.size,
    Buffer.from(encodeFrontier(grown.frontier)),
    Buffer.from(grown.root),
  ]);
}

/** What a tile has is never written over: where it is not as long as it should be, nothing is appended. */
async function extendTile(client: pg.ClientBase, { level, index, offset, hashes }: TileExtension): Promise<void> {
  const { rowCount } = await client.query(
    offset === 0
      ? `insert into audit.tiles (level, tile_index, hashes) select $1, $2, $3 where $4 = 0`
      : `update audit.tiles set hashes = hashes || $3 where level = $1 and tile_index = $2 and length(hashes) = $4 * 32`,
    [level, index, Buffer.from(hashes), offset],
  );
  if (rowCount !== 1) throw new Error(`tile ${level}/${index} of the log does not have the ${offset} hashes that it should have`);
}
