import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { appendLeaves } from '@seatledger/merkle-log/frontier/append-leaves.ts';
import { emptyFrontier } from '@seatledger/merkle-log/frontier/frontier.ts';
import { formatVerifierKey } from '@seatledger/merkle-log/signed-note/verifier-key.ts';
import { signerOf, type Signer } from '@seatledger/merkle-log/signed-note/signer-key.ts';
import { signNote } from '@seatledger/merkle-log/signed-note/sign-note.ts';
import { formatCheckpoint } from '@seatledger/merkle-log/tlog-checkpoint/checkpoint.ts';
import { encodeEntryBundle } from '@seatledger/merkle-log/tlog-tiles/entry-bundle.ts';
import { formatEntriesPath, formatTilePath } from '@seatledger/merkle-log/tlog-tiles/tile-path.ts';
import { hashLeaf } from '@seatledger/merkle-log/tree/merkle-tree-hash.ts';
import { keysOf, readKnownCheckpoints } from './known-checkpoints.ts';
import { folderFiles, noteFile, type LogFiles } from './log-files.ts';
import { tiledLog } from './tiled-log.ts';
import { verifyAgainst, type Verification } from './verify-against.ts';

// An export and a folder of checkpoints, on disk as they are in life: neither server nor database.

const origin = 'licences.example/audit/1f0c9a3e';
const size = 700;
const attachment = '{"before":null,"after":{},"sealed":{}}';
const entries = Array.from({ length: size }, (_, index) => Buffer.from(JSON.stringify(eventAt(index))));

let made: string;
let signer: Signer;

function eventAt(index: number) {
  const recordedAt = `2026-11-22T10:00:00.${String(index).padStart(6, '0')}Z`;
  const actor = { kind: 'operator', id: 3, name: null };
  const event = { id: index + 1, recordedAt, kind: 'user.suspend', actor, subject: { kind: 'user', id: 17 }, customerId: 5, persons: [] };
  return index === 600 ? { ...event, attachment: hash('sha256', attachment) } : event;
}

before(async () => {
  made = await mkdtemp(join(tmpdir(), 'seatledger-export-'));
  signer = await signerOf(origin, new Uint8Array(32).fill(7));
  await writeLog('export', size, true);
  await writeLog('older', 300, true);
  await writeLog('outside', size, false);
  for (const at of [10, 200, size]) {
    const path = join(made, 'outside', 'history', '2026-11-22.txt');
    await mkdir(dirname(path), { recursive: true });
    await appendFile(path, `${await noteAt(at)}\n`);
  }
});

after(() => rm(made, { recursive: true }));

async function noteAt(at: number, by = signer): Promise<string> {
  const { root } = appendLeaves(emptyFrontier, entries.slice(0, at).map(hashLeaf));
  return await signNote(formatCheckpoint({ origin, size: at, root, extensions: [] }), [by]);
}

async function writeLog(name: string, at: number, withEntries: boolean): Promise<void> {
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    const file = join(made, name, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  };
  const own = entries.slice(0, at);
  for (const { level, index, hashes } of appendLeaves(emptyFrontier, own.map(hashLeaf)).tiles) {
    await write(formatTilePath({ level, index, width: hashes.length / 32 }), hashes);
  }
  for (let start = 0; withEntries && start < at; start += 256) {
    const bundle = own.slice(start, start + 256);
    const path = formatEntriesPath({ index: start / 256, width: bundle.length });
    await write(path, encodeEntryBundle(path, bundle));
  }
  if (withEntries) await write(`attachments/${hash('sha256', attachment)}`, attachment);
  await write('key', `${formatVerifierKey(signer.verifierKey)}\n`);
  await write('checkpoint', await noteAt(at));
}

