import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openCheckpoint } from '@seatledger/merkle-log/tlog-checkpoint/open-checkpoint.ts';
import { parseVerifierKey } from '@seatledger/merkle-log/signed-note/verifier-key.ts';
import { readAuthenticTiles } from '@seatledger/merkle-log/tlog-tiles/read-authentic-tiles.ts';
import { readRoot } from '@seatledger/merkle-log/tree/root.ts';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import { createTestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import type { AuditSchema } from '../../audit-schema.ts';
import { sequenceAllEvents } from '../sequencing/sequence-events.ts';
import type { CheckpointPlace } from './checkpoint-place.ts';
import { continueLog } from './continue-log.ts';
import { folderPlace } from './folder-place.ts';
import { loadLogSigner } from './log-keys.ts';
import { beginLog } from './log-origin.ts';
import { publishCheckpoint } from './publish-checkpoint.ts';

const context = {
  actor: { kind: 'cli', id: null, name: 'test' },
  origin: 'cli',
  address: null,
  requestId: 'test',
  now: Temporal.Instant.from('2026-11-22T10:00:00Z'),
} as const;

/** A log that has been begun, and a folder outside its database. */
async function openLog(t: TestContext) {
  const database = await createTestDatabase(t);
  const folder = await mkdtemp(join(tmpdir(), 'seatledger-checkpoints-'));
  t.after(() => rm(folder, { recursive: true }));
  const audit = openDatabase<AuditSchema>({
    url: database.urls.audit,
    schema: 'audit',
    maxConnections: 5,
    onConnectionError: () => undefined,
  });
  const registry = openDatabase({ url: database.urls.registry, schema: 'registry', maxConnections: 5, onConnectionError: () => undefined });
  t.after(() => Promise.all([audit[Symbol.asyncDispose](), registry[Symbol.asyncDispose]()]));
  const { kysely, pool } = audit;
  await beginLog(kysely, 'licences.example');
  const place = folderPlace(folder);
  const signerFor = (origin: string) => loadLogSigner(kysely, database.installationKey, origin);
  const publish = (places: readonly CheckpointPlace[] = [place]) => publishCheckpoint({ kysely, signerFor, places });

  async function append(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const event = { kind: 'user.suspend', subject: { kind: 'user', id: index + 1 }, before: null, after: { index } };
      await database.audit.append(registry.kysely, event, context);
    }
    await sequenceAllEvents(pool);
  }

  /** Puts the log back to what it was: as a restored backup does. */
  async function remember(): Promise<() => Promise<void>> {
    const tables = ['log', 'events', 'tiles', 'checkpoints'];
    for (const table of tables) await pool.query(`create temporary table kept_${table} as select * from audit.${table}`);
    return async () => {
      for (const table of tables) await pool.query(`delete from audit.${table}; insert into audit.${table} select * from kept_${table}`);
    };
  }

  const goOn = () => continueLog({ kysely, writer: database.audit, places: [place] }, 'restored', context);
  return { folder, pool, place, publish, append, remember, goOn };
}

const alarm = (code: string) => ({ name: 'LogAlarm', code });

