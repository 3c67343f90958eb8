export interface PostgresServer extends AsyncDisposable {
  readonly name: string;
  /** A superuser's address. */
  readonly adminUrl: string;
}

// Imported late, in both: while the code that starts servers does not load, the other checks still run.

/** Ours. Stops by itself when this process ends. */
export async function startEmbeddedPostgres(): Promise<PostgresServer> {
  const { postgresCluster } = await import('../../tests/dev-env/dev-env.ts');
  const { adminUrl } = await postgresCluster();
  return { name: 'the embedded PostgreSQL 18', adminUrl, [Symbol.asyncDispose]: () => Promise.resolve() };
}

/** The oldest that this machine has of Debian's packages; undefined where there is none. */
export async function startDebianPostgres(): Promise<PostgresServer | undefined> {
  const devEnv = await import('../../tests/dev-env/dev-env.ts');
  const server = await devEnv.startDebianPostgres();
  if (server === undefined) return undefined;
  return {
    name: `Debian's PostgreSQL ${server.version}`,
    adminUrl: server.adminUrl,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
