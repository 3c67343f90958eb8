import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { appendLeaves } from '@seatledger/merkle-log/frontier/append-leaves.ts';
import { emptyFrontier, encodeFrontier } from '@seatledger/merkle-log/frontier/frontier.ts';
import { hashLeaf } from '@seatledger/merkle-log/tree/merkle-tree-hash.ts';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import pg from 'pg';
import type { AuditSchema } from '../../../../../services/audit/src/audit-schema.ts';
import { folderPlace } from '../../../../../services/audit/src/features/checkpoints/folder-place.ts';
import { loadLogSigner } from '../../../../../services/audit/src/features/checkpoints/log-keys.ts';
import { beginLog } from '../../../../../services/audit/src/features/checkpoints/log-origin.ts';
import { publishCheckpoint } from '../../../../../services/audit/src/features/checkpoints/publish-checkpoint.ts';
import { sequenceAllEvents } from '../../../../../services/audit/src/features/sequencing/sequence-events.ts';
import { storedLogOn } from '../../../../../services/audit/src/features/verification/stored-log.ts';
import { createTestDatabase, type TestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import { databaseLog } from './database-log.ts';
import { keysOf, readKnownCheckpoints, type KnownCheckpoints } from './known-checkpoints.ts';
import { folderFiles } from './log-files.ts';
import { verifyAgainst, type Verification } from './verify-against.ts';

// Whoever may do everything in the database changes the log in one of ten ways, a thousand times: each is found, and the event is named,
// by what a folder outside has. Every change is undone with its transaction. The same ones again: TAMPERING_SEED=… with the number printed.

const seed = Number(process.env['TAMPERING_SEED'] ?? 20_261_122);
const rounds = 1_000;
const size = 300;
const checkpointSizes = [35, 120, 256, size];
const isAboutEvents = (code: string): boolean => /^event(?!_id)/.test(code);

let database: TestDatabase;
let folder: string;
let client: pg.Client;
let known: KnownCheckpoints;
let keys: Awaited<ReturnType<typeof keysOf>>;

before(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'seatledger-outside-'));
  const options = { maxConnections: 3, onConnectionError: () => undefined };
  await using audit = openDatabase<AuditSchema>({ url: database.urls.audit, schema: 'audit', ...options });
  await using registry = openDatabase({ url: database.urls.registry, schema: 'registry', ...options });
  const { kysely, pool } = audit;
  await beginLog(kysely, 'licences.example');
  const signerFor = (origin: string) => loadLogSigner(kysely, database.installationKey, origin);
  let written = 0;
  for (const end of checkpointSizes) {
    for (; written < end; written += 1) {
      const event = { kind: 'user.suspend', subject: { kind: 'user', id: written + 1 }, customerId: 5, before: null, after: { written } };
      await database.audit.append(registry.kysely, event, {
        actor: { kind: 'operator', id: 3, name: 'rosa@vendor.example' },
        origin: 'api',
        address: null,
        requestId: `request-${written}`,
        now: Temporal.Now.instant(),
      });
    }
    await sequenceAllEvents(pool);
    await publishCheckpoint({ kysely, signerFor, places: [folderPlace(folder)] });
  }
  const files = folderFiles(folder);
  keys = await keysOf(files);
  known = await readKnownCheckpoints([files], keys);
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  // Whoever may change entries may take away the index that would not take one that is no JSON any more.
  await client.query('drop index audit.events_request');
});

after(async () => {
  await client.end();
  await rm(folder, { recursive: true });
  await database[Symbol.asyncDispose]();
});

type Random = (below: number) => number;

