import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { OpenApiDocument } from './testing/arbitrary-requests.ts';
import { addSignedIn, createTestServer, csrfToken, type TestServer } from './testing/test-server.ts';

// What a request is about, and whose, is never taken from a body in place of the session: a body may hold what its operation knows, and
// nothing else. That a caller could name somebody else there was CVE-2025-61928 in a sign-in framework.

/** Whom and what somebody would like to be. */
const coveted = {
  operatorId: 1,
  createdBy: 1,
  personId: 1,
  userId: 1,
  user_id: 1,
  ownerId: 1,
  sessionId: 1,
  role: 'administrator',
  isAdmin: true,
  firstFactor: 'passkey',
  steppedUpAt: '2026-01-01T00:00:00Z',
  tokenHash: 'a'.repeat(64),
  secretHash: 'a'.repeat(64),
  counter: 0,
};

/** What an operation does know of it: whom to erase is what the request is about; an owner is named beside the server alone. */
const knownFields: Readonly<Record<string, readonly string[]>> = {
  '/v1/privacy/erasures': ['userId'],
  '/v1/api-keys': ['ownerId'],
  '/v1/api-keys/{keyId}/actions/rotate': ['ownerId'],
  '/v1/clients': ['ownerId'],
  '/v1/clients/{clientId}/actions/rotate-secret': ['ownerId'],
};

const people = ['administrator', 'reader'] as const;
type Who = (typeof people)[number];

let server: TestServer;
const ids = new Map<Who, number>();

before(async () => {
  server = await createTestServer();
  for (const role of people) ids.set(role, await addSignedIn(server, { role, customerIds: null, cookie: cookieOf(role) }));
  await server.app.ready();
});

after(() => server[Symbol.asyncDispose]());

function cookieOf(who: Who): string {
  return who.padEnd(43, '0');
}

async function ask(who: Who | null, method: string, url: string, body: object) {
  const headers = who === null ? {} : { cookie: `seatledger=${cookieOf(who)}`, 'x-csrf-token': csrfToken };
  const answered = await server.app.inject({ method: method as 'POST', url, headers, payload: body });
  return { status: answered.statusCode, body: answered.body === '' ? {} : answered.json() };
}

async function valueOf(query: string): Promise<unknown> {
  return (await server.client.query<{ value: unknown }>(`select (${query}) as value`)).rows[0]?.value;
}

async function everything(): Promise<unknown> {
  const access = ['operators', 'sessions', 'passkeys', 'personal_tokens', 'api_keys', 'clients', 'roles'];
  const rows = new Map<string, unknown>();
  for (const table of ['test.audit_events', ...access.map((name) => `access.${name}`)]) {
    rows.set(table, await valueOf(`select json_agg(t order by id) from ${table} t`));
  }
  return rows;
}

const parameters: Readonly<Record<string, string>> = {
  key: 'analyst',
  featureKey: 'cube.connect',
  keyId: 'abcdefghijkl',
  clientId: 'slc_0000000000000000',
};

/** The operations that take a JSON object. */
function operations(): { method: string; path: string }[] {
  const { paths } = server.app.swagger() as unknown as OpenApiDocument;
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, { requestBody }]) => requestBody?.content['application/json']?.schema?.properties !== undefined)
      .map(([method]) => ({ method: method.toUpperCase(), path })),
  );
}

describe('a body', () => {
  it('that holds more than its operation knows is refused, field by field, and changes nothing', async () => {
    const asked = operations();
    assert.ok(asked.length > 30, String(asked.length));
    for (const path of ['/v1/sessions', '/v1/passkeys', '/v1/personal-tokens', '/v1/api-keys', '/v1/operators/{id}']) {
      assert.ok(
        asked.some((one) => one.path === path),
        path,
      );
    }
    const untouched = await everything();
    for (const { method, path } of asked) {
      const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '1');
      const { status, body } = await ask('administrator', method, url, coveted);
      assert.deepEqual([status, body.code], [400, 'invalid_request'], `${method} ${path}`);
      const unknown = body.errors
        .filter(({ code }: { code: string }) => code === 'unknown_field')
        .map(({ pointer }: { pointer: string }) => pointer);
      assert.deepEqual(
        unknown.toSorted(),
        Object.keys(coveted)
          .filter((name) => !knownFields[path]?.includes(name))
          .map((name) => `/${name}`)
          .toSorted(),
        `${method} ${path}`,
      );
    }
    assert.deepEqual(await everything(), untouched);
  });

  it('names nobody whose key or token is made, be it by somebody who is not signed in or by somebody else', async () => {
    const key = { name: 'Mine', scopes: ['licence:check'] };
    const token = { name: 'Mine', permissions: ['user.read'], expiresAt: Temporal.Now.instant().add({ hours: 24 }).toString() };
    const untouched = await everything();
    for (const named of [{}, { userId: 1 }, { operatorId: 1 }]) {
      assert.equal((await ask(null, 'POST', '/v1/api-keys', { ...key, ...named })).status, 401);
      assert.equal((await ask(null, 'POST', '/v1/personal-tokens', { ...token, ...named })).status, 401);
      assert.equal((await ask('reader', 'POST', '/v1/api-keys', { ...key, ...named })).status, 403);
    }
    assert.equal((await ask('reader', 'POST', '/v1/personal-tokens', { ...token, operatorId: 1 })).status, 400);
    assert.deepEqual(await everything(), untouched);
    assert.equal((await ask('reader', 'POST', '/v1/personal-tokens', token)).status, 201);
    assert.equal(await valueOf('select operator_id::int from access.personal_tokens'), ids.get('reader'));
  });

  it('of an operation that takes none says nothing: it is about whoever is signed in', async () => {
    const somebodyElse = { ...coveted, operatorId: ids.get('administrator') };
    assert.equal((await ask('reader', 'POST', '/v1/sessions/current/totp', somebodyElse)).status, 201);
    assert.equal(await valueOf('select json_agg(operator_id)::text from access.totp_factors'), `[${ids.get('reader')}]`);
    const handles = new Set<string>();
    for (const who of people) {
      const { status, body } = await ask(who, 'POST', '/v1/passkeys/actions/begin-registration', somebodyElse);
      assert.deepEqual([status, body.user.name], [200, `${cookieOf(who)}@vendor.example`]);
      handles.add(body.user.id);
    }
    assert.equal(handles.size, people.length);
    assert.equal((await ask('reader', 'POST', '/v1/sessions/actions/end-others', somebodyElse)).status, 204);
    assert.equal(await valueOf(`select count(*)::int from access.sessions where ended_at is null`), people.length);
  });
});
