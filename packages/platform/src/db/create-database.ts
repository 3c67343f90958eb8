import pg from 'pg';
import { openConnection, sqlState, type Connection } from './connection.ts';
import { databaseName, withDatabase } from './database-url.ts';
import { ProvisionError, UnreachableDatabase } from './provision-error.ts';

const noSuchDatabase = '3D000';
// The second is what PostgreSQL says when two create the same database at the same instant.
const databaseExists = ['42P04', '23505'];

/** Connects with the admin account, creating the database of `adminUrl` where it is missing. Throws {@link ProvisionError}. */
export async function openOrCreateDatabase(adminUrl: string): Promise<Connection> {
  try {
    return await openConnection(adminUrl, 'seatledger provision');
  } catch (error) {
    if (sqlState(error) !== noSuchDatabase) throw unreachable(adminUrl, error);
  }
  await createDatabase(adminUrl);
  return openConnection(adminUrl, 'seatledger provision');
}

async function createDatabase(adminUrl: string): Promise<void> {
  const name = databaseName(adminUrl);
  await using maintenance = await openConnection(withDatabase(adminUrl, 'postgres'), 'seatledger provision');
  try {
    // The same order of text whatever the server's own locale is; what depends on a language is compared in the program.
    await maintenance.client.query(
      `create database ${pg.escapeIdentifier(name)} encoding 'UTF8' locale_provider libc locale 'C' template template0`,
    );
  } catch (error) {
    if (databaseExists.includes(sqlState(error) ?? '')) return;
    throw new ProvisionError(`There is no database ${name}, and creating it failed: ${(error as Error).message}.`, { cause: error });
  }
}

function unreachable(adminUrl: string, error: unknown): ProvisionError {
  const { host } = new URL(adminUrl);
  const { message, code } = error as NodeJS.ErrnoException;
  const Failure = isAway(error) ? UnreachableDatabase : ProvisionError;
  return new Failure(`Connecting to the database ${databaseName(adminUrl)} at ${host} failed: ${message || code}.`, {
    cause: error,
  });
}

/** Of connections that fail for no reason in what was asked: errors of the system, and PostgreSQL's `cannot_connect_now`, `admin_shutdown`, `crash_shutdown`. */
function isAway(error: unknown): boolean {
  if (['57P03', '57P01', '57P02'].includes(sqlState(error) ?? '')) return true;
  return sqlState(error) === undefined;
}
