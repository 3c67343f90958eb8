import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from '../../../../tests/dev-env/dev-env.ts';
import { openSmallDatabase, queryValue, serverPid, temporaryDataFolder } from '../../../../tests/dev-env/embedded-database.ts';
import { startOwnerProcess } from '../../../../tests/dev-env/owner-process.ts';
import { commandLine, pidIsTaken } from './processes.ts';
import type { PostmasterExit } from './postmaster.ts';

test('a server that is killed under us is started again on the same port, with its data', async (t) => {
  const exits: PostmasterExit[] = [];
  await using postgres = await openSmallDatabase(temporaryDataFolder(t), { onExit: (exit) => exits.push(exit) });
  await queryValue(postgres.adminUrl, 'create table kept as select 42 as answer');
  for (let time = 1; time <= 2; time += 1) {
    // A session that is at work when its server dies: the new server must wait for its end.
    const session = queryValue(postgres.adminUrl, 'select count(*) from generate_series(1, 20000000)').catch((error: Error) => error);
    process.kill(await serverPid(postgres.folder), 'SIGKILL');
    const answer = await until(
      'the server answers again',
      () => queryValue(postgres.adminUrl, 'select answer from kept').catch(() => undefined),
      30_000,
    );
    assert.equal(answer, 42);
    await session;
    await until('its end is told', () => exits.length === time);
  }
  assert.deepEqual(exits, [
    { code: null, signal: 'SIGKILL' },
    { code: null, signal: 'SIGKILL' },
  ]);
});

test('disposing while the server is being started again ends cleanly', async (t) => {
  const data = temporaryDataFolder(t);
  const { promise: exited, resolve } = Promise.withResolvers<PostmasterExit>();
  const postgres = await openSmallDatabase(data, { onExit: resolve });
  process.kill(await serverPid(postgres.folder), 'SIGKILL');
  await exited;
  await postgres[Symbol.asyncDispose]();
  await using next = await openSmallDatabase(data);
  assert.equal(next.role, 'owner');
});

test('after the owner is killed, the next start stops the server it left, and has the data', async (t) => {
  const data = temporaryDataFolder(t);
  const owner = startOwnerProcess(t, data);
  const { adminUrl, folder } = await owner.opened;
  await queryValue(adminUrl, 'create table kept as select 42 as answer');
  const left = await serverPid(folder);
  await owner.kill();
  assert.match(commandLine(left), /postgres/);
  const lines: string[] = [];
  await using postgres = await openSmallDatabase(data, { log: (_level, message) => lines.push(message) });
  assert.equal(postgres.role, 'owner');
  assert.equal(commandLine(left), '');
  assert.equal(await queryValue(postgres.adminUrl, 'select answer from kept'), 42);
  assert.ok(lines.some((line) => line.includes(`process ${left}`)));
});

test('after owner and server are killed together, the next start recovers', async (t) => {
  const data = temporaryDataFolder(t);
  const owner = startOwnerProcess(t, data);
  const { adminUrl, folder } = await owner.opened;
  await queryValue(adminUrl, 'create table kept as select 42 as answer');
  const server = await serverPid(folder);
  await owner.kill();
  process.kill(server, 'SIGKILL');
  await using postgres = await openSmallDatabase(data);
  assert.equal(await queryValue(postgres.adminUrl, 'select answer from kept'), 42);
});

test('a pid that was given to another program since is neither signalled nor an obstacle', async (t) => {
  const data = temporaryDataFolder(t);
  const first = await openSmallDatabase(data);
  const pidFile = join(first.folder, 'cluster', 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8');
  await first[Symbol.asyncDispose]();
  const bystander = startOwnerProcess(t, temporaryDataFolder(t));
  await bystander.opened;
  await writeFile(pidFile, text.replace(/^\d+/, String(bystander.pid)), { mode: 0o600 });
  await using postgres = await openSmallDatabase(data);
  assert.equal(await queryValue(postgres.adminUrl, 'select 1'), 1);
  assert.equal(pidIsTaken(bystander.pid), true);
  await bystander.end();
});

test('a first start that is cut short leaves nothing that disturbs the next', async (t) => {
  const data = temporaryDataFolder(t);
  const owner = startOwnerProcess(t, data);
  const isDraft = (name: string): boolean => name.startsWith('initdb-');
  await until('initdb is at work', async () => (await readdir(join(data, 'database')).catch(() => [])).some(isDraft));
  await owner.kill();
  const postgres = await openSmallDatabase(data);
  assert.equal(await queryValue(postgres.adminUrl, 'select 1'), 1);
  await postgres[Symbol.asyncDispose]();
  await using next = await openSmallDatabase(data);
  assert.deepEqual((await readdir(next.folder)).filter(isDraft), []);
});
