import type { TestContext } from 'node:test';
import { createHttpServer, type HttpServer } from '@seatledger/platform/http/http-server.ts';
import type { Occurrence } from '@seatledger/platform/commands/audit-recorder.ts';
import type { GuardOptions } from '@seatledger/platform/http/guard-routes.ts';
import pg from 'pg';
import { problemOfRefusal } from '../../../apps/server/src/problem-of-refusal.ts';
import { createTestDatabase, type TestDatabase } from '../../../tests/dev-env/dev-env.ts';
import { createAccess, type Access, type AccessOptions } from './service.ts';

export interface TestServer {
  readonly database: TestDatabase;
  readonly access: Access;
  readonly url: string;
  /** What the audit was told of besides changes. */
  readonly recorded: readonly Occurrence[];
  sql<Row extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

export interface TestServerOptions {
  /** What the service is made of, besides its database. */
  readonly of: (database: TestDatabase) => Pick<AccessOptions, 'accessTokens' | 'signIn'>;
  readonly authenticate: (access: Access) => GuardOptions['authenticate'];
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** Where people find it. */
  readonly publicUrl?: string;
  readonly allowClearHttp?: boolean;
}

/** The access service over real HTTP, on a database of its own, behind a proxy on this machine that is trusted. */
export async function startTestServer(
  t: TestContext,
  { of, authenticate, now = Date.now, publicUrl, allowClearHttp = false }: TestServerOptions,
): Promise<TestServer> {
  const database = await createTestDatabase();
  const recorded: Occurrence[] = [];
  const access = createAccess({
    databaseUrl: database.urls.access,
    maxConnections: 8,
    audit: database.audit,
    recorder: { note: (occurrence) => void recorded.push(occurrence) },
    installationKey: database.installationKey,
    onError: (message, error) => process.stderr.write(`${message}: ${error.stack}\n`),
    ...of(database),
  });
  const app = createHttpServer({
    direct: new Map(),
    tls: null,
    trustedProxies: ['127.0.0.1'],
    requestsPerMinute: 100_000,
    allowClearHttp,
    authenticate: authenticate(access),
    now,
    problemOf: problemOfRefusal,
    onFault: (error) => process.stderr.write(`${error.stack}\n`),
    ...(publicUrl !== undefined && { publicUrl }),
  });
  app.register(async (routes: HttpServer) => access.routes(routes));
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  t.after(async () => {
    await app.close();
    await client.end();
    await access[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });
  return {
    database,
    access,
    url,
    recorded,
    sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await client.query<Row>(text, values)).rows,
  };
}
