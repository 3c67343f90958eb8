import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { builtInRoles, type BuiltInRole } from '@seatledger/domain/role/built-in-roles.ts';
import { customerPermissions, permissions, type Permission } from '@seatledger/domain/role/permissions.ts';
import { effectivePermissions } from '@seatledger/domain/role/role.ts';
import type { RouteAccess } from '@seatledger/platform/http/principal.ts';
import { assertDescribed, systemContext } from '../../../tests/dev-env/dev-env.ts';
import type { Services } from './services.ts';
import { addSignedIn, createTestServer, csrfToken, type TestServer } from './testing/test-server.ts';

// Every route of the server, by whoever may come: what a route declares is what it asks for, and nothing is reachable without it.
// Routes are found as they are registered, so that a new one is covered by being there.

interface Route {
  readonly method: string;
  readonly path: string;
  readonly access: RouteAccess;
  readonly bodyLimit: number;
}

type Whose = 'other customer' | 'own customer' | 'all customers';

/** A person who has signed in, by the cookie of their session. */
interface Visitor {
  readonly role: BuiltInRole;
  readonly whose: Whose;
  readonly permissions: ReadonlySet<string>;
  readonly cookie: string;
}

/** In everything that belongs to customer 1, and in nothing that a request says. */
const marker = /acmeonly/i;
const customersOf: Record<Whose, readonly number[] | null> = { 'other customer': [2], 'own customer': [1], 'all customers': null };

const visitors: readonly Visitor[] = (Object.keys(customersOf) as Whose[]).flatMap((whose) =>
  (Object.keys(builtInRoles) as BuiltInRole[]).map((role) => {
    const granted = effectivePermissions(builtInRoles[role], customersOf[whose] !== null);
    return { role, whose, permissions: granted, cookie: randomBytes(32).toString('base64url') };
  }),
);

const routes: Route[] = [];
let server: TestServer;

before(async () => {
  server = await createTestServer();
  await addCustomers(server.services);
  // Operator 1 and session 1 are nobody's: requests may name them.
  await addSignedIn(server, { role: 'reader', customerIds: null, cookie: 'nobody' });
  for (const { role, whose, cookie } of visitors) await addSignedIn(server, { role, customerIds: customersOf[whose], cookie });
  server.app.addHook('onRoute', ({ method, url, config, bodyLimit = 0 }) => {
    const access = config?.access ?? { permission: 'none' };
    const limit = Math.max(bodyLimit, config?.rawBody?.limitBytes ?? 0);
    for (const one of [method].flat()) routes.push({ method: one, path: url, access, bodyLimit: limit });
  });
  await server.app.ready();
});

after(() => server[Symbol.asyncDispose]());

async function addCustomers({ registry }: Services): Promise<void> {
  const context = systemContext();
  const validity = { from: '2026-01-01', until: null };
  for (const [customerId, name] of [
    [1, 'Acmeonly'],
    [2, 'Other'],
  ] as const) {
    await registry.execute({ kind: 'customer.create', name, locale: 'en', timeZone: 'Europe/Paris' }, context);
    const domain = `${name.toLowerCase()}.example`;
    await registry.execute({ kind: 'domain.create', customerId, name: domain, validity, seatLimit: null }, context);
    await registry.execute({ kind: 'user.create', email: `ana@${domain}`, displayName: name }, context);
  }
}

const parameters: Readonly<Record<string, string>> = {
  keyId: 'abcdefghijkl',
  clientId: 'slc_0000000000000000',
};

async function visit({ method, path }: Route, visitor: Visitor | null, body: string, given: Readonly<Record<string, string>> = {}) {
  const url = path.replaceAll(/:(\w+)/g, (_, name: string) => parameters[name] ?? '1').replace('*', 'x');
  const isRead = method === 'GET' || method === 'HEAD';
  const cookie = visitor === null ? {} : { cookie: `seatledger=${visitor.cookie}` };
  const headers = { 'x-csrf-token': csrfToken, ...cookie, ...given, ...(!isRead && { 'content-type': 'application/json' }) };
  const answered = await server.app.inject({ method: method as 'GET', url, headers, ...(!isRead && { payload: body }) });
  const { statusCode: status, body: text } = answered;
  assertDescribed({ method, url, status, header: (name) => answered.headers[name]?.toString(), body: text });
  const isProblem = answered.headers['content-type'] === 'application/problem+json' && text !== '';
  return { status, text, code: isProblem ? String(answered.json().code) : '' };
}

/** Not even JSON: whoever is refused for it has been let in. */
const unreadableBody = '{';

function guarded(): readonly Route[] {
  return routes.filter(({ access }) => access.permission !== 'public');
}

function mayCall({ access: { permission, oneOf } }: Route, visitor: Visitor): boolean {
  const hasOne = oneOf === undefined || oneOf.some((one) => visitor.permissions.has(one));
  return hasOne && (permission === 'signed-in' || visitor.permissions.has(permission));
}

