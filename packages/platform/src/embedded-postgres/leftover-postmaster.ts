import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../config/log-level.ts';
import type { DatabaseFolder } from './database-folder.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { poll } from './poll.ts';
import { commandLine, pidIsTaken } from './processes.ts';
import type { SystemUser } from './unprivileged-user.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';

const stopTimeoutMs = 60_000;

/**
 * Stops a server whose owner was killed. The caller holds the owner's lock, so nobody alive uses it. Only a process that runs on this
 * very cluster is signalled; where the pid of `postmaster.pid` was given to another program, that file is made to count as old.
 */
export async function stopLeftoverPostmaster(folder: DatabaseFolder, user: SystemUser | undefined, log: Log): Promise<void> {
  const pidFile = join(folder.cluster, 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  if (!(pid > 0) || !pidIsTaken(pid)) return;
  if (!servesCluster(pid, folder.cluster)) {
    // PostgreSQL takes a file that names its parent for an old one, and still looks whether sessions of the dead server are left.
    await writeFileAtomically(pidFile, text.replace(/^\d+/, String(process.pid)), { owner: user });
    return;
  }
  log('warn', `A PostgreSQL server was left running by a process that was killed (process ${pid}): it is stopped first.`);
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (servesCluster(pid, folder.cluster)) process.kill(pid, signal);
    const gone = await poll(() => !servesCluster(pid, folder.cluster) || undefined, { timeoutMs: stopTimeoutMs });
    if (gone) return;
  }
  throw new EmbeddedPostgresError('start_failed', `The PostgreSQL server that was left running (process ${pid}) cannot be stopped.`);
}

function servesCluster(pid: number, cluster: string): boolean {
  return commandLine(pid).includes(`postgres -D ${cluster} -c config_file=`);
}
