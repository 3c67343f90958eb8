import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { discover } from '../../packages/legacy/src/mapping/discover/discover.ts';
import { mappingText } from '../../packages/legacy/src/mapping/discover/mapping-text.ts';
import { openSource } from '../../packages/legacy/src/source/open-source.ts';
import { watchBackends, type BackendMemory } from '../import/backend-memory.ts';
import { writeScript } from '../legacy-read/write-script.ts';
import { wholeNumber, type Benchmark, type BenchmarkRun } from '../measure/benchmark.ts';
import { count, decimals, megabytes, type Report } from '../measure/report.ts';
import { openTemporaryInstallation, startTemporaryPostgres } from '../measure/temporary-installation.ts';

export const legacyBenchmark: Benchmark = {
  name: 'legacy',
  summary: 'A script of the old database planned, applied, applied again and verified by `seatledger legacy`',
  options: { users: { type: 'string', default: '1000000' } },
  run: runMigration,
};

const domains = 200;
const stages = ['plan', 'apply', 'apply again', 'verify'] as const;
type Stage = (typeof stages)[number];

interface Measured {
  readonly stage: Stage;
  /** From the start of the process to its end. */
  readonly seconds: number;
  readonly peakBytes: number;
  readonly backend: BackendMemory;
}

async function runMigration({ options, resources, progress }: BenchmarkRun): Promise<Report> {
  const users = wholeNumber(options, 'users', 1_000);
  const postgres = await startTemporaryPostgres(resources);
  await openTemporaryInstallation(postgres, resources);
  const inFolder = (name: string): string => join(postgres.folder, name);
  const files = { script: inFolder('monolith.sql'), mapping: inFolder('mapping.yaml'), peak: inFolder('peak') };
  progress(`writing a script of ${count(users)} users`);
  await writeScript(files.script, { licences: users, domains });
  await using source = await openSource([files.script]);
  await writeFile(files.mapping, mappingText(await discover(source, 'Europe/Paris')));
  const measured: Measured[] = [];
  for (const stage of stages) {
    using watch = watchBackends(postgres.pid);
    const run = await runStage(stage, files, postgres.environment());
    measured.push({ stage, ...run, backend: watch.most });
    progress(`${stage}: ${run.seconds.toFixed(1)} s`);
  }
  return reportMigration({ users, domains, rows: 3 * users + domains + 5, postgres: postgres.version }, measured);
}

interface Files {
  readonly script: string;
  readonly mapping: string;
  /** Where the process leaves its peak. */
  readonly peak: string;
}

const commandLine = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url));
const reportPeak = new URL('../import/report-peak.ts', import.meta.url).href;

async function runStage(stage: Stage, { script, mapping, peak }: Files, environment: Readonly<Record<string, string>>) {
  const [verb = ''] = stage.split(' ');
  const args = ['legacy', verb, ...(verb === 'apply' ? [] : [script, '--mapping', mapping]), '--json'];
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', reportPeak, commandLine, ...args], {
    env: { ...process.env, ...environment, SEATLEDGER_BENCH_PEAK_FILE: peak },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const seconds = (performance.now() - startedAt) / 1000;
  if (code !== 0) throw new Error(`legacy ${verb} ended with ${String(code)} and ${output.slice(0, 2_000)}`);
  const peakBytes = Number(readFileSync(peak, 'utf8'));
  rmSync(peak);
  return { seconds, peakBytes };
}

function reportMigration(settings: Report['settings'], measured: readonly Measured[]): Report {
  const of = (stage: Stage): number => measured.find((one) => one.stage === stage)?.seconds ?? Number.NaN;
  const peak = Math.max(...measured.map(({ peakBytes }) => peakBytes)) / 1e6;
  return {
    bench: 'legacy',
    settings,
    tables: [
      {
        header: ['stage', 'seconds', 'peak', 'session'],
        rows: measured.map(({ stage, seconds, peakBytes, backend }) => [
          stage,
          decimals(1)(seconds),
          megabytes(peakBytes),
          `${megabytes(backend.privateBytes)} (${megabytes(backend.peakBytes)})`,
        ]),
      },
    ],
    targets: [
      { figure: 'planned and applied, seconds', measured: of('plan') + of('apply'), bound: 'at most', must: 300 },
      { figure: 'peak memory of the process, MB', measured: peak, bound: 'at most', must: 1_000 },
    ],
    notes: [
      'Each stage is the whole command, from the start of its process to its end. Peak: the most resident memory of the process (VmHWM).',
      'Session: of PostgreSQL’s process, its own pages, and in brackets with those of the shared buffers.',
    ],
    figures: { stages: measured },
  };
}