describe('every route', () => {
  it('declares permissions that there are', () => {
    const known = new Set<string>([...permissions, 'signed-in', 'public']);
    assert.ok(routes.length > 20, String(routes.length));
    assert.deepEqual(
      routes.filter(({ access: { permission, oneOf = [] } }) => ![permission, ...oneOf].every((one) => known.has(one))),
      [],
    );
  });

  it('that takes more than the usual megabyte asks for a permission before it reads a body', () => {
    const large = routes.filter(({ bodyLimit, access }) => bodyLimit > 1024 * 1024 && access.permission !== 'public');
    assert.ok(large.length >= 4, String(large.length));
    assert.deepEqual(
      large.filter(({ access: { permission, oneOf = [] } }) => permission === 'signed-in' && oneOf.length === 0),
      [],
    );
  });

  it('answers 401 to nobody in particular, before it reads what they send', async () => {
    for (const route of guarded()) {
      const { status } = await visit(route, null, unreadableBody);
      assert.equal(status, 401, `${route.method} ${route.path}`);
    }
  });

  for (const one of visitors) {
    it(`is for the ${one.role} of ${one.whose} what it declares`, async () => {
      for (const route of guarded()) {
        const name = `${route.method} ${route.path} (${route.access.permission})`;
        if (mayCall(route, one)) await isLetIn(route, one, name);
        else await isKeptOut(route, one, name);
      }
    });
  }

  it('goes by the Authorization header alone where there is one, whatever cookie comes with it', async () => {
    const administrator = visitors.find(({ role, whose }) => role === 'administrator' && whose === 'all customers');
    const cookie = `seatledger=${administrator?.cookie}`;
    const statusWith = async (headers: Record<string, string>) => (await server.app.inject({ url: '/v1/roles', headers })).statusCode;
    const terms = { name: 'test', scopes: ['registry:read'], requestsPerSecond: 10, expiresAt: null } as const;
    const { key } = await server.services.access.issueApiKey(terms, systemContext());
    assert.equal(await statusWith({ cookie }), 200);
    for (const authorization of ['', 'Bearer x', 'Basic YTpi'])
      assert.equal(await statusWith({ cookie, authorization }), 401, authorization);
    assert.equal(await statusWith({ cookie, authorization: `Bearer ${key}` }), 403);
  });

  it('that changes something refuses a browser that does not know the token of the session', async () => {
    for (const route of guarded().filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method))) {
      const one = visitors.find((visitor) => mayCall(route, visitor));
      if (one === undefined) continue;
      const { status, code } = await visit(route, one, unreadableBody, { 'x-csrf-token': 'another' });
      assert.deepEqual([status, code], [403, 'csrf_token_missing'], `${route.method} ${route.path}`);
    }
  });

  it('that is for people who have signed in refuses their tokens, whatever those may do', async () => {
    const token = `slp_abcdefghijkl_${randomBytes(32).toString('base64url')}`;
    await server.client.query(
      `insert into access.personal_tokens (operator_id, token_id, name, token_hash, permissions, expires_at)
       select operator_id, 'abcdefghijkl', 'All', sha256($1::text::bytea), $2, now() + interval '1 hour'
       from access.operator_roles join access.roles r on r.id = role_id where r.key = 'administrator' order by operator_id desc limit 1`,
      [token, permissions],
    );
    const own = guarded().filter(({ access }) => access.session === true);
    assert.ok(own.length >= 10, String(own.length));
    for (const route of own) {
      const { status, code } = await visit(route, null, unreadableBody, { authorization: `Bearer ${token}` });
      assert.equal(status, 403, `${route.method} ${route.path}`);
      if (route.method !== 'HEAD') assert.equal(code, 'session_required', `${route.method} ${route.path}`);
    }
    const url = '/v1/roles';
    assert.equal((await server.app.inject({ url, headers: { authorization: `Bearer ${token}` } })).statusCode, 200);
  });

  it('with the step-up refuses whoever has not shown their second factor lately', async () => {
    await server.client.query(`update access.sessions set stepped_up_at = now() - interval '11 minutes'`);
    const steppedUp = guarded().filter(({ access }) => access.stepUp === true);
    assert.ok(steppedUp.length > 0);
    for (const route of steppedUp) {
      for (const one of visitors.filter((visitor) => mayCall(route, visitor))) {
        const { status, code } = await visit(route, one, unreadableBody);
        assert.deepEqual([status, code], [403, 'step_up_required'], `${route.method} ${route.path}`);
      }
    }
  });
});

async function isKeptOut(route: Route, visitor: Visitor, name: string): Promise<void> {
  const { status, code, text } = await visit(route, visitor, unreadableBody);
  assert.equal(status, 403, name);
  if (route.method !== 'HEAD') assert.equal(code, 'forbidden', name);
  assert.doesNotMatch(text, marker, name);
}

async function isLetIn(route: Route, visitor: Visitor, name: string): Promise<void> {
  const { whose } = visitor;
  const { status, text } = await visit(route, visitor, '{}');
  assert.ok(status !== 401 && status !== 403 && status < 500, `${name} ${status} ${text}`);
  const isOfCustomers = customerPermissions.has(route.access.permission as Permission);
  if (whose === 'other customer') {
    assert.doesNotMatch(text, marker, `${name} tells of another customer: ${text}`);
    const names1 = /:(?:id|customerId|domainId|userId)\b/.test(route.path);
    if (isOfCustomers && names1) assert.ok(status >= 400, `${name} ${status} touches another customer`);
  } else if (route.method === 'GET' && /^\/v1\/(?:customers|domains|users)(?:\/:id)?$/.test(route.path)) {
    assert.match(text, marker, `${name} does not tell of the customer: ${text}`);
  }
}
