import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Binaries } from '../../packages/platform/src/embedded-postgres/binaries.ts';
import { ensureCluster, readSuperuserPassword, superuser } from '../../packages/platform/src/embedded-postgres/cluster.ts';
import { prepareDatabaseFolder } from '../../packages/platform/src/embedded-postgres/database-folder.ts';
import { openServerLog } from '../../packages/platform/src/embedded-postgres/server-log.ts';
import { supervisePostmaster } from '../../packages/platform/src/embedded-postgres/supervisor.ts';
import { unprivilegedUser } from '../../packages/platform/src/embedded-postgres/unprivileged-user.ts';
import { fastSettings, removeAfterThisProcess, temporaryFolder } from './postgres-cluster.ts';

export interface DebianPostgres extends AsyncDisposable {
  readonly version: number;
  /** A superuser's address; its database is `postgres`. */
  readonly adminUrl: string;
}

/** The major versions that this machine has installed from Debian's packages, of those that Seatledger works with. */
export const debianVersions: readonly number[] = [15, 16, 17, 18].filter((version) => existsSync(`${binFolder(version)}/postgres`));

/** A temporary cluster of that version, or of the oldest there is; undefined where none is installed. Disposing removes it. */
export async function startDebianPostgres(version: number | undefined = debianVersions[0]): Promise<DebianPostgres | undefined> {
  if (version === undefined || !debianVersions.includes(version)) return undefined;
  await using resources = new AsyncDisposableStack();
  const dataFolder = temporaryFolder();
  resources.defer(() => rm(dataFolder, { recursive: true, force: true }));
  const user = unprivilegedUser();
  const folder = await prepareDatabaseFolder(dataFolder, user);
  removeAfterThisProcess(folder.path, dataFolder);
  const binaries = debianBinaries(version);
  await ensureCluster(folder, binaries, user);
  const serverLog = resources.use(await openServerLog(folder.serverLog));
  const options = { folder, binaries, user, serverLog, settings: fastSettings, log: () => undefined };
  const { port } = resources.use(await supervisePostmaster(options));
  const adminUrl = `postgres://${superuser}:${await readSuperuserPassword(folder)}@127.0.0.1:${port}/postgres`;
  const held = resources.move();
  return { version, adminUrl, [Symbol.asyncDispose]: () => held.disposeAsync() };
}

function debianBinaries(version: number): Binaries {
  const bin = binFolder(version);
  return { version: String(version), initdb: `${bin}/initdb`, postgres: `${bin}/postgres`, pgCtl: `${bin}/pg_ctl` };
}

function binFolder(version: number): string {
  return `/usr/lib/postgresql/${version}/bin`;
}
