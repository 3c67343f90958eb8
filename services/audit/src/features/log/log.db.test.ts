import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { verifyConsistency } from '@seatledger/merkle-log/consistency-proof/verify-consistency.ts';
import { verifyInclusion } from '@seatledger/merkle-log/inclusion-proof/verify-inclusion.ts';
import { parseVerifierKey } from '@seatledger/merkle-log/signed-note/verifier-key.ts';
import { openCheckpoint } from '@seatledger/merkle-log/tlog-checkpoint/open-checkpoint.ts';
import { decodeEntryBundle } from '@seatledger/merkle-log/tlog-tiles/entry-bundle.ts';
import { readAuthenticTiles } from '@seatledger/merkle-log/tlog-tiles/read-authentic-tiles.ts';
import { hashLeaf } from '@seatledger/merkle-log/tree/merkle-tree-hash.ts';
import { createInstallationKey } from '@seatledger/platform/crypto/installation-key.ts';
import { openDatabase, type Database } from '@seatledger/platform/db/database.ts';
import { addSignedIn, createTestServer, type TestServer } from '../../../../../apps/server/src/testing/test-server.ts';
import { assertDescribed } from '../../../../../tests/dev-env/dev-env.ts';
import type { AuditSchema } from '../../audit-schema.ts';
import { loadLogSigner } from '../checkpoints/log-keys.ts';
import { beginLog } from '../checkpoints/log-origin.ts';
import { publishCheckpoint } from '../checkpoints/publish-checkpoint.ts';
import { sequenceAllEvents } from '../sequencing/sequence-events.ts';

const [earlier, size] = [5, 300];
const installationKey = createInstallationKey();
let server: TestServer;
let audit: Database<AuditSchema>;

before(async () => {
  server = await createTestServer();
  for (const [cookie, role, customerIds] of [
    ['auditor', 'auditor', null],
    ['operator', 'operator', null],
    ['confined', 'auditor', [1]],
  ] as const) {
    await addSignedIn(server, { role, customerIds, cookie: cookieOf(cookie) });
  }
  const { host, port, user, password, database } = server.client;
  const url = `postgres://${user}:${password ?? ''}@${host}:${port}/${database}`;
  audit = openDatabase({ url, schema: 'audit', maxConnections: 2, onConnectionError: () => undefined });
  await beginLog(audit.kysely, 'licences.example');
  await append(earlier);
  await append(size - earlier);
});

