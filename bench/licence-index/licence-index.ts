import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '../check/prepare-database.ts';
import { populationOf } from '../check/population.ts';
import { wholeNumber, type Benchmark, type BenchmarkRun } from '../measure/benchmark.ts';
import { interleave } from '../measure/interleave.ts';
import { count, decimals, spreadText, type Report } from '../measure/report.ts';
import { ratios, spreadOf, type Spread } from '../measure/statistics.ts';
import { startTemporaryPostgres } from '../measure/temporary-installation.ts';
import { startWorker } from '../measure/worker.ts';
import type { IndexMemory } from './index-process.ts';

export const licenceIndexBenchmark: Benchmark = {
  name: 'licence-index',
  summary: 'What the index of licences takes of memory, and how soon it is there, from a file and from PostgreSQL',
  options: {
    licences: { type: 'string', default: '1000000' },
    many: { type: 'string', default: '10000000' },
    rounds: { type: 'string', default: '7' },
  },
  run: measureIndex,
};

async function measureIndex({ options, resources, progress }: BenchmarkRun): Promise<Report> {
  const licences = wholeNumber(options, 'licences', 1_000);
  const many = wholeNumber(options, 'many', 1_000);
  const rounds = wholeNumber(options, 'rounds');
  const folder = mkdtempSync(join(tmpdir(), 'seatledger-bench-'));
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  const sizes: SizeFigures[] = [];
  for (const size of [licences, many]) {
    progress(`making an index of ${size.toLocaleString('en')} licences`);
    sizes.push(await measureSize(size, join(folder, `${size}.snapshot`), rounds));
  }
  const postgres = await startTemporaryPostgres(resources);
  progress(`writing ${licences.toLocaleString('en')} licences into PostgreSQL ${postgres.version}`);
  const { databaseUrls } = await prepareDatabase(postgres, populationOf(licences));
  progress('loading them');
  const loaded = await interleave(['drain', 'load'] as const, rounds, (what) =>
    inFreshProcess<number>(what, { databaseUrl: databaseUrls.licence, licences }),
  );
  return reportIndex({ licences, many, rounds, postgres: postgres.version }, sizes, loaded.get('drain') ?? [], loaded.get('load') ?? []);
}

interface SizeFigures extends IndexMemory {
  readonly licences: number;
  readonly keptMs: number;
  readonly resumedMs: Spread;
}

async function measureSize(licences: number, path: string, rounds: number): Promise<SizeFigures> {
  await using worker = startWorker(indexProcess);
  const memory = await worker.ask<IndexMemory>('fill', { licences });
  const keptMs = await worker.ask<number>('keep', { path });
  const resumed: number[] = [];
  for (let round = 0; round < rounds; round += 1) resumed.push(await inFreshProcess('resume', { path, licences }));
  return { licences, ...memory, keptMs, resumedMs: spreadOf(resumed) };
}

const indexProcess = new URL('index-process.ts', import.meta.url);

async function inFreshProcess<Answer>(question: string, details: unknown): Promise<Answer> {
  await using worker = startWorker(indexProcess);
  return await worker.ask<Answer>(question, details);
}

function reportIndex(
  settings: Report['settings'],
  sizes: readonly SizeFigures[],
  drainMs: readonly number[],
  loadMs: readonly number[],
): Report {
  const ratio = ratios(loadMs, drainMs);
  const [few, most] = [sizes.at(0), sizes.at(-1)];
  return {
    bench: 'licence-index',
    settings,
    tables: [sizesTable(sizes), loadTable(drainMs, loadMs, ratio)],
    targets: [
      { figure: 'bytes a licence in the index', measured: Math.max(...sizes.map(indexBytes)), bound: 'at most', must: 32 },
      {
        figure: 'resident bytes a licence, of most licences',
        measured: most === undefined ? Number.NaN : residentBytes(most),
        bound: 'at most',
        must: 64,
      },
      {
        figure: 'milliseconds until a check is answered from the file',
        measured: few?.resumedMs.median ?? Number.NaN,
        bound: 'at most',
        must: 150,
      },
      { figure: 'from PostgreSQL, to the rows alone', measured: ratio.median, bound: 'at most', must: 1.5 },
    ],
    notes: [
      'Each in a process of its own, the files in the page cache of the system. Medians of the rounds, with the least and the most.',
      '“The rows alone” are the same COPY, thrown away as it comes, which is what psql does with \\copy … to /dev/null.',
    ],
    figures: { sizes, drainMs, loadMs },
  };
}

const indexBytes = ({ indexBytes, licences }: SizeFigures): number => indexBytes / licences;
const residentBytes = ({ residentBytes, licences }: SizeFigures): number => residentBytes / licences;

function sizesTable(sizes: readonly SizeFigures[]) {
  return {
    header: ['licences', 'bytes each in the index', 'resident bytes each', 'file written', 'answered from the file after'],
    rows: sizes.map((size) => [
      count(size.licences),
      decimals(1)(indexBytes(size)),
      decimals(1)(residentBytes(size)),
      `${count(size.keptMs)} ms`,
      `${spreadText(size.resumedMs, count)} ms`,
    ]),
  };
}

function loadTable(drainMs: readonly number[], loadMs: readonly number[], ratio: Spread) {
  return {
    header: ['from PostgreSQL', 'milliseconds', 'to the rows alone'],
    rows: [
      ['the rows alone', spreadText(spreadOf(drainMs), count), '1'],
      ['until a check is answered', spreadText(spreadOf(loadMs), count), spreadText(ratio, decimals(2))],
    ],
  };
}