test('a checkpoint is signed, and anybody can check it and the hashes beside it without us', async (t) => {
  const { folder, publish, append } = await openLog(t);
  for (const more of [3, 300, 1, 212]) {
    await append(more);
    await publish();
    const logKey = parseVerifierKey((await readFile(join(folder, 'key'), 'utf8')).trim());
    const opened = await openCheckpoint(await readFile(join(folder, 'checkpoint')), { origin: logKey.name, logKey });
    assert.ok(opened.verified);
    const read = readAuthenticTiles(opened.checkpoint, async (path) => new Uint8Array(await readFile(join(folder, path))));
    assert.deepEqual(await readRoot(read, opened.checkpoint.size), opened.checkpoint.root);
  }
  // 516 events: two full tiles, one of four, and their three roots. Outgrown partial tiles are gone.
  const files = await readdir(join(folder, 'tile'), { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map(({ parentPath, name }) => join(parentPath, name).slice(folder.length));
  assert.deepEqual(paths.toSorted(), ['/tile/0/000', '/tile/0/001', '/tile/0/002.p/4', '/tile/1/000.p/2']);
  const [history = ''] = await readdir(join(folder, 'history'));
  assert.equal((await readFile(join(folder, 'history', history), 'utf8')).split('\n\n— ').length - 1, 4);
});

test('of one size there is one checkpoint, however often and by how many it is published', async (t) => {
  const { publish, append, place, pool } = await openLog(t);
  await append(5);
  const published = await Promise.all(Array.from({ length: 6 }, () => publish()));
  assert.deepEqual(new Set(published.map(({ head }) => head.size)), new Set([5]));
  const { rows } = await pool.query<{ note: string }>('select note from audit.checkpoints');
  assert.deepEqual(
    rows.map(({ note }) => note),
    [await place.newest()],
  );
});

test('a database that was put back to an earlier state signs nothing, also when it has grown past the checkpoint', async (t) => {
  const { publish, append, remember, place, pool } = await openLog(t);
  await append(10);
  await publish();
  const restore = await remember();
  await append(10);
  await publish();
  const signed = await place.newest();
  await restore();
  await assert.rejects(publish(), alarm('log_rolled_back'));
  await append(15);
  await assert.rejects(publish(), alarm('log_contradicted'));
  assert.equal(await place.newest(), signed);
  assert.equal((await pool.query('select from audit.checkpoints')).rowCount, 1);
});

test('a log that goes on after a restore does so under another name, and what was signed before is kept', async (t) => {
  const { folder, publish, append, remember, goOn } = await openLog(t);
  await append(10);
  const restore = await remember();
  await append(10);
  await publish();
  const signed = await readFile(join(folder, 'checkpoint'), 'utf8');
  await restore();
  await assert.rejects(publish(), alarm('log_rolled_back'));
  const { origin, previousOrigin, size } = await goOn();
  assert.notEqual(origin, previousOrigin);
  assert.match(origin, /^licences\.example\/audit\/[0-9a-f]{8}$/);
  assert.equal(size, 10);
  await append(1);
  const { head, deliveries } = await publish();
  assert.deepEqual([head.origin, head.size, deliveries[0]?.size], [origin, 12, 12]);
  const [aside = ''] = await readdir(join(folder, 'retired'));
  assert.equal(await readFile(join(folder, 'retired', aside, 'checkpoint'), 'utf8'), signed);
});

test('where the process died between the new name and the folder, nothing is signed until that is done', async (t) => {
  const { publish, append, pool, goOn } = await openLog(t);
  await append(3);
  await publish();
  await pool.query(`update audit.log set origin = 'licences.example/audit/another'`);
  await assert.rejects(publish(), alarm('checkpoint_not_ours'));
  await goOn();
  await append(0);
  assert.equal((await publish()).head.size, 4);
});

test('what others have put into the folder is not taken for ours', async (t) => {
  const { folder, publish, append } = await openLog(t);
  const stranger = await openLog(t);
  await stranger.append(1);
  await stranger.publish();
  await append(5);
  for (const text of [await readFile(join(stranger.folder, 'checkpoint'), 'utf8'), 'no note at all', '']) {
    await writeFile(join(folder, 'checkpoint'), text);
    await assert.rejects(publish(), alarm('checkpoint_not_ours'));
    assert.equal(await readFile(join(folder, 'checkpoint'), 'utf8'), text);
  }
});

test('what another process has published meanwhile is not taken for a log that was put back', async (t) => {
  const { publish, append, place } = await openLog(t);
  await append(2);
  await publish();
  const slow: CheckpointPlace = {
    ...place,
    async newest() {
      await append(1);
      await publish();
      return await place.newest();
    },
  };
  assert.equal((await publish([slow])).head.size, 3);
});

test('damaged tiles and a changed past are not signed over', async (t) => {
  const { publish, append, pool } = await openLog(t);
  await append(300);
  await publish();
  const damage = `update audit.tiles set hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1) where level = 0 and tile_index = $1`;
  await pool.query(damage, [1]);
  await append(1);
  await assert.rejects(publish(), alarm('log_contradicted'));
  await pool.query(damage, [1]);
  await pool.query('update audit.log set root = sha256($1)', [Buffer.from('x')]);
  await assert.rejects(publish(), alarm('log_damaged'));
  await pool.query('delete from audit.tiles where level = 0 and tile_index = 1');
  await assert.rejects(publish(), alarm('log_damaged'));
});

test('a place that cannot be reached is told of; where none can, nothing is signed', async (t) => {
  const { publish, append, place, pool } = await openLog(t);
  const away: CheckpointPlace = {
    name: 'the place that is away',
    isReadable: true,
    newest: () => Promise.reject(new Error('no such host')),
    deliver: () => Promise.reject(new Error('no such host')),
    retire: async () => undefined,
  };
  await append(2);
  const { deliveries } = await publish([place, away]);
  assert.deepEqual(
    deliveries.map(({ place: name, size, failure }) => [name, size, failure?.message]),
    [
      [place.name, 2, undefined],
      [away.name, 0, 'no such host'],
    ],
  );
  await append(1);
  await assert.rejects(publish([away]), alarm('place_unreachable'));
  const sent: number[] = [];
  const mailbox: CheckpointPlace = {
    name: 'the mailbox',
    isReadable: false,
    newest: async () => null,
    deliver: async ({ size }) => void sent.push(size),
    retire: async () => undefined,
  };
  await assert.rejects(publish([away, mailbox]), alarm('place_unreachable'));
  assert.deepEqual(sent, []);
  assert.equal((await pool.query('select from audit.checkpoints')).rowCount, 1);
});
