import pg from 'pg';
import { inTransaction, openConnection } from './connection.ts';
import { MigrationError } from './migration-error.ts';
import { readMigrations, withRoleNames, type MigrationFile } from './migration-files.ts';

export interface MigrateOptions {
  /** Logs in as the role that owns the schema. */
  readonly url: string;
  readonly schema: string;
  /** Holds `NNNN-name.sql`, numbered from 0001 without gaps. */
  readonly folder: string;
  /** The role of each service, put in place of `:<service>_role`. */
  readonly roles: Readonly<Record<string, string>>;
}

/**
 * Runs the migrations that the schema does not have yet, each in a transaction of its own, under a lock. Returns the names of those
 * that it ran. Throws {@link MigrationError} where a migration fails, or where one that ran before was changed or removed.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const { schema } = options;
  const files = await readMigrations(options.folder);
  await using connection = await openConnection(options.url, `seatledger migrate ${schema}`);
  const { client } = connection;
  // A lock of the session: it goes with the connection, also when this process is killed.
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`seatledger migrate ${schema}`]);
  await client.query(`set search_path = ${pg.escapeIdentifier(schema)}, pg_temp`);
  const table = `${pg.escapeIdentifier(schema)}.migrations`;
  await createTable(client, table);
  const pending = pendingMigrations(schema, files, await appliedMigrations(client, table));
  for (const file of pending) await runMigration(client, table, file, options);
  return pending.map((file) => file.name);
}

async function createTable(client: pg.Client, table: string): Promise<void> {
  await client.query(
    `create table if not exists ${table} (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
  );
}

async function appliedMigrations(client: pg.Client, table: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(`select name, checksum from ${table}`);
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

function pendingMigrations(schema: string, files: readonly MigrationFile[], applied: ReadonlyMap<string, string>): MigrationFile[] {
  const known = new Set(files.map((file) => file.name));
  const missing = [...applied.keys()].find((name) => !known.has(name));
  if (missing !== undefined) {
    throw new MigrationError(
      missing,
      `The schema ${schema} has had ${missing}, which this program does not have: is the program older than the database?`,
    );
  }
  const changed = files.find((file) => applied.has(file.name) && applied.get(file.name) !== file.checksum);
  if (changed !== undefined) {
    throw new MigrationError(
      changed.name,
      `${changed.name} was changed after it ran in the schema ${schema}: put it back and add a new migration.`,
    );
  }
  return files.filter((file) => !applied.has(file.name));
}

async function runMigration(client: pg.Client, table: string, file: MigrationFile, options: MigrateOptions): Promise<void> {
  const sql = withRoleNames(file.sql, options.roles, file.name);
  try {
    await inTransaction(client, async () => {
      await client.query(sql);
      await client.query(`insert into ${table} (name, checksum) values ($1, $2)`, [file.name, file.checksum]);
    });
  } catch (error) {
    const { message, position } = error as pg.DatabaseError;
    const line = position === undefined ? '' : `, line ${sql.slice(0, Number(position)).split('\n').length}`;
    throw new MigrationError(file.name, `The migration ${file.name} of the schema ${options.schema} failed${line}: ${message}`, {
      cause: error,
    });
  }
}
