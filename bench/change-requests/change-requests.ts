import { setTimeout as delay } from 'node:timers/promises';
import { openConnection } from '../../packages/platform/src/db/connection.ts';
import { startAllInOne } from '../check/measured-server.ts';
import { domainName, populationOf, type Population } from '../check/population.ts';
import { seed } from '../check/seed.ts';
import { wholeNumber, type Benchmark, type BenchmarkRun } from '../measure/benchmark.ts';
import { count, decimals, type Report } from '../measure/report.ts';
import { openTemporaryInstallation, startTemporaryPostgres, type TemporaryPostgres } from '../measure/temporary-installation.ts';
import { createOperator, type Operator } from './operators.ts';
import { rewriteRows } from './rewrite-rows.ts';

export const changeRequestsBenchmark: Benchmark = {
  name: 'change-requests',
  summary:
    'A change request of very many commands over the REST API: submitted, read, approved and applied; beside bare SQL that writes the same rows',
  options: { commands: { type: 'string', default: '100000' } },
  run: runRequest,
};

const most = { seconds: 60, bytes: 1_000_000_000 };
const megabyte = 1_000_000;
/** As somebody does who waits for it. */
const lookEveryMs = 500;

async function runRequest({ options, resources, progress }: BenchmarkRun): Promise<Report> {
  const commands = wholeNumber(options, 'commands', 1_000);
  const population = populationOf(commands);
  const postgres = await startTemporaryPostgres(resources);
  progress(`writing ${count(population.licences)} users`);
  const { adminUrl, proposer, approver } = await prepareDatabase(postgres, population);
  const { client } = resources.use(await openConnection(adminUrl, 'seatledger bench'));
  const { port, worker } = await startAllInOne({ ...postgres.environment(), SEATLEDGER_REQUESTS_PER_MINUTE: '1000000' }, resources);
  const url = `http://127.0.0.1:${port}/v1/change-requests`;

  const steps: Step[] = [];
  const timed = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    progress(name);
    const startedAt = performance.now();
    const result = await work();
    const seconds = (performance.now() - startedAt) / 1000;
    steps.push({ name, seconds, peakBytes: (await worker.ask<{ peakBytes: number }>('peak')).peakBytes });
    return result;
  };
  const body = JSON.stringify({ title: 'Benchmark', commands: commandsOn(population, commands) });
  const request = await timed('submitted', () => ask(proposer, url, body));
  await timed('difference read', () => readDifference(approver, `${url}/${request.id}/commands`, commands));
  await timed('approved', () => ask(approver, `${url}/${request.id}/actions/approve`, JSON.stringify({ digest: request.digest })));
  await timed('applied', () => untilApplied(approver, `${url}/${request.id}`));
  progress('the same rows by SQL');
  const bare = await rewriteRows(client);
  return report({ settings: { commands, bodyBytes: body.length, postgres: postgres.version }, steps, bare });
}

async function prepareDatabase(postgres: TemporaryPostgres, population: Population) {
  await using resources = new AsyncDisposableStack();
  const { adminUrl } = await openTemporaryInstallation(postgres, resources);
  await seed(adminUrl, population);
  await using connection = await openConnection(adminUrl, 'seatledger bench');
  const proposer = await createOperator(connection.client, 'rosa', 'operator');
  const approver = await createOperator(connection.client, 'cleo', 'approver');
  return { adminUrl, proposer, approver };
}

/** Of five: two new users, two other names, one suspension. */
function commandsOn({ domains }: Population, commands: number): object[] {
  return Array.from({ length: commands }, (_, index) => {
    const id = String(index + 1);
    if (index % 5 < 2)
      return { kind: 'user.create', email: `newcomer${index}@${domainName(index % domains)}`, displayName: `Newcomer ${index}` };
    if (index % 5 < 4) return { kind: 'user.change', id, displayName: `Other name ${index}` };
    return { kind: 'user.suspend', id, reason: 'left the company' };
  });
}

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly digest: string;
  readonly items?: readonly unknown[];
  readonly nextCursor?: string | null;
}

async function ask({ token }: Operator, url: string, body?: string): Promise<Shown> {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { method: 'POST', body }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${text.slice(0, 2_000)}`);
  return JSON.parse(text) as Shown;
}

async function readDifference(reader: Operator, url: string, commands: number): Promise<void> {
  let read = 0;
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Shown = await ask(reader, `${url}?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`);
    read += page.items?.length ?? 0;
    cursor = page.nextCursor ?? null;
  }
  if (read !== commands) throw new Error(`${read} commands were read of ${commands}`);
}

async function untilApplied(reader: Operator, url: string): Promise<void> {
  for (;;) {
    const { state } = await ask(reader, url);
    if (state === 'applied') return;
    if (state !== 'approved') throw new Error(`the request is ${state}`);
    await delay(lookEveryMs);
  }
}

interface Step {
  readonly name: string;
  readonly seconds: number;
  /** Of the server, up to then. */
  readonly peakBytes: number;
}

function report({ settings, steps, bare }: { settings: Report['settings']; steps: readonly Step[]; bare: number }): Report {
  const total = steps.reduce((sum, { seconds }) => sum + seconds, 0);
  const peakBytes = Math.max(...steps.map((step) => step.peakBytes));
  const row = (name: string, seconds: number, bytes: number | null) => [
    name,
    decimals(2)(seconds),
    bytes === null ? '' : `${count(bytes / megabyte)} MB`,
  ];
  return {
    bench: 'change-requests',
    settings,
    tables: [
      {
        header: ['', 'seconds', 'peak of the server'],
        rows: [
          ...steps.map(({ name, seconds, peakBytes: bytes }) => row(name, seconds, bytes)),
          row('together', total, peakBytes),
          row('the same rows by set-based SQL', bare, null),
        ],
      },
    ],
    targets: [
      { figure: 'seconds from the submission until it is applied', measured: total, bound: 'at most', must: most.seconds },
      { figure: 'peak of the server, MB', measured: peakBytes / megabyte, bound: 'at most', must: most.bytes / megabyte },
    ],
    notes: [
      'By SQL: items, users and events that the request left are written once more into tables with the same indexes, in one transaction.',
    ],
    figures: { steps, bareSeconds: bare },
  };
}
