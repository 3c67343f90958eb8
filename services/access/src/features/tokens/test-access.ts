import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { permissions } from '@seatledger/domain/role/permissions.ts';
import { createHttpServer, type HttpServer } from '@seatledger/platform/http/http-server.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import pg from 'pg';
import { problemOfRefusal } from '../../../../../apps/server/src/problem-of-refusal.ts';
import { assertDescribed, createTestDatabase, type TestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import { createAccess, type Access } from '../../service.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // The tests look into what they have asked for.
  readonly body: Record<string, unknown>;
}

export interface Asked {
  readonly method?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as a form. */
  readonly form?: Record<string, string> | string;
  readonly headers?: Record<string, string>;
  /** An operator of the console, by what they may do. */
  readonly as?: Partial<Principal>;
  readonly token?: string;
  /** The address that the request comes from. */
  readonly from?: string;
}

export interface TestAccess {
  readonly database: TestDatabase;
  readonly access: Access;
  ask(path: string, asked?: Asked): Promise<Answered>;
  /** As {@link ask}; fails where the status is another. */
  expect(status: number, path: string, asked?: Asked): Promise<Answered>;
  sql<Row extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

export const issuer = 'https://licences.example';

export const administrator: Principal = {
  kind: 'operator',
  id: 1,
  name: 'ana@vendor.example',
  permissions: new Set(permissions),
  customerIds: null,
  session: { id: 1, csrfToken: 'csrf', steppedUpAt: Date.now() },
};

/** The access service's routes over real HTTP, on a database of their own; operators come as `as` says, the rest by their tokens. */
export async function startTestAccess(t: TestContext): Promise<TestAccess> {
  const database = await createTestDatabase();
  const onError = (message: string, error: Error): void => void process.stderr.write(`${message}: ${error.stack}\n`);
  const accessTokens = { installationKey: database.installationKey, issuer };
  const access = createAccess({ databaseUrl: database.urls.access, maxConnections: 5, audit: database.audit, onError, accessTokens });
  const operators = new Map<string, Principal>();
  const app = serverOf(access, operators);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  t.after(async () => {
    await app.close();
    await client.end();
    await access[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  async function ask(path: string, asked: Asked = {}): Promise<Answered> {
    const method = asked.method ?? 'GET';
    const response = await fetch(`${url}${path}`, { method, ...sent(asked, operators) });
    const text = await response.text();
    assertDescribed({ method, url: path, status: response.status, header: (name) => response.headers.get(name), body: text });
    return { status: response.status, headers: response.headers, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  }

  return {
    database,
    access,
    ask,
    async expect(status, path, asked) {
      const answered = await ask(path, asked);
      assert.equal(answered.status, status, `${asked?.method ?? 'GET'} ${path} ${JSON.stringify(answered.body)}`);
      return answered;
    },
    sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await client.query<Row>(text, values)).rows,
  };
}

function serverOf(access: Access, operators: ReadonlyMap<string, Principal>): HttpServer {
  const app = createHttpServer({
    direct: new Map(),
    tls: null,
    trustedProxies: ['127.0.0.1'],
    requestsPerMinute: 100_000,
    authenticate: async (request) =>
      operators.get(String(request.headers['x-test-operator'])) ?? (await access.authenticateBearer(request)),
    now: Date.now,
    problemOf: problemOfRefusal,
    onFault: (error) => process.stderr.write(`${error.stack}\n`),
  });
  app.register(async (routes: HttpServer) => access.routes(routes));
  return app;
}

function sent({ body, form, headers = {}, as, token, from }: Asked, operators: Map<string, Principal>) {
  const given: Record<string, string> = { ...headers };
  if (token !== undefined) given['authorization'] = `Bearer ${token}`;
  if (from !== undefined) given['x-forwarded-for'] = from;
  if (as !== undefined) {
    given['x-test-operator'] = String(operators.size);
    given['x-csrf-token'] = 'csrf';
    operators.set(String(operators.size), { ...administrator, ...as });
  }
  if (form !== undefined) return { headers: given, body: new URLSearchParams(form) };
  if (body === undefined) return { headers: given };
  return { headers: { 'content-type': 'application/json', ...given }, body: JSON.stringify(body) };
}

/** A person with built-in roles. Gives their id. */
export async function addOperator(
  { sql }: TestAccess,
  email: string,
  roles: readonly string[],
  customerIds: readonly number[] | null = null,
): Promise<number> {
  const [operator] = await sql<{ id: string }>(
    `insert into access.operators (email, display_name, customer_ids) values ($1, $1, $2) returning id`,
    [email, customerIds],
  );
  await sql(`insert into access.operator_roles select $1, id from access.roles where key = any ($2)`, [operator?.id, roles]);
  return Number(operator?.id);
}
