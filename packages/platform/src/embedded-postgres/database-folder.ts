import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { chmod, lstat, mkdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { everybodyCanEnter, type SystemUser } from './unprivileged-user.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';

/** Where the parts of an embedded database are. All but the cluster is ours alone. */
export interface DatabaseFolder {
  readonly path: string;
  /** PostgreSQL's own data directory; belongs to the user that PostgreSQL runs as. */
  readonly cluster: string;
  readonly settings: string;
  readonly ownerLock: string;
  readonly attachedLock: string;
  readonly state: string;
  readonly superuserPassword: string;
  readonly serverLog: string;
}

// Not /var/tmp: what nobody has touched for a month is deleted there on many systems, be it a table of a running database.
const systemFolder = '/var/lib';

/**
 * Makes the folder of a data folder's database, or finds it. It is `<data>/database`, unless the user that PostgreSQL must run as cannot
 * get there (a clone under /root): then it is `/var/lib/seatledger-<hash>`, and `<data>/database` is a file that names it.
 */
export async function prepareDatabaseFolder(dataFolder: string, user: SystemUser | undefined): Promise<DatabaseFolder> {
  await mkdir(dataFolder, { recursive: true });
  const path = await chooseFolder(join(await realpath(dataFolder), 'database'), user);
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const fault = folderFault(await lstat(path), process.getuid?.());
  if (fault !== undefined) throw new EmbeddedPostgresError('unsafe_folder', `The database folder ${path} ${fault}: it is not used.`);
  if (user !== undefined) await letIn(path, user);
  return {
    path,
    cluster: join(path, 'cluster'),
    settings: join(path, 'postgresql.conf'),
    ownerLock: join(path, 'owner.lock'),
    attachedLock: join(path, 'attached.lock'),
    state: join(path, 'state.json'),
    superuserPassword: join(path, 'superuser-password'),
    serverLog: join(path, 'postgresql.log'),
  };
}

async function chooseFolder(inside: string, user: SystemUser | undefined): Promise<string> {
  const existing = await lstat(inside).catch(() => undefined);
  // A data folder that is moved, or made accessible, keeps the database that it has.
  if (existing?.isFile()) return (await readFile(inside, 'utf8')).trim();
  if (existing !== undefined || user === undefined || everybodyCanEnter(inside)) return inside;
  const hash = createHash('sha256').update(inside).digest('hex').slice(0, 16);
  const elsewhere = join(systemFolder, `seatledger-${hash}`);
  await writeFileAtomically(inside, `${elsewhere}\n`);
  return elsewhere;
}

/** The path can be guessed: whoever else could write there could put a database, or programs to run, of their own. */
function folderFault(found: Stats, us: number | undefined): string | undefined {
  if (!found.isDirectory()) return 'is not a folder';
  // Windows knows neither owners by number nor these modes.
  if (us === undefined) return undefined;
  if (found.uid !== us) return `belongs to user ${found.uid}, and Seatledger runs as user ${us}`;
  return (found.mode & 0o022) === 0 ? undefined : 'can be written by other users';
}

async function letIn(path: string, user: SystemUser): Promise<void> {
  await chmod(path, 0o711);
  if (everybodyCanEnter(path)) return;
  throw new EmbeddedPostgresError(
    'unsafe_folder',
    `PostgreSQL runs as user ${user.name}, who cannot enter ${path}: allow that on each folder above it (chmod o+x).`,
  );
}