/** Numbers that are the same for the same seed (mulberry32). */
function randomFrom(start: number): Random {
  let state = start;
  return (below) => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What has to be said of a change: these findings about events, and no others. */
type Expected = readonly {
  readonly code: string;
  readonly leafIndex: number;
  readonly otherLeafIndex?: number;
  readonly endLeafIndex?: number;
}[];

const tamperings: Readonly<Record<string, (random: Random) => Promise<Expected>>> = {
  async 'a byte of an entry is flipped'(random) {
    const leafIndex = random(size);
    const entry = await entryAt(leafIndex);
    const at = random(entry.length);
    const other = entry[at] === 'x' ? 'y' : 'x';
    await client.query('update audit.events set entry = $1 where leaf_index = $2', [
      entry.slice(0, at) + other + entry.slice(at + 1),
      leafIndex,
    ]);
    if (random(2) === 0) await rebuildTree();
    return [{ code: 'event_edited', leafIndex }];
  },
  async 'an event is edited with everything that goes with it'(random) {
    const leafIndex = random(size);
    await client.query(
      `update audit.events set entry = jsonb_set(jsonb_set(entry::jsonb, '{actor,id}', '4'), '{customerId}', '6')::text, actor_id = 4,
         customer_id = 6 where leaf_index = $1`,
      [leafIndex],
    );
    await rebuildTree();
    return [{ code: 'event_edited', leafIndex }];
  },
  async 'several events are edited'(random) {
    const leaves = [...new Set([random(size), random(size), random(size)])].toSorted((one, other) => one - other);
    await client.query(`update audit.events set entry = replace(entry, 'user.suspend', 'user.reinstate') where leaf_index = any($1)`, [
      leaves,
    ]);
    await rebuildTree();
    return leaves.map((leafIndex) => ({ code: 'event_edited', leafIndex }));
  },
  async 'an event is deleted'(random) {
    const leafIndex = random(size - 1);
    await client.query('delete from audit.events where leaf_index = $1', [leafIndex]);
    return [{ code: 'event_deleted', leafIndex }];
  },
  async 'an event is deleted and the rest renumbered'(random) {
    const leafIndex = random(size - 1);
    await client.query('delete from audit.events where leaf_index = $1', [leafIndex]);
    await shift(leafIndex, -1);
    await rebuildTree();
    return [{ code: 'event_deleted', leafIndex }];
  },
  async 'two events change places'(random) {
    const leafIndex = random(size - 1);
    const otherLeafIndex = leafIndex + 1 + random(size - leafIndex - 1);
    await client.query('update audit.events set leaf_index = 1000000 where leaf_index = $1', [leafIndex]);
    await client.query('update audit.events set leaf_index = $1 where leaf_index = $2', [leafIndex, otherLeafIndex]);
    await client.query('update audit.events set leaf_index = $1 where leaf_index = 1000000', [otherLeafIndex]);
    if (random(2) === 0) await rebuildTree();
    return [{ code: 'events_swapped', leafIndex, otherLeafIndex }];
  },
  async 'an event is inserted'(random) {
    const leafIndex = random(size);
    await shift(leafIndex, 1);
    await insertCopies(random(size) + (leafIndex > 0 ? 0 : 1), leafIndex, 1);
    await rebuildTree();
    return [{ code: 'event_inserted', leafIndex }];
  },
  async 'the end is cut off'(random) {
    const leafIndex = random(size);
    await client.query('delete from audit.events where leaf_index >= $1', [leafIndex]);
    if (random(2) === 0) await rebuildTree();
    return [{ code: 'events_cut_off', leafIndex, endLeafIndex: size }];
  },
  async 'the end is cut off and others are written in its place'(random) {
    const count = 1 + random(5);
    const leafIndex = size - count;
    await client.query('delete from audit.events where leaf_index >= $1', [leafIndex]);
    await insertCopies(0, leafIndex, count + random(20));
    await rebuildTree();
    return Array.from({ length: count }, (_, offset) => ({ code: 'event_edited', leafIndex: leafIndex + offset }));
  },
  async 'the whole database is put back to an earlier state'(random) {
    const leafIndex = 1 + random(size - 1);
    await client.query('delete from audit.events where leaf_index >= $1', [leafIndex]);
    await client.query('delete from audit.checkpoints where size > $1', [leafIndex]);
    await rebuildTree();
    return [{ code: 'events_cut_off', leafIndex, endLeafIndex: size }];
  },
};

async function entryAt(leafIndex: number): Promise<string> {
  const { rows } = await client.query<{ entry: string }>('select entry from audit.events where leaf_index = $1', [leafIndex]);
  return rows[0]?.entry ?? '';
}

async function shift(from: number, by: number): Promise<void> {
  await client.query('update audit.events set leaf_index = leaf_index + 1000000 where leaf_index >= $1', [from]);
  await client.query('update audit.events set leaf_index = leaf_index - 1000000 + $1 where leaf_index >= 1000000', [by]);
}

/** New events, each with an id of its own, that look like another one. */
async function insertCopies(like: number, leafIndex: number, count: number): Promise<void> {
  await client.query(
    `insert into audit.events (leaf_index, id, recorded_at, entry, kind, actor_kind, actor_id, subject_kind, subject_id, customer_id, persons)
     select $2 + i, 5000 + i, recorded_at, jsonb_set(entry::jsonb, '{id}', to_jsonb(5000 + i))::text, kind, actor_kind, actor_id, subject_kind,
       subject_id, customer_id, persons
     from (select * from audit.events order by abs(leaf_index - $1) limit 1) e, generate_series(0, $3 - 1) i`,
    [like, leafIndex, count],
  );
}

/** All that the database has of the tree is made to agree with its events. */
async function rebuildTree(): Promise<void> {
  const { rows } = await client.query<{ entry: string }>('select entry from audit.events order by leaf_index');
  const { frontier, root, tiles } = appendLeaves(
    emptyFrontier,
    rows.map(({ entry }) => hashLeaf(Buffer.from(entry))),
  );
  await client.query('delete from audit.tiles');
  for (const { level, index, hashes } of tiles) {
    await client.query('insert into audit.tiles (level, tile_index, hashes) values ($1, $2, $3)', [level, index, Buffer.from(hashes)]);
  }
  await client.query('update audit.log set size = $1, frontier = $2, root = $3', [
    frontier.size,
    Buffer.from(encodeFrontier(frontier)),
    Buffer.from(root),
  ]);
}

async function verify(): Promise<Verification> {
  return await verifyAgainst({ log: await databaseLog(storedLogOn(client)), known, keys });
}

describe('a log that somebody has changed', () => {
  it('is found to be what it was as long as nobody has', async () => {
    const { verified, events, agreedSize, checkpoints, findings } = await verify();
    assert.deepEqual(
      { verified, events, agreedSize, checkpoints, findings },
      { verified: true, events: size, agreedSize: size, checkpoints: 4, findings: [] },
    );
  });

  it(`tells what was done to which event, ${rounds} times out of ${rounds} (seed ${seed})`, async () => {
    const random = randomFrom(seed);
    const ways = Object.entries(tamperings);
    for (let round = 0; round < rounds; round += 1) {
      const [name, tamper] = ways[round % ways.length] ?? assert.fail();
      await client.query('begin');
      const expected = await tamper(random);
      const { verified, findings } = await verify();
      await client.query('rollback');
      const told = findings.filter(({ code }) => isAboutEvents(code));
      const where = `seed ${seed}, round ${round}: ${name} at ${JSON.stringify(expected)}: ${JSON.stringify(told)}`;
      assert.equal(verified, false, where);
      assert.deepEqual(
        told.map(({ code, leafIndex, otherLeafIndex, endLeafIndex }) => ({
          code,
          leafIndex,
          ...(otherLeafIndex !== undefined && { otherLeafIndex }),
          ...(endLeafIndex !== undefined && { endLeafIndex }),
        })),
        expected,
        where,
      );
      assert.ok(
        told.every((one) => one.event !== undefined || one.between !== undefined || one.code === 'event_edited'),
        where,
      );
    }
  });
});

describe('what the database keeps beside its events', () => {
  const spoiling: readonly (readonly [what: string, statement: string, code: string, detail: RegExp])[] = [
    [
      'a column',
      `update audit.events set customer_id = 6 where leaf_index = 41`,
      'columns_differ',
      /leaf 41 .*the customer is 6 and the event says 5/,
    ],
    [
      'the time',
      `update audit.events set recorded_at = recorded_at + '1 us' where leaf_index = 41`,
      'columns_differ',
      /leaf 41 .*the time is/,
    ],
    ['persons', `update audit.events set persons = '{user/9}' where leaf_index = 41`, 'columns_differ', /list of persons is \[user\/9\]/],
    [
      'a leaf index',
      `update audit.events set leaf_index = 700 where leaf_index = ${size - 1}`,
      'leaf_index_wrong',
      /Where leaf 299 should be stands leaf 700/,
    ],
    [
      'a tile',
      `update audit.tiles set hashes = set_byte(hashes, 96, 7) where level = 0 and tile_index = 0`,
      'tile_differs',
      /tile\/0\/000, hash 3/,
    ],
    ['a missing tile', `delete from audit.tiles where level = 1`, 'tile_missing', /tile\/1\/000\.p\/1 is missing/],
    ['the head', `update audit.log set root = sha256('x')`, 'head_differs', /Its root is not that of the events/],
    ['a checkpoint', `update audit.checkpoints set root = sha256('x') where size = 120`, 'checkpoint_differs', /of 120 events/],
    [
      'a note',
      `update audit.checkpoints set note = replace(note, e'\\n120\\n', e'\\n121\\n')`,
      'checkpoint_not_signed',
      /of 120 events.*not signed/,
    ],
    ['the key', `delete from audit.log_keys`, 'key_differs', /is not among those in the database/],
    [
      'an attachment',
      `alter table audit.attachments drop constraint attachments_check;
       insert into audit.attachments values (sha256('x'), 'y')`,
      'attachment_differs',
      /was changed/,
    ],
  ];
  for (const [what, statement, code, detail] of spoiling) {
    it(`is not what it was: ${what}`, async () => {
      await client.query('begin');
      await client.query(statement);
      const { verified, findings } = await verify();
      await client.query('rollback');
      assert.equal(verified, false);
      assert.ok(
        findings.some((one) => one.code === code && detail.test(one.detail)),
        JSON.stringify(findings),
      );
      assert.ok(!findings.some((one) => isAboutEvents(one.code)), JSON.stringify(findings));
    });
  }
});
