import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import pg from 'pg';
import { postgresCluster } from '../../../../tests/dev-env/dev-env.ts';
import { queryValue } from '../../../../tests/dev-env/embedded-database.ts';
import { dropDatabase } from '../../../../tests/dev-env/test-database.ts';
import type { InstallationKey } from '../crypto/installation-key.ts';
import { loadMasterKeys, type MasterKeys, type MasterKeySource } from '../crypto/load-master-key.ts';
import { createKeyFile, createNextKeyFile } from '../crypto/master-key-file.ts';
import { masterKeyFingerprint, type MasterKey } from '../crypto/master-key.ts';
import { asAdmin } from './as-admin.ts';
import { openConnection } from './connection.ts';
import { databaseName, serviceUrl, withDatabase } from './database-url.ts';
import { writeSealedKey } from './installation-keys.ts';
import type { MasterKeyReplacement, RecordReplacement } from './open-installation-key.ts';
import { prepareDatabase, type PreparedDatabase } from './prepare-database.ts';
import { provision } from './provision.ts';
import { replaceMasterKey } from './replace-master-key.ts';

type Prepared = PreparedDatabase<'orders'>;

const newKey = (): MasterKey => createSecretKey(randomBytes(32));

async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'seatledger-keys-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

/** A database that is not there yet, and a start of a server with one service on it. */
async function freshInstallation(t: TestContext, account = (url: string): string => url) {
  const { adminUrl: cluster } = await postgresCluster();
  const ownerUrl = withDatabase(cluster, `test_${randomBytes(6).toString('hex')}`);
  t.after(() => dropDatabase(ownerUrl));
  const adminUrl = account(ownerUrl);
  const migrationsFolder = await temporaryFolder(t);
  const told: string[] = [];
  const log = (_level: string, message: string): void => void told.push(message);
  const services = [{ name: 'orders', connectionLimit: 5, migrationsFolder }] as const;
  const recorded: MasterKeyReplacement[] = [];
  const record: RecordReplacement = async (_admin, _key, replacement) => void recorded.push(replacement);
  const options = { adminUrl, recordReplacement: record, services, log };
  const startWith = (masterKeys: () => Promise<MasterKeys>): Promise<Prepared> => prepareDatabase({ ...options, masterKeys });
  const start = (current: MasterKey, previous?: MasterKey): Promise<Prepared> => startWith(async () => ({ current, previous }));
  return { adminUrl, ownerUrl, told, record, recorded, startWith, start };
}

/** The same, with its master key in a file. */
async function installationWithKeyFile(t: TestContext) {
  const { adminUrl, record, recorded, startWith } = await freshInstallation(t);
  const folder = await temporaryFolder(t);
  const path = join(folder, 'master.key');
  const masterKey: MasterKeySource = { from: 'data folder', path, databaseFolder: folder, embedded: true };
  const settings = { masterKey };
  const start = (): Promise<Prepared> => startWith(() => loadMasterKeys(settings));
  const first = await createKeyFile(path);
  const { installationKey } = await start();
  const rotate = (recordedBy = record) => replaceMasterKey({ adminUrl, settings, path, record: recordedBy, log: () => undefined });
  const seal = (key: InstallationKey, under: MasterKey): Promise<void> =>
    asAdmin(adminUrl, async ({ client }) => writeSealedKey(client, key, under));
  const keyNow = async (): Promise<MasterKey> => (await loadMasterKeys(settings)).current;
  return { adminUrl, path, first, installationKey, start, startWith, rotate, recorded, seal, keyNow };
}

async function sealedUnder(adminUrl: string): Promise<unknown> {
  return queryValue(adminUrl, 'select master_key_id from installation.keys');
}

test('starts at the same instant, on a database that does not exist yet, end with the same installation key', async (t) => {
  const { adminUrl, start } = await freshInstallation(t);
  const masterKey = newKey();
  const started = await Promise.all(Array.from({ length: 4 }, () => start(masterKey)));
  const [first] = started;
  for (const { installationKey, urls } of started) {
    assert.ok(first?.installationKey.equals(installationKey));
    assert.deepEqual(urls, first?.urls);
  }
  assert.equal(await sealedUnder(adminUrl), masterKeyFingerprint(masterKey));
});

test('a later start opens the same installation key and gives the same passwords', async (t) => {
  const { start } = await freshInstallation(t);
  const masterKey = newKey();
  const [first, second] = [await start(masterKey), await start(masterKey)];
  assert.ok(second.installationKey.equals(first.installationKey));
  assert.deepEqual(second.urls, first.urls);
});