/** Copies of what was made, to be spoilt. */
async function copies(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'seatledger-spoilt-'));
  t.after(() => rm(folder, { recursive: true }));
  await cp(made, folder, { recursive: true });
  const path = (file: string): string => join(folder, file);
  return {
    path,
    async change(file: string, edit: (bytes: Buffer) => Buffer | string): Promise<void> {
      await writeFile(path(file), edit(await readFile(path(file))));
    },
    async verify(log: string, ...outside: readonly (string | LogFiles)[]): Promise<Verification> {
      const files = folderFiles(path(log));
      const places = [...outside.map((one) => (typeof one === 'string' ? folderFiles(path(one)) : one)), files];
      const keys = (await Promise.all(places.map(keysOf))).flat().slice(0, 1);
      const known = await readKnownCheckpoints(places, keys);
      const own = log === 'older' ? 300 : size;
      return await verifyAgainst({ log: tiledLog(files, { size: own, isCopy: true }), known, keys });
    },
  };
}

function flip(at: number): (bytes: Buffer) => Buffer {
  return (bytes) => {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    return flipped;
  };
}

const codes = ({ findings }: Verification) => findings.map(({ code }) => code);

/** Changes one entry of a bundle, and leaves it an event. */
function edit(leafIndex: number): (bytes: Buffer) => Buffer {
  return (bytes) => {
    const at = bytes.indexOf('user.suspend', bytes.indexOf(`{"id":${leafIndex + 1},`));
    return Buffer.concat([bytes.subarray(0, at), Buffer.from('user.sUspend'), bytes.subarray(at + 12)]);
  };
}

describe('an export', () => {
  it('is verified by itself, against a folder outside, and against a single note', async (t) => {
    const { verify, path } = await copies(t);
    for (const outside of [[], ['outside'], [noteFile(path('outside/checkpoint'))]]) {
      const { verified, events, agreedSize, findings } = await verify('export', ...outside);
      assert.deepEqual({ verified, events, agreedSize, findings }, { verified: true, events: size, agreedSize: size, findings: [] });
    }
  });

  it('of earlier is verified against what was signed later', async (t) => {
    const { verify } = await copies(t);
    const { verified, events, newestSize } = await verify('older', 'outside');
    assert.deepEqual([verified, events, newestSize], [true, 300, size]);
  });

  it('tells which event was changed, and what it was where another export has it', async (t) => {
    const { verify, change } = await copies(t);
    await change('export/tile/entries/000', edit(123));
    const [finding, ...others] = (await verify('export', 'outside', 'older')).findings;
    assert.deepEqual(others, []);
    assert.deepEqual([finding?.code, finding?.leafIndex, finding?.event?.id], ['event_edited', 123, 124]);
    assert.deepEqual([finding?.event?.kind, finding?.was?.kind], ['user.sUspend', 'user.suspend']);
  });

  it('names the files that are spoilt: bundle, tile, attachment', async (t) => {
    const { verify, change, path } = await copies(t);
    await change('export/tile/0/001', flip(32 * 9));
    await change(`export/attachments/${hash('sha256', attachment)}`, flip(3));
    const spoilt = await verify('export', 'outside');
    assert.deepEqual(
      spoilt.findings.map(({ code, place }) => [code, place?.path.slice(0, 12), place?.index]),
      [
        ['tile_differs', 'tile/0/001', 9],
        ['attachment_differs', 'attachments/', undefined],
      ],
    );
    await rm(path('export/tile/entries/001'));
    assert.deepEqual(codes(await verify('export', 'outside')), ['bundle_missing']);
    await change('export/tile/entries/000', (bytes) => bytes.subarray(0, 5000));
    const [cut] = (await verify('export', 'outside')).findings;
    assert.deepEqual([cut?.code, cut?.place?.path, cut?.place?.index === cut?.leafIndex], ['bundle_malformed', 'tile/entries/000', true]);
  });
});

