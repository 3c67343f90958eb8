import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { assertDescribed } from '../dev-env/dev-env.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** A data folder of a test's own, removed at the end. */
export async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'seatledger-test-'));
  // PostgreSQL's own user must be able to enter, or the database would be put elsewhere.
  await chmod(path, 0o711);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** Puts into a data folder what a first start would make, where the test runner has had one already. */
export async function copyFirstStart(folder: string, kind: 'empty' | 'sample'): Promise<void> {
  const made = process.env[`SEATLEDGER_TEST_${kind.toUpperCase()}_FOLDER`] ?? '';
  if (made === '') return;
  await mkdir(folder, { recursive: true, mode: 0o711 });
  // PostgreSQL's own user keeps its files.
  await promisify(execFile)('cp', ['-a', `${made}/.`, folder]);
}

export interface ServerProcess extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  /** Everything it had printed when it was ready. */
  readonly greeting: string;
  /** `kill -9`, and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop, as Ctrl-C does, and waits. Gives its exit code. */
  stop(): Promise<number | null>;
}

/** What `npm start` runs, on a free port. */
export function startServer(dataFolder: string, ...flags: string[]): Promise<ServerProcess> {
  return serverOf(spawnNode(['apps/server/src/main.ts', '--port', '0', '--data', dataFolder, ...flags]));
}

/** `npm start -- …`, as its script in package.json says it; it builds what has changed first, and cannot be killed at once. */
export function npmStart(dataFolder: string): Promise<ServerProcess> {
  return serverOf(spawnNode(['scripts/run.mjs', 'start', '--port', '0', '--data', dataFolder]));
}

async function serverOf(child: ChildProcess): Promise<ServerProcess> {
  const exited = once(child, 'exit');
  const greeting = await readGreeting(child);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await exited;
    }
    return child.exitCode;
  };
  return {
    url: /ready at (\S+)/.exec(greeting)?.[1] ?? '',
    pid: child.pid ?? 0,
    greeting,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGINT'),
    [Symbol.asyncDispose]: async () => void (await end('SIGTERM')),
  };
}

async function readGreeting(child: ChildProcess): Promise<string> {
  let printed = '';
  let errors = '';
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      printed += String(chunk);
      if (/ready at [^]*FOLDER\n$/.test(printed)) resolve(printed);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready: ${errors}`)));
  });
}

export interface CommandRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `seatledger …` */
export async function seatledger(dataFolder: string, ...args: string[]): Promise<CommandRun> {
  const { child, ended } = startSeatledger(dataFolder, ...args);
  const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { exitCode, stdout, stderr };
}

/** `seatledger …` of whoever has these variables in their environment, and types `input`. */
export async function seatledgerWith(env: Readonly<Record<string, string>>, args: readonly string[], input = ''): Promise<CommandRun> {
  const child = spawn(process.execPath, ['apps/cli/bin/seatledger.mjs', ...args], { cwd: repository, env: { ...cleanEnv(), ...env } });
  const ended = once(child, 'exit');
  child.stdin.end(input);
  const [stdout, stderr, [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { exitCode: exitCode as number | null, stdout, stderr };
}

/** `seatledger …` of whoever has these variables in their environment, which goes on until it is stopped. */
export function startSeatledgerWith(env: Readonly<Record<string, string>>, ...args: string[]) {
  const child = spawn(process.execPath, ['apps/cli/bin/seatledger.mjs', ...args], {
    cwd: repository,
    env: { ...cleanEnv(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, ended: once(child, 'exit').then(([exitCode]) => exitCode as number | null) };
}

/** `seatledger …`, to be killed while it runs; `ended` gives its exit code, null where it was killed. */
export function startSeatledger(dataFolder: string, ...args: string[]) {
  const child = spawnNode(['apps/cli/bin/seatledger.mjs', ...args, '--data', dataFolder]);
  const ended = once(child, 'exit').then(([exitCode]) => exitCode as number | null);
  return { child, ended };
}

function spawnNode(args: readonly string[]) {
  return spawn(process.execPath, args, { cwd: repository, env: cleanEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
}

function cleanEnv(): NodeJS.ProcessEnv {
  const { SEATLEDGER_TEST_POSTGRES: _, DATABASE_URL: __, ...env } = process.env;
  return env;
}

/** `POST /v1/licences/check` with a JSON body, or with whatever `init` says; the answer has to be as the OpenAPI document says. */
export async function check(server: ServerProcess, key: string, body: unknown, init: RequestInit = {}): Promise<Response> {
  const url = `${server.url}/v1/licences/check`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...init,
  });
  const { status, headers } = response;
  assertDescribed({ method: 'POST', url, status, header: (name) => headers.get(name), body: await response.clone().text() });
  return response;
}
