import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, logTo, openInstallation, type Installation } from '../../apps/server/src/index.ts';
import { readConfig } from '../../packages/platform/src/config/config.ts';
import { withDatabase } from '../../packages/platform/src/db/database-url.ts';
import { openEmbeddedPostgres } from '../../packages/platform/src/embedded-postgres/embedded-postgres.ts';

/** The product's embedded PostgreSQL with the product's settings, in a folder that goes away. */
export interface TemporaryPostgres {
  readonly folder: string;
  /** Of the server's main process. */
  readonly pid: number;
  readonly version: string;
  /** What a Seatledger on a database of this server finds in its environment. */
  environment(database?: string): Readonly<Record<string, string>>;
}

/** A database of that server with everything migrated. */
export interface TemporaryInstallation {
  /** A superuser's address. */
  readonly adminUrl: string;
  readonly installation: Installation;
}

const log = logTo(createLogger('warn'));

export async function startTemporaryPostgres(resources: AsyncDisposableStack): Promise<TemporaryPostgres> {
  const folder = temporaryFolder();
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  const postgres = resources.use(await openEmbeddedPostgres({ dataFolder: folder, log }));
  const cluster = join(postgres.folder, 'cluster');
  const masterKey = randomBytes(32).toString('base64');
  return {
    folder,
    pid: Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10),
    version: readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim(),
    environment: (database = 'seatledger') => ({
      SEATLEDGER_DATA: folder,
      SEATLEDGER_CHECKPOINT_FOLDER: join(folder, `checkpoints-${database}`),
      SEATLEDGER_LOG_LEVEL: 'warn',
      SEATLEDGER_MASTER_KEY: masterKey,
      SEATLEDGER_PORT: '0',
      DATABASE_URL: withDatabase(postgres.adminUrl, database),
    }),
  };
}

export async function openTemporaryInstallation(
  postgres: TemporaryPostgres,
  resources: AsyncDisposableStack,
): Promise<TemporaryInstallation> {
  const config = readConfig(postgres.environment());
  const installation = resources.use(await openInstallation(config, 'attach', log));
  return { adminUrl: config.databaseUrl ?? '', installation };
}

/** One that the user of the database can enter, too, when we are root. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'seatledger-bench-'));
  chmodSync(folder, 0o711);
  return folder;
}
