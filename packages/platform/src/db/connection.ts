import pg from 'pg';

/** One connection for work that is done once, such as provisioning. Closed when disposed. */
export interface Connection extends AsyncDisposable {
  readonly client: pg.Client;
}

/** Connects, or throws what `pg` throws. `url` as in {@link openDatabase}. */
export async function openConnection(url: string, applicationName: string): Promise<Connection> {
  const client = new pg.Client({ connectionString: url, application_name: applicationName, connectionTimeoutMillis: 10_000 });
  // A lost connection fails the query that runs; the event itself must have a listener, or it ends the process.
  client.on('error', () => undefined);
  await client.connect();
  return { client, [Symbol.asyncDispose]: () => client.end() };
}

/** Runs `work` in a transaction: commits what it did, or rolls all of it back and throws. */
export async function inTransaction<Result>(client: pg.Client, work: () => Promise<Result>): Promise<Result> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** The one row of a query that always gives one. */
export async function queryRow<Row extends pg.QueryResultRow>(client: pg.Client, text: string, values: unknown[] = []): Promise<Row> {
  const { rows } = await client.query<Row>(text, values);
  const [row] = rows;
  if (row === undefined) throw new Error('a query that always gives a row gave none');
  return row;
}

/** PostgreSQL's five characters (`42P04`), where the error is one of its own. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}