describe('what is known outside', () => {
  it('is itself looked at: file, line and what is wrong with it', async (t) => {
    const { verify, change } = await copies(t);
    await change('outside/history/2026-11-22.txt', (bytes) => bytes.toString().replace('\n200\n', '\n0200\n'));
    const [signature] = (await verify('export', 'outside')).findings;
    assert.deepEqual([signature?.code, signature?.place?.line], ['checkpoint_not_signed', 7]);
    await change('outside/history/2026-11-22.txt', (bytes) => bytes.toString().replace('— ', '- '));
    const lines = (await verify('export', 'outside')).findings.map(({ code, place }) => [code, place?.path, place?.line]);
    assert.deepEqual(lines[0], ['checkpoint_malformed', 'history/2026-11-22.txt', 5]);
    await change('outside/key', (bytes) => `\n${bytes.toString().replace('+', '+0')}`);
    await assert.rejects(verify('export', 'outside'), { code: 'malformed_key', message: /outside\/key, line 2: / });
  });

  it('may not be signed by somebody else, nor tell two stories', async (t) => {
    const { verify, path } = await copies(t);
    const stranger = await signerOf(origin, new Uint8Array(32).fill(8));
    await appendFile(path('outside/history/2026-11-22.txt'), `${await noteAt(20, stranger)}\n`);
    assert.deepEqual(codes(await verify('export', 'outside')), ['checkpoint_not_signed']);
    const lie = await signNote(formatCheckpoint({ origin, size: 200, root: new Uint8Array(32), extensions: [] }), [signer]);
    await writeFile(path('outside/history/2026-11-23.txt'), `${lie}\n`);
    const told = await verify('export', 'outside');
    assert.deepEqual(new Set(codes(told)), new Set(['checkpoint_not_signed', 'checkpoints_contradict']));
  });

  it('of a log under another name is not taken for verified', async (t) => {
    const { path } = await copies(t);
    const another = await signerOf('licences.example/audit/another', new Uint8Array(32).fill(9));
    const { name } = another.verifierKey;
    const note = await signNote(formatCheckpoint({ origin: name, size: 900, root: new Uint8Array(32), extensions: [] }), [another]);
    await writeFile(path('another'), note);
    const places = [folderFiles(path('outside')), noteFile(path('another'))];
    const { copies: known, findings } = await readKnownCheckpoints(places, [signer.verifierKey, another.verifierKey]);
    assert.deepEqual(
      findings.map(({ code, place }) => [code, place?.in]),
      [['checkpoint_of_another_log', path('another')]],
    );
    assert.deepEqual(
      known.map(({ checkpoints }) => checkpoints.map(({ size: at }) => at)),
      [[10, 200, size], []],
    );
  });

  it('without tiles leaves the interval between two checkpoints, and with those above them the bundle', async (t) => {
    const { verify, change, path } = await copies(t);
    await change('export/tile/entries/001', edit(300));
    const where = async (): Promise<unknown> =>
      (await verify('export', 'outside')).findings
        .filter(({ code }) => code === 'events_changed')
        .map(({ leafIndex, endLeafIndex }) => [leafIndex, endLeafIndex]);
    for (const name of ['export', 'outside']) await rm(path(`${name}/tile/0/001`));
    assert.deepEqual(await where(), [[256, 512]]);
    for (const name of ['export', 'outside']) await rm(path(`${name}/tile/0`), { recursive: true });
    assert.deepEqual(await where(), [[200, size]]);
  });

  it('has its own tiles looked at, where the events are what they were', async (t) => {
    const { verify, change } = await copies(t);
    await change('outside/tile/1/000.p/2', flip(40));
    const [tile, ...others] = (await verify('export', 'outside')).findings;
    assert.deepEqual([tile?.code, tile?.place?.path, tile?.place?.index, others.length], ['tile_differs', 'tile/1/000.p/2', 1, 0]);
  });

  it('may have grown since its checkpoint was read', async (t) => {
    const { verify, path } = await copies(t);
    const hashes = await readFile(path('outside/tile/0/002.p/188'));
    await rm(path('outside/tile/0/002.p/188'));
    await writeFile(path('outside/tile/0/002.p/190'), Buffer.concat([hashes, Buffer.alloc(64)]));
    assert.deepEqual((await verify('export', 'outside')).findings, []);
  });

  it('is needed', async (t) => {
    const { verify, path } = await copies(t);
    await rm(path('export/checkpoint'));
    await assert.rejects(verify('export'), { code: 'no_checkpoint' });
  });
});
