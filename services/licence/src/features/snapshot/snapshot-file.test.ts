import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { syncFolder } from '@seatledger/platform/files/write-file-atomically.ts';
import { domainRow, noon, overrideRow, sampleIndex, userRow } from '../../testing/sample-registry.ts';
import { findAnswer } from '../licence-check/find-answer.ts';
import { signingSeal } from '../signing-keys/signing-seal.ts';
import type { LicenceIndex } from '../licence-index/licence-index.ts';
import { newSigningKey, testSeal } from '../../testing/signing-keys.ts';
import { contentOf as contentOfState, stateOf as stateOfContent, type KnownState } from './index-snapshot.ts';
import { readSnapshot, SnapshotRefused, writeSnapshot, type SnapshotContent, type SnapshotFiles } from './snapshot-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'seatledger-snapshot-'));
after(() => rmSync(folder, { recursive: true }));
const key = createSecretKey(Buffer.alloc(32, 7));
let files = 0;
const newPath = (): string => join(folder, String((files += 1)), '..', `${files}.snapshot`);

const contentOf = (known: KnownState): SnapshotContent => contentOfState(known, testSeal);
const stateOf = (content: SnapshotContent): KnownState => stateOfContent(content, testSeal);

async function sampleState(position: number, people = 300): Promise<KnownState> {
  const users = Array.from({ length: people }, (_, at) => userRow({ id: at + 1, localPart: `p${at}`, suspended: at % 3 === 0 }));
  const domains = [domainRow({ names: ['acme.example', 'old.example'] }), domainRow({ id: 9, names: ['nine.example'] })];
  const index = await sampleIndex({ domains, users, overrides: [overrideRow({ userId: 2, featureId: 2, value: position })] });
  const apiKeys = [
    {
      keyId: 'k',
      secretHash: Buffer.alloc(32, 1),
      scopes: ['licence:check'],
      requestsPerSecond: 5,
      expiresAt: null,
      allowedAddresses: null,
    },
  ];
  const signing = {
    revocationEpoch: 3,
    issuer: 'https://licences.example',
    keys: [newSigningKey({ filesUntil: noon }), newSigningKey({ privateKey: null })],
  };
  return { index, asOf: noon, last: { position, change: null }, apiKeys, signing };
}

const rowsOfSecond = (index: LicenceIndex): number =>
  (JSON.parse(`${String(findAnswer(index.reader, 'p1@old.example', undefined, noon))}}`) as { features: Record<string, number> }).features[
    'adhoc.maxRows'
  ] ?? 0;

