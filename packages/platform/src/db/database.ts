import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { parseDatabaseValue } from './value-types.ts';

/** One service's way into its schema: a pool under the service's own role, and the query builder over it. */
export interface Database<Schema> extends AsyncDisposable {
  readonly pool: pg.Pool;
  readonly kysely: Kysely<Schema>;
}

/** What every query function takes first. Only an edge (a door, a job) begins and commits. */
export type Tx<Schema> = Transaction<Schema>;

export interface DatabaseOptions {
  /** `postgres://role:password@host:port/database` */
  readonly url: string;
  /** The schema in which unqualified names are looked up. */
  readonly schema: string;
  readonly maxConnections: number;
  /** Told of connections that die; without this a lost server would end the process. */
  readonly onConnectionError: (error: Error) => void;
}

/** Opens a pool. Nothing is connected until the first query. */
export function openDatabase<Schema>(options: DatabaseOptions): Database<Schema> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections,
    application_name: `seatledger ${options.schema}`,
    options: `-c search_path=${options.schema},pg_temp -c idle_in_transaction_session_timeout=60s -c TimeZone=UTC`,
    types: { getTypeParser: parseDatabaseValue },
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // The pool hears of idle connections only; one in use that dies would otherwise raise an error that nobody hears. One that dies while
  // the pool is ended is no news.
  pool.on('connect', (client) =>
    client.on('error', (error) => {
      if (!pool.ending) options.onConnectionError(error);
    }),
  );
  pool.on('error', () => undefined);
  const kysely = kyselyOver<Schema>(pool);
  return {
    pool,
    kysely,
    async [Symbol.asyncDispose]() {
      await kysely.destroy();
      // Kysely ends only a pool that it has used itself.
      if (!pool.ending) await pool.end();
    },
  };
}

/** The query builder over one connection, for work that also streams with COPY. The caller releases the connection. */
export function kyselyOn<Schema>(client: pg.ClientBase): Kysely<Schema> {
  const borrowed = { query: client.query.bind(client), release: () => undefined };
  return kyselyOver<Schema>({ connect: async () => borrowed as unknown as pg.PoolClient, end: async () => undefined });
}

function kyselyOver<Schema>(pool: Pick<pg.Pool, 'connect' | 'end'>): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: pool as pg.Pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}
