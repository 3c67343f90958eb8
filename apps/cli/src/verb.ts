import type { Terminal } from './terminal.ts';

export type Arguments = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/**
 * 0: done; 1: a fault, nothing was done unless it says that it is not known; 2: the answer is no (refused rows, a rule that refuses, no such
 * thing, no valid licence); 3: nothing has changed yet, it waits for approval.
 */
export type ExitCode = 0 | 1 | 2 | 3;

/** As `util.parseArgs` takes it, with the values that there are to choose from. */
export interface OptionOfVerb {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly default?: string | boolean;
  readonly choices?: readonly string[];
}

/** One `seatledger <noun> <verb>`. */
export interface Verb {
  /** `user import` */
  readonly name: string;
  readonly summary: string;
  /** What follows the name: `FILE --domain D [--dry-run]`. */
  readonly usage: string;
  readonly options: Readonly<Record<string, OptionOfVerb>>;
  readonly positionals: { readonly least: number; readonly most: number };
  run(positionals: readonly string[], values: Arguments, terminal: Terminal): Promise<ExitCode>;
}

/** The command line was not understood; the message says what is. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code = 'usage';
}

export function textOf(values: Arguments, option: string): string | undefined {
  const value = values[option];
  return typeof value === 'string' ? value : undefined;
}

export function requiredText(values: Arguments, option: string): string {
  const value = textOf(values, option);
  if (value === undefined || value === '') throw new UsageError(`--${option} is needed.`);
  return value;
}

export function listOf(values: Arguments, option: string): readonly string[] {
  const value = values[option];
  return Array.isArray(value) ? value.map(String) : [];
}
