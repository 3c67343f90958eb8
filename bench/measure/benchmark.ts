import type { ParseArgsOptionsConfig } from 'node:util';
import type { Report } from './report.ts';

/** What every benchmark is given. */
export interface BenchmarkRun {
  /** Values of its options, as they were written or as they are by default. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** Everything that must be gone afterwards, also when the benchmark is interrupted. */
  readonly resources: AsyncDisposableStack;
  /** Says what goes on, to a person. */
  readonly progress: (text: string) => void;
}

export interface Benchmark {
  readonly name: string;
  readonly summary: string;
  readonly options: ParseArgsOptionsConfig;
  readonly run: (run: BenchmarkRun) => Promise<Report>;
}

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function wholeNumber(options: BenchmarkRun['options'], name: string, least = 1): number {
  const text = String(options[name] ?? '').replaceAll(/[_,]/g, '');
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least) return value;
  throw new UsageError(`--${name} takes a whole number from ${least}.`);
}

export function secondsOf(options: BenchmarkRun['options'], name: string): number {
  const value = Number(options[name]);
  if (value >= 0.1 && value <= 600) return value;
  throw new UsageError(`--${name} takes a number of seconds, from 0.1 to 600.`);
}