describe('a snapshot', () => {
  it('gives back what was known, to go on from there', async () => {
    const path = newPath();
    const known = await sampleState(42);
    await writeSnapshot(path, key, contentOf(known));
    const content = readSnapshot(path, key);
    assert.ok(content);
    const { index, ...rest } = stateOf(content);
    const { index: before, ...expected } = known;
    assert.deepEqual(rest, expected);
    assert.equal(index.size, before.size);
    for (const email of ['p0@acme.example', 'p1@old.example', 'p299@acme.example', 'p300@acme.example', 'p1@nine.example'])
      assert.equal(findAnswer(index.reader, email, undefined, noon), findAnswer(before.reader, email, undefined, noon));
    // What is freed, changed and added afterwards finds its place.
    index.replaceUsers([{ firstId: 1, lastId: 200 }], [userRow({ id: 2, localPart: 'p1' })], new Map());
    index.replaceDomains([{ firstId: 9, lastId: 10 }], [domainRow({ id: 10, names: ['ten.example'] })]);
    await index.makeRoomFor(1);
    index.replaceUsers([], [userRow({ id: 500, domainId: 10, localPart: 'nina' })], new Map());
    assert.equal(index.size, 102);
    assert.equal(rowsOfSecond(index), 1000);
    assert.match(String(findAnswer(index.reader, 'nina@ten.example', undefined, noon)), /"active"/u);
    assert.match(String(findAnswer(index.reader, 'p0@acme.example', undefined, noon)), /"unknown"/u);
  });

  it('holds private keys for those alone who can open them', async () => {
    const path = newPath();
    const known = await sampleState(1);
    await writeSnapshot(path, key, contentOf(known));
    const [secret = ''] = known.signing.keys.flatMap(({ privateKey }) => privateKey?.export({ format: 'jwk' }).d ?? []);
    const bytes = readFileSync(path);
    for (const form of ['base64', 'base64url', 'hex'] as const)
      assert.ok(!bytes.includes(Buffer.from(secret, 'base64url').toString(form)), form);
    assert.ok(!bytes.includes(Buffer.from(secret, 'base64url')));
    const content = readSnapshot(path, key);
    assert.ok(content);
    const opened = stateOf(content).signing.keys.flatMap(({ privateKey }) => privateKey?.export({ format: 'jwk' }).d ?? []);
    assert.deepEqual(opened, [secret]);
    assert.throws(() => stateOfContent(content, signingSeal(createSecretKey(Buffer.alloc(32, 8)))));
  });

  it('is for the account alone that runs the service', async () => {
    const path = newPath();
    await writeSnapshot(path, key, contentOf(await sampleState(1)));
    assert.equal(statSync(path).mode & 0o777, 0o600);
  });

  it('is null where there is none', () => {
    assert.equal(readSnapshot(newPath(), key), null);
  });

  it('is refused where a bit of it is another, or anything is missing or too much', async () => {
    const path = newPath();
    await writeSnapshot(path, key, contentOf(await sampleState(1, 5)));
    const good = readFileSync(path);
    const refused = (bytes: Buffer): void => {
      writeFileSync(path, bytes);
      assert.throws(() => readSnapshot(path, key), SnapshotRefused);
    };
    for (let at = 0; at < good.length; at += Math.max(1, Math.floor(good.length / 500))) {
      const changed = Buffer.from(good);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      refused(changed);
    }
    for (const length of [0, 7, 8, 11, 12, 100, good.length - 33, good.length - 1]) refused(good.subarray(0, length));
    refused(Buffer.concat([good, Buffer.alloc(1)]));
  });

  it('is refused under another key', async () => {
    const path = newPath();
    await writeSnapshot(path, key, contentOf(await sampleState(1)));
    assert.throws(() => readSnapshot(path, createSecretKey(Buffer.alloc(32, 8))), /another master key/u);
  });
});

/** The disk, but for one call, which fails, if it is a write after half of its bytes. */
function failingAt(failing: number): SnapshotFiles & { readonly calls: () => number } {
  let calls = 0;
  const isFailing = (): boolean => (calls += 1) === failing;
  const fail = (): never => {
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  };
  return {
    calls: () => calls,
    async open(path) {
      if (isFailing()) fail();
      const file = await open(path, 'w', 0o600);
      return {
        async write(bytes) {
          const fails = isFailing();
          await file.writeFile(fails ? bytes.subarray(0, bytes.length / 2) : bytes);
          if (fails) fail();
        },
        sync: async () => (isFailing() ? fail() : file.sync()),
        [Symbol.asyncDispose]: () => file[Symbol.asyncDispose](),
      };
    },
    rename: async (from, to) => (isFailing() ? fail() : rename(from, to)),
    syncFolder: async (path) => (isFailing() ? fail() : syncFolder(path)),
    // What is left behind, where even this fails, must do no harm.
    remove: async (path) => (failing % 2 === 0 ? fail() : rm(path, { force: true })),
  };
}

it('whichever write, fsync or rename fails, the snapshot is the one before or the new one, whole', async () => {
  const path = newPath();
  const [before, next] = [await sampleState(1), await sampleState(2)];
  const counting = failingAt(-1);
  await writeSnapshot(path, key, contentOf(before), counting);
  assert.ok(counting.calls() > 10);
  for (let failing = 1; failing <= counting.calls(); failing += 1) {
    await writeSnapshot(path, key, contentOf(before));
    await assert.rejects(writeSnapshot(path, key, contentOf(next), failingAt(failing)), /no space/u);
    const content = readSnapshot(path, key);
    assert.ok(content);
    const found = stateOf(content);
    // Once it is renamed, only the folder's fsync can fail: the new one is there.
    assert.equal(found.last.position, failing === counting.calls() ? 2 : 1);
    assert.equal(rowsOfSecond(found.index), found.last.position);
  }
});
