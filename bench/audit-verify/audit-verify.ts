import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { openConnection } from '../../packages/platform/src/db/connection.ts';
import { wholeNumber, type Benchmark, type BenchmarkRun } from '../measure/benchmark.ts';
import { interleave } from '../measure/interleave.ts';
import { count, decimals, megabytes, spreadText, type Report } from '../measure/report.ts';
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
  readonly peakBytes: number;
}

const scripts: Readonly<Record<Way, readonly string[]>> = {
  verify: [pathOf('../../apps/cli/src/main.ts'), 'audit', 'verify', '--json'],
  bare: [pathOf('bare-hashing.ts')],
};
const reportPeak = new URL('../import/report-peak.ts', import.meta.url).href;

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
    const result = await run(way, environment, events, join(postgres.folder, 'peak'));
    progress(`round ${round}: ${way} ${result.seconds.toFixed(2)} s`);
    return result;
  });
  return report({ events, entryBytes, rounds, postgres: postgres.version }, measured.get('verify') ?? [], measured.get('bare') ?? []);
}

async function run(way: Way, environment: Readonly<Record<string, string>>, events: number, peakFile: string): Promise<Round> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', reportPeak, ...scripts[way]], {
    env: { ...process.env, ...environment, SEATLEDGER_BENCH_PEAK_FILE: peakFile },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const seconds = (performance.now() - startedAt) / 1000;
  const answer = JSON.parse(output) as { readonly verified?: boolean; readonly events?: number; readonly entries?: number };
  const isRight = code === 0 && (way === 'verify' ? answer.verified === true && answer.events === events : answer.entries === events);
  if (!isRight) throw new Error(`${way} ended with ${String(code)} and ${output.slice(0, 2_000)}`);
  const peakBytes = Number(readFileSync(peakFile, 'utf8'));
  rmSync(peakFile);
  return { seconds, peakBytes };
}

function report(settings: Report['settings'], verify: readonly Round[], bare: readonly Round[]): Report {
  const seconds = spreadOf(verify.map((round) => round.seconds));
  const bareSeconds = spreadOf(bare.map((round) => round.seconds));
  const ratio = ratios(
    verify.map((round) => round.seconds),
    bare.map((round) => round.seconds),
  );
  const peak = (rounds: readonly Round[]): number => Math.max(...rounds.map(({ peakBytes }) => peakBytes));
  const perSecond = (median: number): string => count(Number(settings['events']) / median);
  return {
    bench: 'audit-verify',
    settings,
    tables: [
      {
        header: ['', 'seconds', 'times bare', 'events a second', 'peak'],
        rows: [
          ['SHA-256 of every entry, nothing else', spreadText(bareSeconds, decimals(2)), '1', perSecond(bareSeconds.median), megabytes(peak(bare))],
          [
            'seatledger audit verify',
            spreadText(seconds, decimals(2)),
            spreadText(ratio, decimals(2)),
            perSecond(seconds.median),
            megabytes(peak(verify)),
          ],
        ],
      },
    ],
    targets: [
      { figure: 'seconds', measured: seconds.median, bound: 'at most', must: 15 },
      { figure: 'peak memory of the verifying process, MB', measured: peak(verify) / 1e6, bound: 'at most', must: 512 },
    ],
    notes: ['Each a whole process, from its start to its end. Median of the rounds (least–most). Peak: the most resident memory (VmHWM).'],
    figures: { verify, bare },
  };
}