test('the database holds the installation key sealed, and no service may look', async (t) => {
  const { adminUrl, start } = await freshInstallation(t);
  const { urls, installationKey } = await start(newKey());
  const sealed = await queryValue(adminUrl, 'select sealed from installation.keys');
  assert.ok(sealed instanceof Buffer && !sealed.includes(installationKey.export()));
  await assert.rejects(queryValue(urls.orders, 'select sealed from installation.keys'), /permission denied for schema installation/);
  await assert.rejects(queryValue(urls.orders, 'delete from installation.keys'), /permission denied for schema installation/);
});

test('a database whose roles were made before it had an installation key gets one, and passwords made from it', async (t) => {
  const { adminUrl, start } = await freshInstallation(t);
  await provision(adminUrl, { services: [{ name: 'orders', connectionLimit: 5 }], passwordOf: () => 'of before' });
  const { urls } = await start(newKey());
  assert.equal(await queryValue(urls.orders, 'select 1'), 1);
});

test('an account that is no superuser keeps the installation key, and replaces its master key', async (t) => {
  const asAccount = (url: string): string => serviceUrl(url, `${databaseName(url)}_admin`, 'secret');
  const { adminUrl, ownerUrl, start } = await freshInstallation(t, asAccount);
  const [database, account] = [databaseName(ownerUrl), `${databaseName(ownerUrl)}_admin`];
  await using cluster = await openConnection(withDatabase(ownerUrl, 'postgres'), 'test');
  await cluster.client.query(`create database ${database}`);
  await cluster.client.query(`create role ${account} login createrole password 'secret'`);
  await cluster.client.query(`grant create on database ${database} to ${account}`);
  const [old, current] = [newKey(), newKey()];
  const { urls, installationKey } = await start(old);
  assert.ok((await start(current, old)).installationKey.equals(installationKey));
  assert.equal(await sealedUnder(adminUrl), masterKeyFingerprint(current));
  await assert.rejects(queryValue(urls.orders, 'select sealed from installation.keys'), /permission denied for schema installation/);
});

test('a schema installation of somebody else is refused', async (t) => {
  const { adminUrl, start } = await freshInstallation(t);
  const { orders = '' } = await provision(adminUrl, { services: [{ name: 'orders', connectionLimit: 5 }], passwordOf: () => 'x' });
  await asAdmin(adminUrl, async ({ client }) => client.query(`create schema installation authorization ${orders}`));
  await assert.rejects(start(newKey()), { name: 'ProvisionError', message: /schema installation belongs to test_\w+_orders and not to/ });
});

test('a start with a new master key and the previous one replaces it under servers that run, which go on', async (t) => {
  const { adminUrl, start, told, recorded } = await freshInstallation(t);
  const [old, current] = [newKey(), newKey()];
  const running = await start(old);
  await using stack = new AsyncDisposableStack();
  const pool = stack.adopt(new pg.Pool({ connectionString: running.urls.orders, max: 2 }), (one) => one.end());
  // The database is dropped while its connections are still going down.
  pool.on('error', () => undefined);
  const held = await pool.connect();
  const started = await Promise.all([start(current, old), start(current, old)]);
  for (const { installationKey } of started) assert.ok(installationKey.equals(running.installationKey));
  assert.equal(await sealedUnder(adminUrl), masterKeyFingerprint(current));
  await held.query('create table orders.things as select 1 as id');
  // The only other connection of the pool, and so a new one.
  assert.deepEqual((await pool.query('select id from orders.things')).rows, [{ id: 1 }]);
  held.release();
  const fingerprints = [masterKeyFingerprint(old), masterKeyFingerprint(current)];
  assert.deepEqual(recorded, [{ previous: masterKeyFingerprint(old), current: masterKeyFingerprint(current) }]);
  assert.equal(told.filter((message) => message.startsWith(`The master key ${fingerprints.join(' is replaced by ')}.`)).length, 1);
  assert.ok((await start(current)).installationKey.equals(running.installationKey));
});

test('once replaced, the old master key opens nothing: a start with it is told both fingerprints and what to do', async (t) => {
  const { start } = await freshInstallation(t);
  const [old, current] = [newKey(), newKey()];
  await start(old);
  await start(current, old);
  const [oldId, currentId] = [masterKeyFingerprint(old), masterKeyFingerprint(current)];
  await assert.rejects(start(old), {
    name: 'ConfigError',
    setting: 'SEATLEDGER_MASTER_KEY',
    message: new RegExp(
      `^The master key ${oldId} does not open .* sealed under the master key ${currentId} since .*Start with that key; .*PREVIOUS`,
    ),
  });
  const other = newKey();
  const neither = new RegExp(
    `^Neither the master key ${masterKeyFingerprint(other)} nor the previous one, ${oldId}, opens .* ${currentId} `,
  );
  await assert.rejects(start(other, old), { name: 'ConfigError', message: neither });
});

