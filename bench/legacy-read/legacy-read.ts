import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { discover } from '../../packages/legacy/src/mapping/discover/discover.ts';
import { mappingText } from '../../packages/legacy/src/mapping/discover/mapping-text.ts';
import { openSource } from '../../packages/legacy/src/source/open-source.ts';
import { wholeNumber, type Benchmark, type BenchmarkRun } from '../measure/benchmark.ts';
import { interleave } from '../measure/interleave.ts';
import { count, decimals, megabytes, spreadText, type Report } from '../measure/report.ts';
import { ratios, spreadOf } from '../measure/statistics.ts';
import { writeScript } from './write-script.ts';

export const legacyReadBenchmark: Benchmark = {
  name: 'legacy-read',
  summary: 'A script of the old database through `seatledger legacy read`, beside nothing but counting its lines',
  options: { users: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '3' } },
  run: runReadings,
};

type Way = 'bare' | 'read';

interface Round {
  /** From the start of the process to its end. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

interface Files {
  readonly script: string;
  readonly mapping: string;
  readonly usage: string;
}

const domains = 200;
const bareReading = fileURLToPath(new URL('bare-reading.ts', import.meta.url));
const pathOf = (script: string): string => fileURLToPath(new URL(script, import.meta.url));
const reportUsage = new URL('../measure/report-usage.ts', import.meta.url).href;

async function runReadings({ options, resources, progress }: BenchmarkRun): Promise<Report> {
  const users = wholeNumber(options, 'users', 1_000);
  const rounds = wholeNumber(options, 'rounds');
  const folder = await mkdtemp(join(tmpdir(), 'seatledger-bench-'));
  resources.defer(async () => await rm(folder, { recursive: true, force: true }));
  const files = { script: join(folder, 'monolith.sql'), mapping: join(folder, 'mapping.yaml'), usage: join(folder, 'usage') };
  progress(`writing a script of ${count(users)} users`);
  await writeScript(files.script, { licences: users, domains });
  await using source = await openSource([files.script]);
  await writeFile(files.mapping, mappingText(await discover(source, 'Europe/Paris')));
  const rows = 1 + domains + 4 + 3 * users;
  const measured = await interleave<Way, Round>(['bare', 'read'], rounds, async (way, round) => {
    const result = await run(way, files, rows);
    progress(`round ${round}: ${way} ${result.seconds.toFixed(2)} s`);
    return result;
  });
  const { size } = await stat(files.script);
  return report({ users, rows, megabytes: Math.round(size / 1e6), rounds }, measured.get('read') ?? [], measured.get('bare') ?? []);
}

async function run(way: Way, { script, mapping, usage }: Files, rows: number): Promise<Round> {
  const command =
    way === 'bare'
      ? [bareReading, script]
      : [pathOf('../../apps/cli/src/main.ts'), 'legacy', 'read', script, '--mapping', mapping, '--json'];
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', reportUsage, ...command], {
    env: { ...process.env, SEATLEDGER_BENCH_USAGE_FILE: usage },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const seconds = (performance.now() - startedAt) / 1000;
  if (rowsOf(output) !== rows) throw new Error(`${way} read ${rowsOf(output)} rows of ${rows}`);
  const figures = JSON.parse(readFileSync(usage, 'utf8')) as Omit<Round, 'seconds'>;
  rmSync(usage);
  return { seconds, ...figures };
}

function rowsOf(output: string): number {
  const answer = JSON.parse(output) as { readonly rows?: number; readonly tables?: readonly { readonly mapped: number }[] };
  return answer.rows ?? answer.tables?.reduce((sum, { mapped }) => sum + mapped, 0) ?? 0;
}

function report(settings: Report['settings'], read: readonly Round[], bare: readonly Round[]): Report {
  const seconds = spreadOf(read.map((round) => round.seconds));
  return {
    bench: 'legacy-read',
    settings,
    tables: [
      {
        header: ['', 'seconds', 'times bare', 'CPU seconds', 'peak'],
        rows: [rowOf('text, and lines counted', bare, bare), rowOf('seatledger legacy read', read, bare)],
      },
    ],
    targets: [
      { figure: 'seconds', measured: seconds.median, bound: 'at most', must: 60 },
      { figure: 'peak memory, MB', measured: Math.max(...read.map(({ peakBytes }) => peakBytes)) / 1e6, bound: 'at most', must: 300 },
    ],
    notes: [
      'Each a whole process, from its start to its end; `legacy read` goes through the script twice, once for its tables and once for its rows.',
      'Three rows for each user. Median of the rounds (least–most). Peak: the most resident memory (VmHWM).',
    ],
    figures: { read, bare },
  };
}

function rowOf(name: string, rounds: readonly Round[], bare: readonly Round[]): readonly string[] {
  const seconds = rounds.map((round) => round.seconds);
  const compared = ratios(
    seconds,
    bare.map((round) => round.seconds),
  );
  const cpu = spreadOf(rounds.map(({ cpuSeconds }) => cpuSeconds));
  const peak = megabytes(Math.max(...rounds.map(({ peakBytes }) => peakBytes)));
  return [name, spreadText(spreadOf(seconds), decimals(2)), spreadText(compared, decimals(2)), spreadText(cpu, decimals(2)), peak];
}
