import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../config/log-level.ts';
import type { Binaries } from './binaries.ts';
import type { DatabaseFolder } from './database-folder.ts';
import { poll } from './poll.ts';
import { accountOf, programEnvironment } from './program.ts';
import type { ServerLog } from './server-log.ts';
import { settingsFile, type PostgresSettings } from './settings.ts';
import type { SystemUser } from './unprivileged-user.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';

export interface PostmasterExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One run of the server's main process. */
export interface Postmaster {
  readonly pid: number;
  readonly exited: Promise<PostmasterExit>;
  /** Ends the sessions and writes everything out; harder when that takes longer than a minute. Resolves when it is gone. */
  stop(): Promise<void>;
}

export interface PostmasterOptions {
  readonly folder: DatabaseFolder;
  readonly binaries: Binaries;
  readonly user: SystemUser | undefined;
  readonly settings: PostgresSettings;
  readonly serverLog: ServerLog;
  readonly log: Log;
}

/** The server ended before it was ready. The message ends with the last lines of its log. */
export class PostmasterFailed extends Error {
  override readonly name = 'PostmasterFailed';
}

// Recovery after a crash replays at most about max_wal_size.
const readyTimeoutMs = 10 * 60_000;
const stopTimeoutMs = 60_000;
const abortTimeoutMs = 15_000;

/** Starts the server and waits until it takes connections, or until it is no longer wanted. Throws {@link PostmasterFailed}. */
export async function startPostmaster(options: PostmasterOptions, port: number, unwanted?: AbortSignal): Promise<Postmaster> {
  const { folder, serverLog } = options;
  const settings = settingsFile(join(folder.cluster, 'postgresql.conf'), port, options.settings);
  await writeFileAtomically(folder.settings, settings, { mode: 0o644 });
  const logOffset = await serverLog.size();
  const child = spawnPostgres(options);
  const exited = new Promise<PostmasterExit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  const pid = await spawned(child);
  const readiness = async (): Promise<'ready' | 'ended' | undefined> => {
    if (hasExited(child) || unwanted?.aborted) return 'ended';
    return (await isReady(folder, pid)) ? 'ready' : undefined;
  };
  if ((await poll(readiness, { timeoutMs: readyTimeoutMs, intervalMs: 10 })) === 'ready') {
    return { pid, exited, stop: () => stopPostmaster(child, exited, options) };
  }
  await stopPostmaster(child, exited, options);
  const lines = await serverLog.lastLines(logOffset);
  throw new PostmasterFailed(`PostgreSQL did not start. The last lines of ${serverLog.path}:\n${lines}`);
}

function spawnPostgres({ binaries, folder, serverLog, user }: PostmasterOptions): ChildProcess {
  const output = serverLog.openForAppending();
  try {
    // Its own process group: Ctrl+C in a terminal must reach us, and us alone.
    return spawn(binaries.postgres, ['-D', folder.cluster, '-c', `config_file=${folder.settings}`], {
      stdio: ['ignore', output, output],
      cwd: folder.path,
      env: programEnvironment(),
      detached: true,
      ...accountOf(user),
    });
  } finally {
    closeSync(output);
  }
}

async function spawned(child: ChildProcess): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.on('error', (error) => reject(new PostmasterFailed(`PostgreSQL could not be started: ${error.message}`, { cause: error })));
  });
  // What keeps this process alive is its own work; a database without anybody to serve does not.
  child.unref();
  if (child.pid === undefined) throw new PostmasterFailed('PostgreSQL could not be started.');
  return child.pid;
}

/** The first line of `postmaster.pid` is the process, the eighth its state, as pg_ctl reads them. */
async function isReady(folder: DatabaseFolder, pid: number): Promise<boolean> {
  const text = await readFile(join(folder.cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

async function stopPostmaster(child: ChildProcess, exited: Promise<PostmasterExit>, { binaries, log }: PostmasterOptions): Promise<void> {
  if (hasExited(child)) return;
  child.ref();
  const gone = exited.then(() => true);
  const within = (timeoutMs: number): Promise<boolean> => Promise.race([gone, delay(timeoutMs, false, { ref: false })]);
  signal(child, 'SIGINT', binaries);
  if (await within(stopTimeoutMs)) return;
  log('warn', 'PostgreSQL is slow to stop: its sessions are cut, and it will recover at the next start.');
  signal(child, 'SIGQUIT', binaries);
  if (await within(abortTimeoutMs)) return;
  child.kill('SIGKILL');
  await gone;
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** SIGINT: fast shutdown. SIGQUIT: at once, to be recovered. Windows has no signals; there pg_ctl sends them through a pipe. */
function signal(child: ChildProcess, name: 'SIGINT' | 'SIGQUIT', binaries: Binaries): void {
  if (process.platform !== 'win32') child.kill(name);
  else spawn(binaries.pgCtl, ['kill', name.slice(3), String(child.pid)], { stdio: 'ignore' });
}
