import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { openConnection } from '../../packages/platform/src/db/connection.ts';
import { wholeNumber, type Benchmark, type BenchmarkRun } from '../measure/benchmark.ts';
import { interleave } from '../measure/interleave.ts';
import { decimals, megabytes, spreadText, type Report } from '../measure/report.ts';
import { ratios, spreadOf } from '../measure/statistics.ts';
import { openTemporaryInstallation, startTemporaryPostgres } from '../measure/temporary-installation.ts';
import { writeLog } from './write-log.ts';

export const auditVerifyBenchmark: Benchmark = {
  name: 'audit-verify',
  summary: 'The audit log through `seatledger audit verify`, beside nothing but hashing the same entries out of the same database',
  options: { events: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '3' } },
  run: runVerifications,
};

type Way = 'verify' | 'bare';

interface Round {
  /** From the start of the process to its end. */
  readonly seconds: number;
  /** Of the process alone, without PostgreSQL's. */
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

const bareHashing = new URL('bare-hashing.ts', import.meta.url);

const scripts: Readonly<Record<Way, readonly string[]>> = {
  verify: [pathOf('../../apps/cli/src/main.ts'), 'audit', 'verify', '--json'],
  bare: [fileURLToPath(bareHashing)],
};
const reportUsage = new URL('../measure/report-usage.ts', import.meta.url).href;

function pathOf(script: string): string {
  return fileURLToPath(new URL(script, import.meta.url));
}

async function runVerifications({ options, resources, progress }: BenchmarkRun): Promise<Report> {
  const events = wholeNumber(options, 'events', 1_000);
  const rounds = wholeNumber(options, 'rounds');
  const postgres = await startTemporaryPostgres(resources);
  const { adminUrl, installation } = await openTemporaryInstallation(postgres, resources);
  const { client } = resources.use(await openConnection(adminUrl, 'seatledger bench'));
  progress(`writing a log of ${events.toLocaleString('en')} events`);
  await writeLog(client, installation, events);
  const { rows } = await client.query<{ bytes: number }>('select avg(octet_length(entry))::float8 as bytes from audit.events');
  const entryBytes = Math.round(rows[0]?.bytes ?? 0);
  const environment = postgres.environment();
  const ways: readonly Way[] = ['bare', 'verify'];
  const measured = await interleave(ways, rounds, async (way, round) => {
    const result = await run(way, environment, events, join(postgres.folder, 'usage'));
    progress(`round ${round}: ${way} ${result.seconds.toFixed(2)} s`);
    return result;
  });
  return report({ events, entryBytes, rounds, postgres: postgres.version }, measured.get('verify') ?? [], measured.get('bare') ?? []);
}

async function run(way: Way, environment: Readonly<Record<string, string>>, events: number, usageFile: string): Promise<Round> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', reportUsage, ...scripts[way]], {
    env: { ...process.env, ...environment, SEATLEDGER_BENCH_USAGE_FILE: usageFile },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const seconds = (performance.now() - startedAt) / 1000;
  const answer = JSON.parse(output) as { readonly verified?: boolean; readonly events?: number; readonly entries?: number };
  const isRight = code === 0 && (way === 'verify' ? answer.verified === true && answer.events === events : answer.entries === events);
  if (!isRight) throw new Error(`${way} ended with ${String(code)} and ${output.slice(0, 2_000)}`);
  const usage = JSON.parse(readFileSync(usageFile, 'utf8')) as Omit<Round, 'seconds'>;
  rmSync(usageFile);
  return { seconds, ...usage };
}

function report(settings: Report['settings'], verify: readonly Round[], bare: readonly Round[]): Report {
  const seconds = spreadOf(verify.map((round) => round.seconds));
  const peakMegabytes = Math.max(...verify.map(({ peakBytes }) => peakBytes)) / 1e6;
  return {
    bench: 'audit-verify',
    settings,
    tables: [
      {
        header: ['', 'seconds', 'times bare', 'CPU seconds', 'times bare', 'peak'],
        rows: [rowOf('SHA-256 of every entry, nothing else', bare, bare), rowOf('seatledger audit verify', verify, bare)],
      },
    ],
    targets: [
      { figure: 'seconds', measured: seconds.median, bound: 'at most', must: 15 },
      { figure: 'peak memory of the verifying process, MB', measured: peakMegabytes, bound: 'at most', must: 512 },
    ],
    notes: [
      'Each a whole process, from its start to its end. Median of the rounds (least–most). CPU: of that process, without PostgreSQL’s.',
      'Peak: the most resident memory (VmHWM).',
    ],
    figures: { verify, bare },
  };
}

function rowOf(name: string, rounds: readonly Round[], bare: readonly Round[]): readonly string[] {
  const figures = (figure: 'seconds' | 'cpuSeconds'): readonly string[] => {
    const own = rounds.map((round) => round[figure]);
    const compared = ratios(
      own,
      bare.map((round) => round[figure]),
    );
    return [spreadText(spreadOf(own), decimals(2)), spreadText(compared, decimals(2))];
  };
  return [name, ...figures('seconds'), ...figures('cpuSeconds'), megabytes(Math.max(...rounds.map(({ peakBytes }) => peakBytes)))];
}
