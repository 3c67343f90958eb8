import type pg from 'pg';
import { inTransaction, queryRow } from './connection.ts';
import { openOrCreateDatabase } from './create-database.ts';
import { ProvisionError } from './provision-error.ts';

/** The account of `DATABASE_URL`, or the embedded superuser. */
export interface Admin {
  readonly client: pg.Client;
  readonly account: string;
  readonly superuser: boolean;
  readonly majorVersion: number;
}

const oldestMajorVersion = 15;

/**
 * Does work that makes the database ready: in one transaction, and one process at a time. Creates the database where it is missing.
 * Throws {@link ProvisionError}.
 */
export async function asAdmin<Result>(adminUrl: string, work: (admin: Admin) => Promise<Result>): Promise<Result> {
  await using connection = await openOrCreateDatabase(adminUrl);
  const { client } = connection;
  const admin = await identifyAdmin(client);
  return await inTransaction(client, async () => {
    // Whatever the database's default is: what others committed before the lock was ours has to be seen.
    await client.query('set transaction isolation level read committed');
    await client.query(`select pg_advisory_xact_lock(hashtextextended('seatledger provision', 0))`);
    return work(admin);
  });
}

async function identifyAdmin(client: pg.Client): Promise<Admin> {
  const found = await queryRow<{ version: number; account: string; superuser: boolean; may_create: boolean; encoding: string }>(
    client,
    `select current_setting('server_version_num')::int / 10000 as version, current_user as account, rolsuper as superuser,
       rolsuper or (rolcreaterole and has_database_privilege(current_database(), 'create')) as may_create,
       current_setting('server_encoding') as encoding
     from pg_roles where rolname = current_user`,
  );
  if (found.version < oldestMajorVersion) {
    throw new ProvisionError(`PostgreSQL ${found.version} is too old: Seatledger needs ${oldestMajorVersion} or later.`);
  }
  if (found.encoding !== 'UTF8') throw new ProvisionError(`The database is encoded in ${found.encoding}; Seatledger needs UTF8.`);
  if (!found.may_create) {
    throw new ProvisionError(
      `The account ${found.account} cannot make the database ready: it needs CREATEROLE and the right to CREATE in the database.`,
    );
  }
  return { client, account: found.account, superuser: found.superuser, majorVersion: found.version };
}
