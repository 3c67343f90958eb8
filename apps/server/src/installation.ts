import { randomUUID } from 'node:crypto';
import { accessMigrations } from '@seatledger/access';
import { auditMigrations } from '@seatledger/audit';
import { licenceMigrations, type SnapshotPlace } from '@seatledger/licence';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { CheckpointConfig } from '@seatledger/platform/config/checkpoint-config.ts';
import type { Config } from '@seatledger/platform/config/config.ts';
import type { Log } from '@seatledger/platform/config/log-level.ts';
import type { InstallationKey } from '@seatledger/platform/crypto/installation-key.ts';
import { loadMasterKey, loadMasterKeys, type MasterKeys } from '@seatledger/platform/crypto/load-master-key.ts';
import { prepareDatabase, type MigratedService } from '@seatledger/platform/db/prepare-database.ts';
import { openEmbeddedPostgres } from '@seatledger/platform/embedded-postgres/embedded-postgres.ts';
import { registryMigrations } from '@seatledger/registry';
import { snapshotPlace } from './snapshot-place.ts';
import { recordReplacements } from './record-master-key.ts';

export type ServiceName = 'audit' | 'registry' | 'access' | 'licence';

/** In the order of their migrations: the audit's function is there before anybody may call it. */
const serviceSchemas: readonly MigratedService<ServiceName>[] = [
  { name: 'audit', migrationsFolder: auditMigrations, connectionLimit: 20 },
  { name: 'registry', migrationsFolder: registryMigrations, connectionLimit: 30 },
  { name: 'access', migrationsFolder: accessMigrations, connectionLimit: 20 },
  { name: 'licence', migrationsFolder: licenceMigrations, connectionLimit: 20 },
];

/** A database that is running, provisioned and migrated. */
export interface Installation extends AsyncDisposable {
  /** Where checkpoints of the audit log are kept. */
  readonly checkpoints: CheckpointConfig;
  /** Where each service reaches its schema, under its own role. */
  readonly databaseUrls: Readonly<Record<ServiceName, string>>;
  readonly installationKey: InstallationKey;
  /** Where the licences are kept for a restart without the database. */
  readonly licenceSnapshot: SnapshotPlace;
}

type IfRunning = 'attach' | 'refuse';

/** Opens the external database of `DATABASE_URL`, or starts the embedded one; or attaches to it where another process runs it. */
export async function openInstallation(config: Config, ifRunning: IfRunning, log: Log): Promise<Installation> {
  await using stack = new AsyncDisposableStack();
  const { adminUrl } = stack.use(await openDatabaseServer(config, ifRunning, log));
  const masterKeys = (): Promise<MasterKeys> => loadMasterKeys(config);
  const licenceSnapshot = snapshotPlace(config.dataFolder, (await masterKeys()).current);
  const recordReplacement = recordReplacements(startContext);
  const { urls, installationKey } = await prepareDatabase({ adminUrl, masterKeys, recordReplacement, services: serviceSchemas, log });
  const opened = stack.move();
  return {
    databaseUrls: urls,
    installationKey,
    checkpoints: config.checkpoints,
    licenceSnapshot,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

/** What a start does because the settings say so. */
function startContext(): CommandContext {
  const actor = { kind: 'system', id: null, name: 'start' } as const;
  return { actor, origin: 'task', address: null, requestId: randomUUID(), now: Temporal.Now.instant() };
}

/** A PostgreSQL server that runs, with the address of the account that provisions. */
export interface DatabaseServer extends AsyncDisposable {
  readonly adminUrl: string;
}

export async function openDatabaseServer(config: Config, ifRunning: IfRunning, log: Log): Promise<DatabaseServer> {
  // Before there is a database folder: a master key is made on the first start alone.
  await loadMasterKey(config.masterKey);
  if (config.databaseUrl !== undefined) return { adminUrl: config.databaseUrl, [Symbol.asyncDispose]: async () => undefined };
  return openEmbeddedPostgres({ dataFolder: config.dataFolder, ifRunning, log });
}
