import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertDescribed, systemContext } from '../../../tests/dev-env/dev-env.ts';
import { addSignedIn, createTestServer, csrfToken, type TestServer } from './testing/test-server.ts';

// A key or client that proposes a change, with the secrets that people make for it: who may approve that, and what it sees of it.

const people = ['ana', 'bob', 'cleo'] as const;
type Person = (typeof people)[number];

let server: TestServer;

before(async () => {
  server = await createTestServer();
  const { services, client } = server;
  const validity = { from: '2026-01-01', until: null };
  await services.registry.execute({ kind: 'customer.create', name: 'Acme', locale: 'en', timeZone: 'Europe/Paris' }, systemContext());
  const domain = { kind: 'domain.create', customerId: 1, name: 'acme.example', validity, seatLimit: null };
  await services.registry.execute(domain, systemContext());
  const rules = `[{"commands":["user.*"],"proposedBy":["service","person"],"approvals":1,"approverRoles":["administrator"]}]`;
  await client.query(`update registry.approval_policy set rules = $1`, [rules]);
  for (const one of people) await addSignedIn(server, { role: 'administrator', customerIds: null, cookie: cookieOf(one) });
  await server.app.ready();
});

after(() => server[Symbol.asyncDispose]());

function cookieOf(person: Person): string {
  return person.padEnd(43, '0');
}

interface Answered {
  readonly status: number;
  // The tests look into what they have asked for.
  readonly body: Record<string, unknown> & { readonly items?: readonly Record<string, unknown>[] };
}

type Who = { readonly person: Person } | { readonly token: string };

async function ask(who: Who, method: 'GET' | 'POST', url: string, payload?: object | string): Promise<Answered> {
  const headers =
    'token' in who ? { authorization: `Bearer ${who.token}` } : { cookie: `seatledger=${cookieOf(who.person)}`, 'x-csrf-token': csrfToken };
  const json = { ...headers, ...(payload !== undefined && { 'content-type': 'application/json' }) };
  const answered = await server.app.inject({ method, url, headers: json, ...(payload !== undefined && { payload }) });
  const { statusCode: status, body } = answered;
  assertDescribed({ method, url, status, header: (name) => answered.headers[name]?.toString(), body });
  return { status, body: body === '' ? {} : answered.json() };
}

async function expect(status: number, ...asked: Parameters<typeof ask>): Promise<Answered['body']> {
  const answered = await ask(...asked);
  assert.equal(answered.status, status, `${asked[2]} ${JSON.stringify(answered.body)}`);
  return answered.body;
}

async function makeKey(person: Person, ...scopes: readonly string[]) {
  const { key, keyId } = await expect(201, { person }, 'POST', '/v1/api-keys', { name: 'ERP', scopes });
  return { token: String(key), keyId: String(keyId) };
}

let users = 0;

async function propose(who: Who): Promise<{ readonly path: string; readonly digest: unknown }> {
  const { id, digest } = await expect(202, who, 'POST', '/v1/users', { email: `user${(users += 1)}@acme.example` });
  return { path: `/v1/change-requests/${String(id)}`, digest };
}

describe('what a key or client has proposed', () => {
  async function isLeftToOthers(who: Who, makers: readonly Person[]): Promise<void> {
    const { path, digest } = await propose(who);
    for (const person of makers) {
      const refused = await expect(409, { person }, 'POST', `${path}/actions/approve`, { digest });
      assert.equal(refused['code'], 'own_change_request', person);
    }
    assert.equal((await expect(200, { person: 'cleo' }, 'POST', `${path}/actions/approve`, { digest }))['state'], 'applied');
  }

  it('is approved by nobody who has made a secret of the key, or of the one that it took over from', async () => {
    const { token, keyId } = await makeKey('ana', 'users:write');
    await isLeftToOthers({ token }, ['ana']);
    const { key } = await expect(201, { person: 'bob' }, 'POST', `/v1/api-keys/${keyId}/actions/rotate`, { overlapHours: 1 });
    await isLeftToOthers({ token: String(key) }, ['ana', 'bob']);
  });

  it('is approved by nobody who has ever made a secret of the client, with whichever access token', async () => {
    const made = await expect(201, { person: 'ana' }, 'POST', '/v1/clients', { name: 'ERP', scopes: ['users:write'] });
    const clientId = String(made['clientId']);
    const accessToken = async (secret: unknown): Promise<string> => {
      const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: String(secret) });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const { statusCode, body } = await server.app.inject({ method: 'POST', url: '/oauth/token', headers, payload: form.toString() });
      assert.equal(statusCode, 200, body);
      return (JSON.parse(body) as { access_token: string }).access_token;
    };
    const early = await accessToken(made['clientSecret']);
    await isLeftToOthers({ token: early }, ['ana']);
    const rotation = `/v1/clients/${clientId}/actions/rotate-secret`;
    const rotated = await expect(201, { person: 'bob' }, 'POST', rotation, { overlapHours: 0 });
    await isLeftToOthers({ token: early }, ['ana', 'bob']);
    await isLeftToOthers({ token: await accessToken(rotated['clientSecret']) }, ['ana', 'bob']);
  });

  it('is there for it to read and to take back, and nothing that others have proposed is', async () => {
    const erp = await makeKey('ana', 'users:write');
    const own = await propose(erp);
    const others = [await propose(await makeKey('ana', 'users:write')), await propose({ person: 'ana' })];
    assert.equal((await expect(200, erp, 'GET', own.path))['state'], 'submitted');
    for (const part of ['commands', 'steps', 'approvals', 'comments']) await expect(200, erp, 'GET', `${own.path}/${part}`);
    const { items = [] } = await expect(200, erp, 'GET', '/v1/change-requests');
    assert.deepEqual(
      items.map(({ id }) => `/v1/change-requests/${String(id)}`),
      [own.path],
    );
    for (const { path } of others) {
      for (const part of ['', '/commands', '/steps', '/approvals', '/comments']) await expect(404, erp, 'GET', `${path}${part}`);
      for (const action of ['withdraw', 'submit', 'undo']) await expect(404, erp, 'POST', `${path}/actions/${action}`, {});
      await expect(200, { person: 'bob' }, 'GET', path);
    }
    assert.equal((await expect(200, erp, 'POST', `${own.path}/actions/withdraw`, {}))['state'], 'withdrawn');
  });
});

it('a key that may change nothing has no list of commands read', async () => {
  const reading = await makeKey('ana', 'registry:read', 'licence:check');
  for (const url of ['/v1/change-requests', '/v1/bulk-actions']) {
    assert.equal((await expect(403, reading, 'POST', url, '{'))['code'], 'forbidden', url);
  }
});
