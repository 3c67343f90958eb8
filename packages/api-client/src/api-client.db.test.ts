import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readWebConfig } from '@seatledger/platform/config/web-config.ts';
import { createLogger } from '@seatledger/platform/telemetry/logger.ts';
import pg from 'pg';
import { createHttp } from '../../../apps/server/src/http.ts';
import { createServices, type Services } from '../../../apps/server/src/services.ts';
import { createTestDatabase, systemContext, type TestDatabase } from '../../../tests/dev-env/dev-env.ts';
import { ApiProblem, bodyOf, createApiClient, type ApiClient } from './api-client.ts';

let database: TestDatabase;
let services: Services;
let app: ReturnType<typeof createHttp>;
let baseUrl: string;
let byKey: ApiClient;

before(async () => {
  database = await createTestDatabase();
  const logger = createLogger('silent');
  const web = { issuer: 'https://licences.example', trustedProxies: [] };
  services = createServices({ databaseUrls: database.urls, installationKey: database.installationKey }, logger, web);
  app = createHttp(services, logger, { ...readWebConfig(() => undefined), requestsPerMinute: 1_000 });
  baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  const terms = { name: 'test', scopes: ['registry:read', 'registry:write'], requestsPerSecond: 10, expiresAt: null } as const;
  byKey = createApiClient({ baseUrl, token: (await services.access.issueApiKey(terms, systemContext())).key });
});

after(async () => {
  await app.close();
  await services[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

async function problemOf(asked: Promise<unknown>): Promise<ApiProblem> {
  return asked.then(
    () => assert.fail('it was not refused'),
    (error: unknown) => (error instanceof ApiProblem ? error : assert.fail(String(error))),
  );
}

const acme = { name: 'Acme', locale: 'en', timeZone: 'Europe/Paris' } as const;

describe('the client', () => {
  it('makes, changes and lists with a key, each answer of its own type', async () => {
    const made = await byKey.POST('/v1/customers', { body: acme });
    assert.equal(made.response.status, 201);
    const id = made.data?.id ?? '';
    const version = made.response.headers.get('etag') ?? '';
    const params = { path: { id }, header: { 'if-match': version } };
    const changed = await bodyOf(byKey.PATCH('/v1/customers/{id}', { params, body: { name: 'Acme Group' } }));
    // Where the policy asks for approval, it would be the change request.
    assert.ok('name' in changed);
    assert.equal(changed.name, 'Acme Group');
    const { items } = await bodyOf(byKey.GET('/v1/customers', { params: { query: { q: 'acme' } } }));
    assert.deepEqual(
      items.map((one) => one.name),
      ['Acme Group'],
    );
    const stale = await problemOf(byKey.PATCH('/v1/customers/{id}', { params, body: { name: 'Other' } }));
    assert.deepEqual([stale.status, stale.code], [412, 'version_changed']);
  });

  it('throws what is refused with its code, its culprits and the number of the request', async () => {
    const timeZone = 'Mars/Olympus';
    const refused = await problemOf(byKey.POST('/v1/customers', { body: { ...acme, timeZone } }));
    assert.deepEqual([refused.status, refused.code], [400, 'invalid_request']);
    assert.deepEqual(
      refused.errors.map(({ pointer }) => pointer),
      ['/timeZone'],
    );
    assert.match(refused.requestId, /^[\da-f-]{36}$/);
    const unknown = await problemOf(createApiClient({ baseUrl, token: 'sl_nothing' }).GET('/v1/customers'));
    assert.deepEqual([unknown.status, unknown.code], [401, 'invalid_token']);
  });

  it('tells of an answer that is not from Seatledger without pretending to understand it', async () => {
    const fetch = async (): Promise<Response> => new Response('<html>Bad gateway</html>', { status: 502, headers: { 'retry-after': '7' } });
    const strange = await problemOf(createApiClient({ baseUrl, token: 'x', fetch }).GET('/v1/customers'));
    assert.deepEqual([strange.status, strange.code, strange.retryAfterSeconds], [502, 'unexpected_answer', 7]);
  });

  it('sends the CSRF token that the session has at the moment, on changes', async () => {
    const cookie = 'c'.repeat(43);
    await addSession(cookie, 'the csrf token');
    let csrfToken = 'the one of before';
    // A page's browser adds the cookie by itself.
    const fetch = (request: Request): Promise<Response> => {
      const headers = new Headers(request.headers);
      headers.set('cookie', `seatledger=${cookie}`);
      return globalThis.fetch(new Request(request, { headers }));
    };
    const client = createApiClient({ baseUrl, session: { csrfToken: () => csrfToken }, fetch });
    await client.GET('/v1/customers');
    assert.equal((await problemOf(client.POST('/v1/customers', { body: acme }))).code, 'csrf_token_missing');
    csrfToken = 'the csrf token';
    assert.equal((await client.POST('/v1/customers', { body: acme })).response.status, 201);
  });
});

async function addSession(cookie: string, csrfToken: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query(`
    with operator as (insert into access.operators (email, display_name) values ('ana@vendor.example', 'Ana') returning id),
    role as (insert into access.operator_roles select operator.id, roles.id from operator, access.roles where key = 'administrator')
    insert into access.sessions (token_hash, csrf_token, operator_id, state, first_factor, stepped_up_at, expires_at)
    select sha256('${cookie}'::bytea), '${csrfToken}', id, 'complete', 'password', now(), now() + interval '1 hour' from operator`);
  await client.end();
}
