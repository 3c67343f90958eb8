import { createSecretKey, randomBytes } from 'node:crypto';
import type { TestContext } from 'node:test';
import pg from 'pg';
import type { AuditWriter } from '../../packages/platform/src/commands/audit-event.ts';
import type { InstallationKey } from '../../packages/platform/src/crypto/installation-key.ts';
import { openConnection } from '../../packages/platform/src/db/connection.ts';
import { databaseName, withDatabase } from '../../packages/platform/src/db/database-url.ts';
import { prepareDatabase } from '../../packages/platform/src/db/prepare-database.ts';
import { auditEventsView, auditInClear } from './audit-in-clear.ts';
import { postgresCluster } from './postgres-cluster.ts';
import { databaseServices, type ServiceName } from './services.ts';

/** A database of one's own with the schemas of all services. Disposing drops it and its roles, whoever is still connected. */
export interface TestDatabase extends AsyncDisposable {
  /** The address of each service's own role. */
  readonly urls: Readonly<Record<ServiceName, string>>;
  /** A superuser's address of the same database. */
  readonly adminUrl: string;
  readonly installationKey: InstallationKey;
  /** Writes events in clear; `test.audit_events` shows them. */
  readonly audit: AuditWriter;
}

/** Takes about 0.15 s. Given a test's context, it is disposed when that test ends. */
export async function createTestDatabase(t?: TestContext): Promise<TestDatabase> {
  const cluster = await postgresCluster();
  const adminUrl = withDatabase(cluster.adminUrl, `test_${randomBytes(6).toString('hex')}`);
  const current = createSecretKey(randomBytes(32));
  const { urls, installationKey } = await prepareDatabase({
    adminUrl,
    masterKeys: async () => ({ current }),
    recordReplacement: async () => undefined,
    services: databaseServices,
    log: () => undefined,
  });
  await run(adminUrl, auditEventsView);
  const dispose = (): Promise<void> => dropDatabase(adminUrl);
  t?.after(dispose);
  return { urls, adminUrl, installationKey, audit: auditInClear(installationKey), [Symbol.asyncDispose]: dispose };
}

async function run(url: string, statements: string): Promise<void> {
  await using connection = await openConnection(url, 'seatledger tests');
  await connection.client.query(statements);
}

/** Drops a database and the roles that are named after it. */
export async function dropDatabase(adminUrl: string): Promise<void> {
  const name = databaseName(adminUrl);
  await using maintenance = await openConnection(withDatabase(adminUrl, 'postgres'), 'seatledger tests');
  const { client } = maintenance;
  await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  const { rows } = await client.query<{ role: string }>('select rolname as role from pg_roles where starts_with(rolname, $1)', [
    `${name}_`,
  ]);
  for (const { role } of rows) await client.query(`drop role if exists ${pg.escapeIdentifier(role)}`);
}
