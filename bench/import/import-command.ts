import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { listDomain } from './rows.ts';

export interface ImportTask {
  readonly environment: Readonly<Record<string, string>>;
  readonly csv: string;
  readonly outcome: 'applied' | 'nothing_to_do' | 'dry_run';
  /** Where the process leaves its peak. */
  readonly peakFile: string;
}

export interface ImportRun {
  /** From the start of the process to its end. */
  readonly seconds: number;
  readonly peakBytes: number;
}

const commandLine = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url));
const reportPeak = new URL('report-peak.ts', import.meta.url).href;

/** Runs `seatledger user import` as a person would, in a process of its own. */
export async function runImport({ environment, csv, outcome, peakFile }: ImportTask): Promise<ImportRun> {
  const dryRun = outcome === 'dry_run' ? ['--dry-run'] : [];
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', reportPeak, commandLine, 'user', 'import', csv, '--domain', listDomain, '--json', ...dryRun],
    {
      env: { ...process.env, ...environment, SEATLEDGER_BENCH_PEAK_FILE: peakFile },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const seconds = (performance.now() - startedAt) / 1000;
  requireOutcome(output, outcome, code as number | null);
  const peakBytes = Number(readFileSync(peakFile, 'utf8'));
  rmSync(peakFile);
  return { seconds, peakBytes };
}

function requireOutcome(output: string, expected: string, code: number | null): void {
  const { outcome } = JSON.parse(output) as { outcome: string };
  if (code !== 0 || outcome !== expected) throw new Error(`the import ended with ${code} and ${output.slice(0, 2_000)}`);
}
