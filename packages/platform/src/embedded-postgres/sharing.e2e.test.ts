import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from '../../../../tests/dev-env/dev-env.ts';
import { openSmallDatabase, queryValue, temporaryDataFolder } from '../../../../tests/dev-env/embedded-database.ts';
import { startOwnerProcess } from '../../../../tests/dev-env/owner-process.ts';

test('a process that comes while another owns the database uses that one, and leaves it running', async (t) => {
  const data = temporaryDataFolder(t);
  await using owner = await openSmallDatabase(data);
  const other = startOwnerProcess(t, data);
  const opened = await other.opened;
  assert.deepEqual([opened.role, opened.adminUrl], ['attached', owner.adminUrl]);
  await other.end();
  assert.equal(await queryValue(owner.adminUrl, 'select 1'), 1);
});

test('of several first starts at the same instant exactly one owns, and the others attach to it', async (t) => {
  const data = temporaryDataFolder(t);
  const processes = Array.from({ length: 3 }, () => startOwnerProcess(t, data));
  const opened = await Promise.all(processes.map((process) => process.opened));
  assert.deepEqual(opened.map(({ role }) => role).toSorted(), ['attached', 'attached', 'owner']);
  assert.equal(new Set(opened.map(({ adminUrl }) => adminUrl)).size, 1);
  for (const { adminUrl } of opened) assert.equal(await queryValue(adminUrl, 'select 1'), 1);
  // The owner may be any of them: ended together, so that it need not wait for the others.
  await Promise.all(processes.map((process) => process.end()));
});

test('who must own it is refused while another has it, and is told the process', async (t) => {
  const data = temporaryDataFolder(t);
  const owner = startOwnerProcess(t, data);
  await owner.opened;
  await assert.rejects(openSmallDatabase(data, { ifRunning: 'refuse' }), {
    code: 'already_running',
    message: `Seatledger is already running (process ${owner.pid}) on this data folder, ${data}. Stop it first, or choose another folder with SEATLEDGER_DATA.`,
  });
  await owner.end();
  await using postgres = await openSmallDatabase(data, { ifRunning: 'refuse' });
  assert.equal(postgres.role, 'owner');
});

test('an owner that ends waits for those who use its database', async (t) => {
  const data = temporaryDataFolder(t);
  const owner = await openSmallDatabase(data);
  const other = startOwnerProcess(t, data);
  const { adminUrl } = await other.opened;
  let stopped = false;
  const stopping = owner[Symbol.asyncDispose]().then(() => (stopped = true));
  const late = startOwnerProcess(t, data);
  assert.equal(await queryValue(adminUrl, 'select 1'), 1);
  assert.equal(stopped, false);
  await other.end();
  await stopping;
  assert.equal((await late.opened).role, 'owner');
  await late.end();
});

test('who must own it waits for an owner that is stopping, rather than being refused', async (t) => {
  const data = temporaryDataFolder(t);
  const owner = await openSmallDatabase(data);
  const other = startOwnerProcess(t, data);
  await other.opened;
  const stopping = owner[Symbol.asyncDispose]();
  await until('the owner says so', () => readFile(join(owner.folder, 'state.json'), 'utf8').then((text) => text.includes('stopping')));
  const next = openSmallDatabase(data, { ifRunning: 'refuse' });
  await other.end();
  await stopping;
  await using postgres = await next;
  assert.equal(postgres.role, 'owner');
});

test('an owner that ends stops its server all the same when they stay for too long, or are killed', async (t) => {
  const data = temporaryDataFolder(t);
  const warnings: string[] = [];
  const first = await openSmallDatabase(data, {
    attachedTimeoutMs: 200,
    log: (level, message) => level === 'warn' && warnings.push(message),
  });
  const stays = startOwnerProcess(t, data);
  await stays.opened;
  await first[Symbol.asyncDispose]();
  assert.deepEqual(warnings, ['The database stops although another process still uses it.']);
  await stays.end();

  const second = await openSmallDatabase(data);
  const killed = startOwnerProcess(t, data);
  await killed.opened;
  await killed.kill();
  await second[Symbol.asyncDispose]();
});

test('who waits to attach takes over when the owner is killed before it was ready', async (t) => {
  const data = temporaryDataFolder(t);
  const owner = startOwnerProcess(t, data);
  await until('the owner has begun', () =>
    readFile(join(data, 'database', 'state.json'), 'utf8').then(
      (text) => text.includes('starting'),
      () => false,
    ),
  );
  const other = startOwnerProcess(t, data);
  await owner.kill();
  assert.equal((await other.opened).role, 'owner');
  await other.end();
});
