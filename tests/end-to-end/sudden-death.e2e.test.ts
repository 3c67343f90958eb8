import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../dev-env/dev-env.ts';
import { copyFirstStart, seatledger, startSeatledger, startServer, temporaryFolder, type ServerProcess } from './seatledger.ts';

const rows = 100_000;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: ServerProcess;
let list: string;

before(async () => {
  folder = await temporaryFolder();
  await copyFirstStart(folder.path, 'empty');
  server = await startServer(folder.path, '--empty');
  list = join(folder.path, 'list.csv');
  const lines = Array.from({ length: rows }, (_, index) => `user${index}@long.example,User ${index}`);
  await writeFile(list, ['Email,Name', ...lines].join('\n'));
  await run('customer', 'create', 'Long', '--locale', 'en', '--time-zone', 'Europe/London');
  await run('domain', 'create', 'long.example', '--customer', 'Long', '--from', '2026-01-01', '--until', 'none', '--seat-limit', 'none');
});

after(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

async function run(...args: string[]): Promise<void> {
  const { exitCode, stderr } = await seatledger(folder.path, ...args);
  assert.equal(exitCode, 0, stderr);
}

async function licences(): Promise<number> {
  const readiness = (await (await fetch(`${server.url}/readyz`)).json()) as { licences: number };
  return readiness.licences;
}

function startImport() {
  return startSeatledger(folder.path, 'user', 'import', list, '--domain', 'long.example');
}

async function postmasterPid(): Promise<number> {
  const file = await readFile(join(folder.path, 'database', 'cluster', 'postmaster.pid'), 'utf8');
  return Number(file.split('\n')[0]);
}

/** The number of licences once nothing is being imported any more: what a dry run would still create tells what is there. */
async function importedRows(): Promise<number> {
  const dry = await seatledger(folder.path, 'user', 'import', list, '--domain', 'long.example', '--dry-run', '--json');
  assert.equal(dry.exitCode, 0, dry.stderr);
  return rows - (JSON.parse(dry.stdout) as { counts: { create: number } }).counts.create;
}

// The import takes two to four seconds: these moments fall into starting, reading, comparing and writing.
const momentsMs = [400, 900, 1_300, 1_700];

describe('an import that is cut off', () => {
  for (const momentMs of momentsMs) {
    it(`leaves all or nothing when the command is killed after ${momentMs} ms`, async () => {
      const { child, ended } = startImport();
      await delay(momentMs);
      child.kill('SIGKILL');
      await ended;
      assert.ok([0, rows].includes(await importedRows()));
    });
  }

  it('leaves all or nothing when PostgreSQL is killed, which comes back by itself while checks go on', async () => {
    const { ended } = startImport();
    await delay(1_000);
    const killed = await postmasterPid();
    process.kill(killed, 'SIGKILL');
    const exitCode = await ended;
    assert.ok((await fetch(`${server.url}/readyz`)).ok);
    await until('PostgreSQL is back', async () => (await postmasterPid().catch(() => killed)) !== killed);
    const imported = await until(
      'it answers',
      () =>
        importedRows().then(
          (count) => ({ count }),
          () => undefined,
        ),
      20_000,
    );
    assert.equal(imported.count, exitCode === 0 ? rows : 0);
  });

  it('leaves all or nothing when the server is killed, and the next start is clean', async () => {
    const { ended } = startImport();
    await delay(1_000);
    await server.kill();
    await ended;
    server = await startServer(folder.path);
    assert.ok([0, rows].includes(await importedRows()));
  });

  it('can simply be done again, and is then in force', async () => {
    await run('user', 'import', list, '--domain', 'long.example');
    await until('all licences are there', async () => (await licences()) === rows, 5_000);
  });
});
