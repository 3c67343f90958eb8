import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { hashLeaf } from '@seatledger/merkle-log/tree/merkle-tree-hash.ts';
import { appendLeaves } from '@seatledger/merkle-log/frontier/append-leaves.ts';
import { emptyFrontier } from '@seatledger/merkle-log/frontier/frontier.ts';
import { readRoot } from '@seatledger/merkle-log/tree/root.ts';
import { readTiles } from '@seatledger/merkle-log/tlog-tiles/read-tiles.ts';
import { parseTilePath } from '@seatledger/merkle-log/tlog-tiles/tile-path.ts';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import type pg from 'pg';
import { createTestDatabase, until } from '../../../../../tests/dev-env/dev-env.ts';
import { sequenceAllEvents } from './sequence-events.ts';

const event = (subject: number) =>
  JSON.stringify({
    kind: 'user.suspend',
    actor: { kind: 'cli', id: null, name: 'test' },
    subject: { kind: 'user', id: subject },
    persons: [],
  });

interface StoredEvent {
  readonly leaf_index: number;
  readonly id: number;
  readonly entry: string;
}

/** A log that has been begun, with the audit's own connections and those of whoever appends. */
async function openLog(t: TestContext) {
  const database = await createTestDatabase(t);
  const options = { maxConnections: 18, onConnectionError: () => undefined };
  const audit = openDatabase({ url: database.urls.audit, schema: 'audit', ...options });
  // Looks on under another role, so that killing the sequencer leaves it alone.
  const admin = openDatabase({ url: database.adminUrl, schema: 'audit', ...options });
  const registry = openDatabase({ url: database.urls.registry, schema: 'registry', ...options });
  t.after(() => Promise.all([audit, admin, registry].map((one) => one[Symbol.asyncDispose]())));
  const { pool } = audit;
  const writers = registry.pool;
  await pool.query(`insert into audit.log (origin) values ('test')`);
  const events = async () =>
    (await admin.pool.query<StoredEvent>('select leaf_index, id, entry from audit.events order by leaf_index')).rows;

  /** Sees to it that every event has its place, and that the tree is that of the entries, from the tiles as from the head. */
  async function isWhole(expected: number): Promise<void> {
    const stored = await events();
    assert.deepEqual(
      stored.map(({ leaf_index }) => leaf_index),
      Array.from({ length: expected }, (_, index) => index),
    );
    const { root } = appendLeaves(
      emptyFrontier,
      stored.map(({ entry }) => hashLeaf(new TextEncoder().encode(entry))),
    );
    const { rows: heads } = await admin.pool.query<{ size: number; root: Buffer }>('select size, root from audit.log');
    assert.deepEqual([heads[0]?.size, heads[0]?.root.toString('hex')], [expected, Buffer.from(root).toString('hex')]);
    const { rows: tiles } = await admin.pool.query<{ level: number; tile_index: number; hashes: Buffer }>('select * from audit.tiles');
    const read = readTiles(expected, (path) => {
      const place = parseTilePath(path);
      const tile = tiles.find((one) => one.level === place?.level && one.tile_index === place.index);
      return new Uint8Array(tile?.hashes.subarray(0, (place?.width ?? 0) * 32) ?? []);
    });
    assert.deepEqual(await readRoot(read, expected), root);
  }

  return { database, pool, admin: admin.pool, writers, events, isWhole };
}

async function append(client: pg.Pool | pg.PoolClient, subject: number): Promise<void> {
  await client.query('select audit.append($1)', [event(subject)]);
}

test('sixteen writers at once, with sequencers that are killed among them, leave no gap and no double', async (t) => {
  const { database, pool, admin, writers, isWhole } = await openLog(t);
  const perWriter = 60;
  let writing = 16;
  const write = async (writer: number): Promise<void> => {
    for (let index = 0; index < perWriter; index += 1) {
      const client = await writers.connect();
      await client.query('begin');
      await append(client, writer * perWriter + index + 1);
      // Some are undone, and leave nothing but a number that is never seen.
      await client.query(index % 7 === 0 ? 'rollback' : 'commit');
      client.release();
    }
    writing -= 1;
  };
  const kill = (): Promise<unknown> =>
    admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and state <> 'idle'`, [
      new URL(database.urls.audit).username,
    ]);
  const sequence = async (): Promise<void> => {
    while (writing > 0) await sequenceAllEvents(pool).catch(() => undefined);
  };
  const killing = async (): Promise<void> => {
    while (writing > 0) await kill();
  };
  await Promise.all([...Array.from({ length: 16 }, (_, writer) => write(writer)), sequence(), sequence(), killing()]);
  // Connections that were killed last are still in the pool.
  await until('the rest is sequenced', () =>
    sequenceAllEvents(pool).then(
      () => true,
      () => false,
    ),
  );
  await isWhole(16 * Math.floor((perWriter * 6) / 7));
});

test('what commits late gets a later place, and holds nobody up', async (t) => {
  const { pool, writers, events, isWhole } = await openLog(t);
  const late = await writers.connect();
  await late.query('begin');
  await append(late, 1);
  await append(writers, 2);
  await sequenceAllEvents(pool);
  await late.query('commit');
  late.release();
  await append(writers, 3);
  await sequenceAllEvents(pool);
  const subjects = (await events()).map(({ entry }) => (JSON.parse(entry) as { subject: { id: number } }).subject.id);
  assert.deepEqual(subjects, [2, 1, 3]);
  await isWhole(3);
});

test('nothing is appended behind a tile that is not as long as it should be', async (t) => {
  const { pool, writers, events } = await openLog(t);
  await append(writers, 1);
  await sequenceAllEvents(pool);
  await pool.query('update audit.tiles set hashes = hashes || hashes');
  await append(writers, 2);
  await assert.rejects(sequenceAllEvents(pool), /tile 0\/0 of the log does not have the 1 hashes/);
  assert.equal((await events()).length, 1);
});
