import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import type { DatabaseFolder } from './database-folder.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { runProgram } from './program.ts';
import type { SystemUser } from './unprivileged-user.ts';
import { syncFolder, writeFileAtomically, writeNewFile } from '../files/write-file-atomically.ts';

export const superuser = 'postgres';
const draftPrefix = 'initdb-';

/** Makes the cluster where there is none, and the superuser's password before it. The caller holds the owner's lock. */
export async function ensureCluster(folder: DatabaseFolder, binaries: Binaries, user: SystemUser | undefined): Promise<void> {
  await removeDrafts(folder);
  const version = await clusterVersion(folder);
  if (version === undefined) {
    await writeFileAtomically(folder.superuserPassword, `${randomBytes(24).toString('base64url')}\n`);
    await createCluster(folder, binaries, user);
  } else if (version !== majorVersion(binaries)) {
    throw new EmbeddedPostgresError(
      'start_failed',
      `The database in ${folder.cluster} was made by PostgreSQL ${version}, and this is ${majorVersion(binaries)}: dump it with the earlier release and restore it with this one.`,
    );
  }
}

export async function readSuperuserPassword(folder: DatabaseFolder): Promise<string> {
  const text = await readFile(folder.superuserPassword, 'utf8').catch((error: Error) => {
    throw new EmbeddedPostgresError('start_failed', `The database's password is lost (${error.message}): put the file back from a backup.`);
  });
  return text.trim();
}

/** The major version that made the cluster; undefined where there is none. It appears whole, by a rename. */
async function clusterVersion(folder: DatabaseFolder): Promise<string | undefined> {
  try {
    return (await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Left by a first start that was cut short. An initdb that is still at work there writes into a folder that nobody will use. */
async function removeDrafts(folder: DatabaseFolder): Promise<void> {
  const drafts = (await readdir(folder.path)).filter((name) => name.startsWith(draftPrefix));
  await Promise.all(drafts.map((name) => rm(join(folder.path, name), { recursive: true, force: true }).catch(() => undefined)));
}

async function createCluster(folder: DatabaseFolder, binaries: Binaries, user: SystemUser | undefined): Promise<void> {
  const draft = join(folder.path, `${draftPrefix}${randomBytes(6).toString('hex')}`);
  const draftCluster = join(draft, 'cluster');
  const passwordFile = join(draft, 'password');
  await mkdir(draft, { mode: 0o700 });
  await writeNewFile(passwordFile, await readSuperuserPassword(folder), { owner: user });
  if (user !== undefined) await chown(draft, user.uid, user.gid);
  const identity = ['--username', superuser, '--pwfile', passwordFile, '--auth', 'scram-sha-256'];
  const text = ['--encoding', 'UTF8', '--locale', 'C'];
  const args = ['--pgdata', draftCluster, ...identity, ...text, '--no-instructions'];
  await runProgram(binaries.initdb, args, folder.path, user).catch((error: Error) => {
    throw new EmbeddedPostgresError('start_failed', `The database could not be made: ${error.message}`, { cause: error });
  });
  await rename(draftCluster, folder.cluster);
  await syncFolder(folder.path);
  await rm(draft, { recursive: true, force: true });
}

function majorVersion(binaries: Binaries): string {
  return binaries.version.split('.')[0] ?? '';
}
