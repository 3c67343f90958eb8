import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { permissions } from '@seatledger/domain/role/permissions.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { assertDescribed } from '../../../../../tests/dev-env/dev-env.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';

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

export interface TestAccess extends Pick<TestServer, 'database' | 'access' | 'recorded' | 'sql'> {
  ask(path: string, asked?: Asked): Promise<Answered>;
  /** As {@link ask}; fails where the status is another. */
  expect(status: number, path: string, asked?: Asked): Promise<Answered>;
}

export const issuer = 'https://licences.example';

export const administrator: Principal = {
  kind: 'operator',
  id: 1,
  name: 'ana@vendor.example',
  permissions: new Set(permissions),
  roles: ['administrator'],
  operatorIds: [1],
  customerIds: null,
  session: { id: 1, csrfToken: 'csrf', steppedUpAt: Date.now() },
};

/** The access service's routes over real HTTP, on a database of their own; operators come as `as` says, the rest by their tokens. */
export async function startTestAccess(t: TestContext): Promise<TestAccess> {
  const operators = new Map<string, Principal>();
  const { url, database, access, recorded, sql } = await startTestServer(t, {
    of: ({ installationKey }) => ({ accessTokens: { installationKey, issuer } }),
    authenticate:
      ({ authenticateBearer }) =>
      async (request) =>
        operators.get(String(request.headers['x-test-operator'])) ?? (await authenticateBearer(request)),
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
    recorded,
    ask,
    async expect(status, path, asked) {
      const answered = await ask(path, asked);
      assert.equal(answered.status, status, `${asked?.method ?? 'GET'} ${path} ${JSON.stringify(answered.body)}`);
      return answered;
    },
    sql,
  };
}

function sent({ body, form, headers = {}, as, token, from }: Asked, operators: Map<string, Principal>) {
  const given: Record<string, string> = { ...headers };
  if (token !== undefined) given['authorization'] = `Bearer ${token}`;
  if (from !== undefined) Object.assign(given, { 'x-forwarded-for': from, 'x-forwarded-proto': 'https' });
  if (as !== undefined) {
    given['x-test-operator'] = String(operators.size);
    given['x-csrf-token'] = 'csrf';
    operators.set(String(operators.size), { ...administrator, ...as });
  }
  if (form !== undefined) return { headers: given, body: new URLSearchParams(form) };
  if (body === undefined) return { headers: given };
  return { headers: { 'content-type': 'application/json', ...given }, body: JSON.stringify(body) };
}

/** A person with built-in roles, who is signed in; the first of them in the session of {@link administrator}. Gives their id. */
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
  await sql(
    `insert into access.sessions (operator_id, token_hash, csrf_token, state, first_factor, expires_at)
     values ($1, sha256($2::text::bytea), 'csrf', 'complete', 'passkey', now() + interval '1 hour')`,
    [operator?.id, email],
  );
  return Number(operator?.id);
}
