import assert from 'node:assert/strict';
import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { deriveSecret, loadMasterKey, parseMasterKey, type MasterKeySource } from './master-key.ts';

async function dataFolder(
  t: TestContext,
  embedded: boolean,
): Promise<MasterKeySource & { path: string; databaseFolder: string; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'seatledger-key-'));
  t.after(() => rm(folder, { recursive: true }));
  return { from: 'data folder', path: join(folder, 'master.key'), databaseFolder: join(folder, 'database'), embedded, folder };
}

test('the first start of the embedded database makes a key that only its owner may read, and later starts read it', async (t) => {
  const source = await dataFolder(t, true);
  const key = await loadMasterKey(source);
  assert.equal(key.symmetricKeySize, 32);
  assert.equal((await stat(source.path)).mode & 0o777, 0o600);
  await mkdir(source.databaseFolder);
  assert.ok((await loadMasterKey(source)).equals(key));
});

test('starts at the same instant agree on one key and leave nothing else behind', async (t) => {
  const source = await dataFolder(t, true);
  const keys = await Promise.all(Array.from({ length: 8 }, () => loadMasterKey(source)));
  const [first] = keys;
  assert.ok(first !== undefined && keys.every((key) => key.equals(first)));
  assert.deepEqual(await readdir(source.folder), ['master.key']);
});

test('a key that was lost is not replaced by a new one while its database is there', async (t) => {
  const source = await dataFolder(t, true);
  await mkdir(source.databaseFolder);
  await assert.rejects(loadMasterKey(source), /master\.key is missing, though there is a database/);
});

test('an external database without a key is refused by a sentence that says how to make one', async (t) => {
  const source = await dataFolder(t, false);
  await assert.rejects(loadMasterKey(source), {
    name: 'ConfigError',
    message: /DATABASE_URL.*SEATLEDGER_MASTER_KEY.*openssl rand -base64 32/,
  });
  assert.deepEqual(await readdir(source.folder), []);
});

test('an external database goes on with the key of the data folder', async (t) => {
  const source = await dataFolder(t, false);
  const key = randomBytes(32);
  await writeFile(source.path, key.toString('base64'));
  assert.deepEqual((await loadMasterKey(source)).export(), key);
});

test('a key file may end with a line end; what it holds is never repeated in an error', async (t) => {
  const { path } = await dataFolder(t, true);
  const key = randomBytes(32);
  await writeFile(path, `${key.toString('base64url')}\r\n`);
  assert.deepEqual((await loadMasterKey({ from: 'file', path })).export(), key);
  await writeFile(path, 'almost-a-key');
  await assert.rejects(loadMasterKey({ from: 'file', path }), (error: Error) => !error.message.includes('almost'));
  await assert.rejects(loadMasterKey({ from: 'file', path: `${path}.none` }), /cannot be read \(ENOENT\)/);
});

test('32 bytes are accepted, as base64 or base64url, and nothing shorter or longer', () => {
  for (const bytes of [16, 31, 33, 64]) {
    assert.throws(() => parseMasterKey(randomBytes(bytes).toString('base64'), 'X'), /X must hold 32 bytes in base64/);
  }
  const key = randomBytes(32);
  for (const encoding of ['base64', 'base64url'] as const) assert.deepEqual(parseMasterKey(key.toString(encoding), 'X').export(), key);
});

test('a secret depends on the key and on its purpose', () => {
  const key = createSecretKey(Buffer.alloc(32, 11));
  assert.notEqual(deriveSecret(key, 'a'), deriveSecret(key, 'b'));
  assert.notEqual(deriveSecret(key, 'a'), deriveSecret(createSecretKey(Buffer.alloc(32, 12)), 'a'));
  assert.equal(Buffer.from(deriveSecret(key, 'a'), 'base64url').length, 32);
});

test('a secret is HKDF-SHA-256 as RFC 5869 has it, extract and expand with one block', () => {
  const hmac = (key: Uint8Array, data: Uint8Array): Buffer => createHmac('sha256', key).update(data).digest();
  const extracted = hmac(Buffer.alloc(32), Buffer.alloc(32, 11));
  const expected = hmac(extracted, Buffer.concat([Buffer.from('purpose'), Buffer.from([1])]));
  assert.equal(deriveSecret(createSecretKey(Buffer.alloc(32, 11)), 'purpose'), expected.toString('base64url'));
});
