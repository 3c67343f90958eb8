import { accessMigrations } from '@seatledger/access';
import { auditMigrations } from '@seatledger/audit';
import { licenceMigrations } from '@seatledger/licence';
import type { Config } from '@seatledger/platform/config/config.ts';
import type { Log } from '@seatledger/platform/config/log-level.ts';
import { loadMasterKey, type MasterKey } from '@seatledger/platform/crypto/master-key.ts';
import { prepareDatabase, type MigratedService } from '@seatledger/platform/db/prepare-database.ts';
import { openEmbeddedPostgres } from '@seatledger/platform/embedded-postgres/embedded-postgres.ts';
import { registryMigrations } from '@seatledger/registry';

export type ServiceName = 'audit' | 'registry' | 'access' | 'licence';

/** In the order of their migrations: the audit's function is there before anybody may call it. */
const serviceSchemas: readonly MigratedService<ServiceName>[] = [
  { name: 'audit', migrationsFolder: auditMigrations, connectionLimit: 10 },
  { name: 'registry', migrationsFolder: registryMigrations, connectionLimit: 30 },
  { name: 'access', migrationsFolder: accessMigrations, connectionLimit: 20 },
  { name: 'licence', migrationsFolder: licenceMigrations, connectionLimit: 20 },
];

/** A database that is running, provisioned and migrated. */
export interface Installation extends AsyncDisposable {
  /** Where each service reaches its schema, under its own role. */
  readonly databaseUrls: Readonly<Record<ServiceName, string>>;
  readonly masterKey: MasterKey;
}

/** Opens the external database of `DATABASE_URL`, or starts the embedded one; or attaches to it where another process runs it. */
export async function openInstallation(config: Config, ifRunning: 'attach' | 'refuse', log: Log): Promise<Installation> {
  await using stack = new AsyncDisposableStack();
  const masterKey = await loadMasterKey(config.masterKey);
  const adminUrl = config.databaseUrl ?? stack.use(await openEmbeddedPostgres({ dataFolder: config.dataFolder, ifRunning, log })).adminUrl;
  const databaseUrls = await prepareDatabase({ adminUrl, masterKey, services: serviceSchemas, log });
  const opened = stack.move();
  return { databaseUrls, masterKey, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}
