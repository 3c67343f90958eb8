import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openEmbeddedPostgres } from '@seatledger/platform/embedded-postgres/embedded-postgres.ts';
import { askAt, type CheckServer } from '../../../../services/licence/src/testing/check-server.ts';
import { openGate } from '../../../../services/licence/src/testing/gate.ts';
import { createTestRegistry, type TestRegistry } from '../../../../services/licence/src/testing/test-registry.ts';
import { until } from '../../../../tests/dev-env/dev-env.ts';

/** Ten minutes to run it in full: SEATLEDGER_TEST_OUTAGE_SECONDS=600. */
const outageSeconds = Number(process.env['SEATLEDGER_TEST_OUTAGE_SECONDS'] ?? 12);
const connections = 6;
const staleAfterSeconds = 5;
/** Answers say the time to the second. */
const rounding = 1;
const dayMs = 86_400_000;

interface Asked {
  count: number;
  stale: number;
  readonly wrong: string[];
}

/** A PostgreSQL of its own that may be killed, and a file by which the clock of the check server is put forward. */
async function prepare(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'seatledger-outage-'));
  const postgres = await openEmbeddedPostgres({ dataFolder: join(folder, 'postgres'), database: 'postgres', log: () => undefined });
  process.env['SEATLEDGER_TEST_POSTGRES'] = postgres.adminUrl;
  const registry = await createTestRegistry(t);
  const gate = await openGate(registry.database.urls.licence);
  t.after(async () => {
    await gate[Symbol.asyncDispose]();
    await postgres[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });
  const clock = join(folder, 'clock');
  writeFileSync(clock, '0');
  const port = await freePort();
  const start = (): Promise<ChildProcess> => startCheckServer(t, { folder, clock, port, databaseUrl: gate.url });
  const killPostgres = (): void => {
    const [pid] = readFileSync(join(postgres.folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
  };
  return { registry, gate, clock, port, start, killPostgres };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

interface Place {
  readonly folder: string;
  readonly clock: string;
  readonly port: number;
  readonly databaseUrl: string;
}

async function startCheckServer(t: TestContext, { folder, clock, port, databaseUrl }: Place): Promise<ChildProcess> {
  const shiftedClock = new URL('../testing/shifted-clock.ts', import.meta.url).href;
  const program = new URL('../../../cli/src/main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', shiftedClock, program, 'serve', 'licence'], {
    stdio: 'inherit',
    env: {
      ...process.env,
      SEATLEDGER_DATA: join(folder, 'data'),
      SEATLEDGER_PORT: String(port),
      SEATLEDGER_LOG_LEVEL: 'silent',
      SEATLEDGER_LICENCE_DATABASE_URL: databaseUrl,
      SEATLEDGER_CHECK_THREADS: '2',
      SEATLEDGER_TEST_CLOCK: clock,
    },
  });
  t.after(() => child.kill('SIGKILL'));
  const isReady = async (): Promise<boolean> => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.status === 200;
  await until('the check server answers', isReady, 60_000);
  return child;
}

/** What is right at an instant (epoch milliseconds), by address. */
type Expected = Readonly<Record<string, (at: number) => string>>;

/** Checks one after the other over one connection, until it is told to stop. Every answer has to be right when it was made, and to say how old it is. */
async function keepAsking(ask: CheckServer['ask'], expected: Expected, asked: Asked, signal: AbortSignal): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  while (!signal.aborted) {
    for (const [email, statusAt] of Object.entries(expected)) {
      const { status, json } = await ask({ body: { email }, agent });
      asked.count += 1;
      if (json['stale'] === true) asked.stale += 1;
      const isRight = json['status'] === statusAt(Date.parse(String(json['checkedAt'])));
      if (status !== 200 || !isRight || !isHonest(json)) asked.wrong.push(`${email} ${status} ${JSON.stringify(json)}`);
    }
    await pause(2);
  }
  agent.destroy();
}

function isHonest({ checkedAt, asOf, stale }: Readonly<Record<string, unknown>>): boolean {
  const age = (Date.parse(String(checkedAt)) - Date.parse(String(asOf))) / 1000;
  return stale === true ? age >= staleAfterSeconds - rounding : age <= staleAfterSeconds + rounding;
}

const seats = (registry: TestRegistry, lastDay: string): Promise<unknown> =>
  registry.change(
    `insert into registry.users (domain_id, local_part, profile_id, valid_until) values (1, 'max', 1, '${lastDay}');
     update registry.users set suspended_at = now() where id = 2`,
    ['user', 2, 3],
  );

it('answers every check rightly while PostgreSQL is killed, over a restart, and when a licence ends', async (t) => {
  const { registry, gate, clock, port, start, killPostgres } = await prepare(t);
  const today = Temporal.Now.plainDateISO('Europe/Paris').toString();
  await registry.asRegistry(`update registry.domains set valid_until = '2099-12-31'`);
  await registry.change('select 1', ['domain', 1, 1]);
  await seats(registry, today);
  const ask = askAt(port, registry.apiKey);
  const endOfDay = Temporal.PlainDate.from(today).add({ days: 1 }).toZonedDateTime('Europe/Paris').epochMilliseconds;
  const expected: Expected = {
    'ana@acme.example': () => 'active',
    'BOB@old.example': () => 'suspended',
    'max@acme.example': (at) => (at < endOfDay ? 'active' : 'expired'),
    'eve@acme.example': () => 'unknown',
  };
  const asked: Asked = { count: 0, stale: 0, wrong: [] };
  const asking = async (work: () => Promise<void>): Promise<void> => {
    const stopping = new AbortController();
    const all = Array.from({ length: connections }, () => keepAsking(ask, expected, asked, stopping.signal));
    await work();
    stopping.abort();
    await Promise.all(all);
  };
  const answers = async (email: string): Promise<Readonly<Record<string, unknown>>> => (await ask({ body: { email } })).json;

  const first = await start();
  await asking(async () => {
    await pause(500);
    gate.close();
    killPostgres();
    await pause((outageSeconds / 2) * 1000);
    assert.equal((await answers('ana@acme.example'))['stale'], true);
  });
  const exited = once(first, 'exit');
  first.kill('SIGTERM');
  await exited;
  await start();
  await asking(async () => {
    await pause((outageSeconds / 4) * 1000);
    writeFileSync(clock, String(dayMs));
    // The last day of a licence passes.
    await until('the end is seen', async () => (await answers('max@acme.example'))['status'] === 'expired');
  });
  await asking(() => pause((outageSeconds / 4) * 1000));
  assert.ok(asked.stale > 0);
  writeFileSync(clock, '0');
  gate.open();
  await until('the database is followed again', async () => (await answers('ana@acme.example'))['stale'] === false, 60_000);
  await asking(() => pause(500));
  t.diagnostic(`${asked.count} checks, ${asked.stale} of them stale, ${asked.wrong.length} wrong or failed`);
  assert.deepEqual(asked.wrong.slice(0, 5), []);
});