test('a sealed key that was changed in the database is called damaged', async (t) => {
  const { adminUrl, start } = await freshInstallation(t);
  const masterKey = newKey();
  await start(masterKey);
  await asAdmin(adminUrl, ({ client }) =>
    client.query('update installation.keys set sealed = set_byte(sealed, 20, 255 - get_byte(sealed, 20))'),
  );
  await assert.rejects(start(masterKey), { name: 'ProvisionError', message: /is damaged: the master key [0-9a-f]{16} does not open it/ });
});

test('a replacement is recorded once, and is not made where that fails', async (t) => {
  const { adminUrl, path, first, installationKey, start, rotate, recorded, keyNow } = await installationWithKeyFile(t);
  await assert.rejects(
    rotate(() => Promise.reject(new Error('no room'))),
    /no room/,
  );
  assert.equal(await sealedUnder(adminUrl), masterKeyFingerprint(first));
  assert.ok((await start()).installationKey.equals(installationKey));
  assert.ok((await keyNow()).equals(first) && !existsSync(`${path}.next`));
  assert.deepEqual(recorded, []);
  const replaced = await rotate();
  await start();
  assert.deepEqual(recorded, [replaced]);
});

test('the master key in a file is replaced by another, and opens nothing any longer', async (t) => {
  const { adminUrl, path, first, installationKey, start, startWith, rotate, keyNow } = await installationWithKeyFile(t);
  const replaced = await rotate();
  const current = await keyNow();
  assert.deepEqual(replaced, { previous: masterKeyFingerprint(first), current: masterKeyFingerprint(current) });
  assert.equal(await sealedUnder(adminUrl), replaced.current);
  assert.ok(!current.equals(first) && !existsSync(`${path}.next`));
  assert.ok((await start()).installationKey.equals(installationKey));
  await assert.rejects(
    startWith(async () => ({ current: first })),
    { name: 'ConfigError' },
  );
});

test('replacements and starts at the same instant follow each other, and the last key opens the installation', async (t) => {
  const { adminUrl, path, installationKey, start, rotate, keyNow } = await installationWithKeyFile(t);
  const both = await Promise.all([rotate(), start(), rotate(), start()]);
  assert.notEqual(both[0].current, both[2].current);
  assert.equal(await sealedUnder(adminUrl), masterKeyFingerprint(await keyNow()));
  assert.ok(!existsSync(`${path}.next`));
  assert.ok((await start()).installationKey.equals(installationKey));
});

test('interrupted before the installation key was sealed anew: the next start forgets the next key', async (t) => {
  const { path, first, installationKey, start, keyNow } = await installationWithKeyFile(t);
  await createNextKeyFile(path);
  assert.ok((await start()).installationKey.equals(installationKey));
  assert.ok((await keyNow()).equals(first) && !existsSync(`${path}.next`));
});

test('interrupted after it was sealed anew: the next start puts the next key in its place', async (t) => {
  const { path, installationKey, start, seal, keyNow } = await installationWithKeyFile(t);
  const next = await createNextKeyFile(path);
  await seal(installationKey, next);
  assert.ok((await start()).installationKey.equals(installationKey));
  assert.ok((await keyNow()).equals(next) && !existsSync(`${path}.next`));
});

test('interrupted after the file was renamed: nothing is left to do', async (t) => {
  const { path, installationKey, start, rotate, keyNow } = await installationWithKeyFile(t);
  const { current } = await rotate();
  assert.ok((await start()).installationKey.equals(installationKey));
  assert.ok(masterKeyFingerprint(await keyNow()) === current && !existsSync(`${path}.next`));
});

test('a replacement ends an interrupted one before it begins', async (t) => {
  for (const sealedAnew of [false, true]) {
    const { path, first, installationKey, start, seal, rotate } = await installationWithKeyFile(t);
    const next = await createNextKeyFile(path);
    if (sealedAnew) await seal(installationKey, next);
    const { previous, current } = await rotate();
    assert.equal(previous, masterKeyFingerprint(sealedAnew ? next : first));
    assert.ok(current !== masterKeyFingerprint(next) && !existsSync(`${path}.next`));
    assert.ok((await start()).installationKey.equals(installationKey));
  }
});

test('where neither key in the folder opens the installation, both are left as they are', async (t) => {
  const { path, installationKey, start, seal, rotate } = await installationWithKeyFile(t);
  await createNextKeyFile(path);
  await copyFile(`${path}.next`, `${path}.copy`);
  await seal(installationKey, newKey());
  await assert.rejects(start(), { name: 'ConfigError' });
  await assert.rejects(rotate(), { name: 'ConfigError' });
  assert.deepEqual(await readFile(`${path}.next`), await readFile(`${path}.copy`));
});
