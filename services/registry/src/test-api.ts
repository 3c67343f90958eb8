import assert from 'node:assert/strict';
import { after } from 'node:test';
import { permissions } from '@seatledger/domain/role/permissions.ts';
import { effectivePermissions, permissionsOfRole } from '@seatledger/domain/role/role.ts';
import { createHttpServer, type HttpServer } from '@seatledger/platform/http/http-server.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { problemOfRefusal } from '../../../apps/server/src/problem-of-refusal.ts';
import { assertDescribed, createTestDatabase, type TestDatabase } from '../../../tests/dev-env/dev-env.ts';
import type { Registry } from './service.ts';
import { testRegistry } from './test-registry.ts';

const csrfToken = 'csrf';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Options {
  readonly body?: object;
  readonly ifMatch?: string | number;
  readonly key?: string;
  readonly accept?: string;
  /** Whom the request comes from: `everybody` may do everything everywhere. */
  readonly as?: string;
  /** false: the answer is not compared with the API's document, which takes its time. */
  readonly described?: boolean;
}

interface Answered {
  readonly status: number;
  // The tests look into what they have asked for.
  readonly body: Record<string, unknown> & { readonly items?: readonly Record<string, unknown>[]; readonly nextCursor?: string | null };
  readonly etag: string | undefined;
  readonly location: string | undefined;
}

/** The registry's routes on a server and a database of their own. Empty for each test. */
export function testApi(createDatabase: () => Promise<TestDatabase> = createTestDatabase) {
  const registry = testRegistry(createDatabase, open);
  const principals = new Map<string, Principal>();
  const routes: string[] = [];
  /** What the server took for its own fault. */
  const faults: Error[] = [];
  let app: HttpServer;

  /** By default an administrator, who needs nobody's approval. */
  function principal(
    name: string,
    customerIds: readonly number[] | null = null,
    allowed: readonly string[] = permissions,
    more: Partial<Principal> = {},
  ): void {
    const id = principals.size + 1;
    const who = { kind: 'operator', id, name, roles: ['administrator'], operatorIds: [id] } as const;
    principals.set(name, { ...who, permissions: new Set(allowed), customerIds, session: null, ...more });
  }

  /** An operator of the access service, signed in, who has shown a second factor a moment ago. Gives their id. */
  async function operator(name: string, roles: readonly string[], confinedTo: readonly number[] | null = null): Promise<number> {
    const id = await registry.operator(name, roles, confinedTo);
    const ofRoles = roles.flatMap((role) => permissionsOfRole(role, true, []));
    const session = { id, csrfToken, steppedUpAt: Date.now() };
    principal(name, confinedTo, [...effectivePermissions(ofRoles, confinedTo !== null)], { id, operatorIds: [id], roles, session });
    return id;
  }

  /** `http://127.0.0.1:…`, for requests that take their time or break off. */
  let origin = '';

  let start: Registry['start'];

  async function open(opened: Registry): Promise<void> {
    start = opened.start;
    principal('everybody');
    app = createHttpServer({
      direct: new Map(),
      tls: null,
      trustedProxies: [],
      requestsPerMinute: 1_000_000,
      authenticate: async ({ headers }) => principals.get(String(headers['x-test-principal'])) ?? null,
      now: Date.now,
      problemOf: problemOfRefusal,
      onFault(error) {
        faults.push(error);
        process.stderr.write(`${error.stack}\n${JSON.stringify(error.cause ?? null)}\n`);
      },
    });
    app.addHook('onRoute', ({ method, url }) => {
      if (method !== 'HEAD') routes.push(`${String(method)} ${url}`);
    });
    // Loaded after the plugins of the server itself, as on the real one.
    app.register(async (plugin: HttpServer) => opened.routes(plugin));
    origin = await app.listen({ host: '127.0.0.1', port: 0 });
  }

  after(() => app.close());

  async function ask(
    method: Method,
    url: string,
    { body, ifMatch, key, accept, as = 'everybody', described = true }: Options = {},
  ): Promise<Answered> {
    const headers: Record<string, string> = { 'x-test-principal': as, 'x-csrf-token': csrfToken };
    if (ifMatch !== undefined) headers['if-match'] = typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch;
    if (key !== undefined) headers['idempotency-key'] = key;
    if (accept !== undefined) headers['accept'] = accept;
    const response = await app.inject({ method, url, headers, ...(body && { payload: body }) });
    if (described) {
      assertDescribed({
        method,
        url,
        status: response.statusCode,
        header: (name) => response.headers[name]?.toString(),
        body: response.body,
      });
    }
    const { etag, location } = response.headers;
    return {
      status: response.statusCode,
      body: /json$|json;/.test(String(response.headers['content-type'])) && response.body !== '' ? response.json() : {},
      etag: etag as string | undefined,
      location,
    };
  }

  const get = (url: string, options?: Options) => ask('GET', url, options);
  const post = (url: string, body: object, options?: Options) => ask('POST', url, { ...options, body });

  /** Makes something that has to succeed, and gives it back. */
  async function make(url: string, body: object): Promise<Answered['body']> {
    const made = await post(url, body);
    assert.equal(made.status, 201, JSON.stringify(made.body));
    return made.body;
  }

  /** Sees to it that a request is refused so, and leaves everything as it is. */
  async function refuses(status: number, code: string, method: Method, url: string, options?: Options): Promise<void> {
    await registry.changesNothing(async () => {
      const { status: given, body } = await ask(method, url, options);
      assert.deepEqual([given, body['code']], [status, code], `${method} ${url} ${JSON.stringify(body)}`);
    });
  }

  /** Every page of a list, as the ids or keys on it. */
  async function pages(url: string, name: string, options?: Options): Promise<unknown[][]> {
    const found: unknown[][] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const { status, body } = await get(cursor === undefined ? url : `${url}${url.includes('?') ? '&' : '?'}cursor=${cursor}`, options);
      assert.equal(status, 200, JSON.stringify(body));
      found.push((body.items ?? []).map((item) => item[name]));
      cursor = body.nextCursor ?? null;
    }
    return found;
  }

  /** Asks over a connection. */
  const fetched = (path: string, { as = 'everybody', headers, ...init }: RequestInit & { readonly as?: string } = {}) =>
    fetch(`${origin}${path}`, { ...init, headers: { 'x-test-principal': as, ...(headers as Record<string, string>) } });

  const customer = (fields: object = {}) => make('/v1/customers', { name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris', ...fields });

  const domain = (customerId: unknown, name: string, fields: object = {}) =>
    make('/v1/domains', { customerId, name, validity: { from: '2026-01-01', until: '2026-12-31' }, seatLimit: null, ...fields });

  const user = (email: string, fields: object = {}) => make('/v1/users', { email, ...fields });

  return {
    registry,
    routes,
    faults,
    principal,
    operator,
    ask,
    get,
    post,
    make,
    refuses,
    pages,
    fetched,
    origin: () => origin,
    start: () => start(),
    customer,
    domain,
    user,
  };
}
