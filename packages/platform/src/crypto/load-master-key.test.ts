import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { loadMasterKey, loadMasterKeys, type MasterKeySource } from './load-master-key.ts';
import { createNextKeyFile } from './master-key-file.ts';

async function dataFolder(
  t: TestContext,
  embedded: boolean,
): Promise<Extract<MasterKeySource, { from: 'data folder' }> & { folder: string }> {
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
  const setting = 'SEATLEDGER_PREVIOUS_MASTER_KEY_FILE';
  const key = randomBytes(32);
  await writeFile(path, `${key.toString('base64url')}\r\n`);
  assert.deepEqual((await loadMasterKey({ from: 'file', path, setting })).export(), key);
  await writeFile(path, 'almost-a-key');
  await assert.rejects(loadMasterKey({ from: 'file', path, setting }), (error: Error) => !error.message.includes('almost'));
  await assert.rejects(loadMasterKey({ from: 'file', path: `${path}.none`, setting }), { setting, message: /cannot be read \(ENOENT\)/ });
});

test('the next key is made whole beside the current one, for the same readers, and is read with it', async (t) => {
  const masterKey = await dataFolder(t, true);
  const { path, folder } = masterKey;
  const current = await loadMasterKey(masterKey);
  await chmod(path, 0o640);
  assert.equal((await loadMasterKeys({ masterKey })).next, undefined);
  const next = await createNextKeyFile(path);
  assert.equal((await stat(`${path}.next`)).mode & 0o777, 0o640);
  assert.deepEqual((await readdir(folder)).toSorted(), ['master.key', 'master.key.next']);
  const keys = await loadMasterKeys({ masterKey });
  assert.ok(keys.current.equals(current) && keys.next?.key.equals(next) && !next.equals(current));
});

test('the next key takes the place of the current one, or is forgotten', async (t) => {
  const masterKey = await dataFolder(t, true);
  const current = await loadMasterKey(masterKey);
  await createNextKeyFile(masterKey.path);
  await (await loadMasterKeys({ masterKey })).next?.discard();
  assert.ok((await loadMasterKey(masterKey)).equals(current));
  const next = await createNextKeyFile(masterKey.path);
  await (await loadMasterKeys({ masterKey })).next?.keep();
  assert.ok((await loadMasterKey(masterKey)).equals(next));
  assert.deepEqual(await readdir(masterKey.folder), ['master.key']);
});

test('the previous key is one that settings give, and stands beside the current one', async (t) => {
  const masterKey = await dataFolder(t, true);
  const key = createSecretKey(randomBytes(32));
  const keys = await loadMasterKeys({ masterKey, previousMasterKey: { from: 'environment', key } });
  assert.ok(keys.previous === key && !keys.current.equals(key));
});
