import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { repositoryRoot } from './repository-root.ts';

export interface RunProgramOptions {
  /** Aborted: the program is asked to end, then made to. */
  readonly signal?: AbortSignal;
  /** The repository's root where nothing is said. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface ProgramEnd {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  /** Standard output and errors, in the order in which they came. */
  readonly output: string;
}

const patienceMs = 10_000;

/** Runs a program on this Node, in a process group of its own: what it started ends with it. */
export async function runProgram(args: readonly string[], { signal, env, cwd = repositoryRoot }: RunProgramOptions): Promise<ProgramEnd> {
  const child = spawn(process.execPath, args, {
    cwd,
    // Without what `node --test` tells its own children, should this run under it.
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: hasProcessGroups,
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
  const stop = (): void => endGroup(child);
  signal?.addEventListener('abort', stop);
  if (signal?.aborted === true) stop();
  // Something left behind would keep the pipes open, and `close` from coming.
  child.once('exit', stop);
  try {
    await once(child, 'close');
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  return { exitCode: child.exitCode, output: output.join('') };
}

function endGroup(child: ChildProcess): void {
  killGroup(child, 'SIGTERM');
  const timer = setTimeout(() => killGroup(child, 'SIGKILL'), patienceMs).unref();
  child.once('close', () => clearTimeout(timer));
}

// Windows has none: there only the program itself is ended.
const hasProcessGroups = process.platform !== 'win32';

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (hasProcessGroups) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
