import { constants, existsSync, statSync } from 'node:fs';
import { chmod, cp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { everybodyCanEnter, type SystemUser } from './unprivileged-user.ts';

/** PostgreSQL's programs. They find their libraries and share files beside them. */
export interface Binaries {
  /** As in `18.4.0-beta.17`. */
  readonly version: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/**
 * The installed package, or a copy of it in `copyInto` where `user` cannot reach the package. The caller holds the owner's lock, and no
 * server runs there. Throws {@link EmbeddedPostgresError}.
 */
export async function findBinaries(copyInto: string, user: SystemUser | undefined): Promise<Binaries> {
  const installed = await installedPackage();
  if (user === undefined || everybodyCanUse(installed.native)) return binariesIn(installed.native, installed.version);
  const copy = join(copyInto, `${copyPrefix}${installed.version}`);
  if (!existsSync(copy)) {
    await removeCopies(copyInto);
    await copyPackage(installed.native, copy);
  }
  return binariesIn(copy, installed.version);
}

const copyPrefix = 'postgresql-';

/** Those of earlier versions, and what was left when copying was cut short. */
async function removeCopies(folder: string): Promise<void> {
  const copies = (await readdir(folder)).filter((name) => name.startsWith(copyPrefix));
  await Promise.all(copies.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

interface InstalledPackage {
  readonly native: string;
  readonly version: string;
}

async function installedPackage(): Promise<InstalledPackage> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = packageFolder(name);
  const native = join(folder, 'native');
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  await requireLinks(name, native);
  return { native, version };
}

function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    const advice = 'install with optional packages (npm ci), or set DATABASE_URL to use a PostgreSQL of your own';
    throw new EmbeddedPostgresError('not_installed', `The embedded PostgreSQL (${name}) is not installed: ${advice}.`, { cause: error });
  }
}

/** npm packages hold no symbolic links: the package's install script makes them, and npm runs it only where it is allowed to. */
async function requireLinks(name: string, native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    throw new EmbeddedPostgresError(
      'not_installed',
      `${name} is not completely installed (${target} → ${source} is missing): its install script did not run. Try: npm rebuild ${name}`,
    );
  }
}

function everybodyCanUse(native: string): boolean {
  const program = statSync(join(native, 'bin', 'postgres'));
  return (program.mode & 0o005) === 0o005 && everybodyCanEnter(join(native, 'bin'));
}

async function copyPackage(native: string, destination: string): Promise<void> {
  const draft = `${destination}.new`;
  // Static libraries serve to compile programs, not to run them.
  const filter = (path: string): boolean => !path.endsWith('.a');
  await cp(native, draft, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE, filter });
  await letEverybodyRead(draft);
  await rename(draft, destination);
}

async function letEverybodyRead(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const runs = entry.isDirectory() || (statSync(path).mode & 0o100) !== 0;
    await chmod(path, runs ? 0o755 : 0o644);
  }
}

function binariesIn(native: string, version: string): Binaries {
  const program = (name: string): string => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { version, initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}