after(async () => {
  await audit[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

/** As long as a real one. */
const cookieOf = (name: string): string => name.padEnd(43, '0');

async function append(count: number): Promise<void> {
  const event = { kind: 'user.suspend', actor: { kind: 'cli', id: null, name: 'test' }, subject: { kind: 'user', id: 7 }, persons: [] };
  await audit.pool.query('select audit.append($1) from generate_series(1, $2)', [JSON.stringify(event), count]);
  await sequenceAllEvents(audit.pool);
  await publishCheckpoint({
    kysely: audit.kysely,
    signerFor: (origin) => loadLogSigner(audit.kysely, installationKey, origin),
    places: [],
  });
}

async function get(path: string, cookie = 'auditor') {
  const url = `/v1/audit/${path}`;
  const answered = await server.app.inject({ method: 'GET', url, headers: { cookie: `seatledger=${cookieOf(cookie)}` } });
  const { statusCode: status, headers, body } = answered;
  assertDescribed({ method: 'GET', url, status, header: (name) => headers[name]?.toString(), body });
  return { status, headers, body, bytes: new Uint8Array(answered.rawPayload), json: () => answered.json() };
}

const refusal = async (path: string, cookie?: string) => {
  const { status, json } = await get(path, cookie);
  return [status, (json() as { code: string }).code];
};

describe('the log as files', () => {
  it('is what its signed checkpoint says, tile by tile and entry by entry', async () => {
    const logKey = parseVerifierKey((await get('log/key')).body.trim());
    const opened = await openCheckpoint((await get('log/checkpoint')).body, { origin: logKey.name, logKey });
    assert.ok(opened.verified);
    assert.equal(opened.checkpoint.size, size);
    const read = readAuthenticTiles(opened.checkpoint, async (path) => (await get(`log/${path}`)).bytes);
    const leaves = await read(Array.from({ length: size }, (_, index) => ({ level: 0, index })));
    const entries = [];
    for (const [path, width] of [
      ['tile/entries/000', 256],
      ['tile/entries/001.p/44', 44],
    ] as const) {
      entries.push(...decodeEntryBundle(path, (await get(`log/${path}`)).bytes, width));
    }
    assert.deepEqual(
      entries.map(hashLeaf),
      leaves.map((hash) => new Uint8Array(hash)),
    );
  });

  it('never changes where it is whole, and is nothing where it is not there yet', async () => {
    const { headers } = await get('log/tile/0/000');
    assert.deepEqual(
      [headers['cache-control'], headers['content-type']],
      ['private, max-age=31536000, immutable', 'application/octet-stream'],
    );
    for (const path of ['tile/0/001', 'tile/0/001.p/45', 'tile/entries/002', 'tile/9/000', 'tile/0/1', 'tile/x', 'tile/entries/000.p/0']) {
      assert.deepEqual(await refusal(`log/${path}`), [404, 'log_file_not_found'], path);
    }
  });

  it('has what was too long for an entry, byte for byte', async () => {
    const content = '{"before":null,"after":{"name":"Zoë"},"sealed":{}}';
    await audit.pool.query(`insert into audit.attachments values (sha256(convert_to($1, 'UTF8')), $1)`, [content]);
    const sha256 = hash('sha256', content);
    assert.equal(Buffer.from((await get(`log/attachments/${sha256}`)).bytes).toString(), content);
    assert.deepEqual(await refusal(`log/attachments/${sha256.replaceAll(/./g, '0')}`), [404, 'log_file_not_found']);
  });

  it('is for those who may read the audit, and for nobody who is confined to customers', async () => {
    for (const path of [
      'log/checkpoint',
      'log/tile/0/000',
      'log/key',
      'log/history',
      'log/runs?path=tile/0/000',
      'checkpoints',
      'proofs/inclusion?leafIndex=1',
      'proofs/consistency?from=1',
    ]) {
      for (const cookie of ['operator', 'confined']) assert.deepEqual(await refusal(path, cookie), [403, 'forbidden'], path);
    }
  });
});

describe('a proof', () => {
  it('leads from an event to the newest checkpoint, and to any size', async () => {
    const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
    const byLeaf = (await get('proofs/inclusion?leafIndex=3')).json();
    assert.deepEqual((await get(`proofs/inclusion?eventId=${byLeaf.eventId}`)).json(), byLeaf);
    assert.equal(byLeaf.checkpoint, (await get('log/checkpoint')).body);
    for (const [given, expected] of [
      ['', size],
      ['&size=5', 5],
      ['&size=77', 77],
    ] as const) {
      const { leafHash, hashes, root, ...proof } = (await get(`proofs/inclusion?leafIndex=3${given}`)).json();
      assert.deepEqual([proof.size, proof.checkpoint !== null], [expected, expected !== 77]);
      const claim = { index: 3, size: expected, leafHash: bytes(leafHash), root: bytes(root), proof: hashes.map(bytes) };
      assert.ok(verifyInclusion(claim));
    }
    const { from, to, hashes } = (await get('proofs/consistency?from=5')).json();
    assert.equal(to.size, size);
    const claim = { size1: 5, size2: to.size, root1: bytes(from.root), root2: bytes(to.root), proof: hashes.map(bytes) };
    assert.ok(verifyConsistency(claim));
  });

  it('says what it cannot be of', async () => {
    await audit.pool.query(
      `insert into audit.pending (id, recorded_at, entry, kind, actor_kind, subject_kind, persons) overriding system value
       values (9001, now(), '{}', 'user.suspend', 'cli', 'user', '{}')`,
    );
    const codes = {
      'inclusion?eventId=9001': [409, 'event_not_sequenced'],
      'inclusion?eventId=9002': [404, 'event_not_found'],
      'inclusion?leafIndex=300': [422, 'leaf_beyond_size'],
      'inclusion?leafIndex=5&size=5': [422, 'leaf_beyond_size'],
      'inclusion?leafIndex=5&size=301': [422, 'size_beyond_log'],
      'inclusion?leafIndex=5&eventId=6': [400, 'invalid_request'],
      inclusion: [400, 'invalid_request'],
      'inclusion?leafIndex=-1': [400, 'invalid_request'],
      'consistency?from=301': [422, 'size_beyond_size'],
      'consistency?from=0': [422, 'size_beyond_size'],
      'consistency?from=1&to=301': [422, 'size_beyond_log'],
    };
    for (const [query, expected] of Object.entries(codes)) assert.deepEqual(await refusal(`proofs/${query}`), expected, query);
    await audit.pool.query('delete from audit.pending');
  });

  it('is not given where the tiles do not lead to what was signed', async (t) => {
    await audit.pool.query(
      `update audit.tiles set hashes = set_byte(hashes, 32, get_byte(hashes, 32) # 1) where level = 0 and tile_index = 0`,
    );
    t.after(() =>
      audit.pool.query(`update audit.tiles set hashes = set_byte(hashes, 32, get_byte(hashes, 32) # 1) where level = 0 and tile_index = 0`),
    );
    assert.deepEqual(await refusal('proofs/inclusion?leafIndex=0'), [500, 'internal_error']);
  });
});

describe('the checkpoints', () => {
  it('are listed from the newest on, a page at a time', async () => {
    const first = (await get('checkpoints?limit=1')).json();
    const second = (await get(`checkpoints?limit=1&cursor=${first.nextCursor}`)).json();
    assert.deepEqual([first.items[0].size, second.items[0].size, second.nextCursor], [size, earlier, null]);
    assert.equal(first.items[0].note, (await get('log/checkpoint')).body);
  });
});

describe('the whole log', () => {
  it('gives whole tiles and bundles one after the other, up to where they are whole', async () => {
    await append(256 * 3 - size + 10);
    for (const folder of ['tile/entries', 'tile/0']) {
      const files = await Promise.all(['000', '001', '002'].map(async (index) => (await get(`log/${folder}/${index}`)).bytes));
      assert.deepEqual((await get(`log/runs?path=${folder}/000`)).bytes, new Uint8Array(Buffer.concat(files)));
      assert.deepEqual((await get(`log/runs?path=${folder}/001&count=1`)).bytes, files[1]);
      assert.deepEqual(await refusal(`log/runs?path=${folder}/003`), [404, 'log_file_not_found']);
    }
    for (const query of ['path=tile/0/000.p/3', 'path=checkpoint', 'path=tile/0/000&count=65', '']) {
      assert.deepEqual(await refusal(`log/runs?${query}`), [400, 'invalid_request'], query);
    }
  });

  it('gives every checkpoint that was signed, and those after a size', async () => {
    const all = (await get('log/history')).body;
    const { items } = (await get('checkpoints?limit=200')).json() as { items: { note: string }[] };
    assert.equal(
      all,
      items
        .toReversed()
        .map(({ note }) => `${note}\n`)
        .join(''),
    );
    assert.ok(!(await get(`log/history?after=${earlier}`)).body.includes(items.at(-1)?.note ?? ''));
    assert.equal((await get('log/history?after=100000')).body, '');
  });
});
