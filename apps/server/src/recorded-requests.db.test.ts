import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { systemContext, until } from '../../../tests/dev-env/dev-env.ts';
import { createLocalApi } from './local-api.ts';
import { addSignedIn, createTestServer, csrfToken, type TestServer } from './testing/test-server.ts';
import { pino } from 'pino';

interface Event {
  readonly id: string;
  readonly kind: string;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly subject_kind: string;
  readonly subject_id: string | null;
  readonly persons: readonly string[];
  readonly after: Readonly<Record<string, unknown>>;
  readonly entry: string;
}

type Who = 'rosa' | 'reader';
const cookieOf = (who: Who): string => who.padEnd(43, '0');

let server: TestServer;
let url = '';
let rosa = 0;
let serviceKey = '';
let lastEvent = 0;

before(async () => {
  server = await createTestServer();
  rosa = await addSignedIn(server, { role: 'administrator', customerIds: null, cookie: cookieOf('rosa') });
  await addSignedIn(server, { role: 'reader', customerIds: null, cookie: cookieOf('reader') });
  const { registry, access } = server.services;
  const validity = { from: '2026-01-01', until: null };
  await registry.execute({ kind: 'customer.create', name: 'Acme', locale: 'en', timeZone: 'Europe/Paris' }, systemContext());
  await registry.execute({ kind: 'domain.create', customerId: 1, name: 'acme.example', validity, seatLimit: 2 }, systemContext());
  for (const name of ['ana', 'bo'])
    await registry.execute({ kind: 'user.create', email: `${name}@acme.example`, displayName: name }, systemContext());
  const terms = { name: 'billing', scopes: ['registry:read'], requestsPerSecond: 100, expiresAt: null } as const;
  serviceKey = (await access.issueApiKey(terms, systemContext())).key;
  url = await server.app.listen({ host: '127.0.0.1', port: 0 });
});

after(() => server[Symbol.asyncDispose]());

beforeEach(async () => {
  await server.services.audit.flushRecorder();
  const { rows } = await server.client.query<{ id: string }>('select coalesce(max(id), 0) as id from test.audit_events');
  lastEvent = Number(rows[0]?.id);
});

interface Asked {
  readonly method?: string;
  readonly as?: Who;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

async function ask(path: string, { method = 'GET', as, headers = {}, body }: Asked = {}): Promise<number> {
  const given = {
    ...(as && { cookie: `seatledger=${cookieOf(as)}`, 'x-csrf-token': csrfToken }),
    ...(body && { 'content-type': 'application/json' }),
    ...headers,
  };
  const answer = await fetch(`${url}${path}`, { method, headers: given, ...(body && { body: JSON.stringify(body) }) });
  await answer.arrayBuffer();
  return answer.status;
}

/** Those of the test that is running. */
async function eventsOf(kind: string): Promise<readonly Event[]> {
  await server.services.audit.flushRecorder();
  const { rows } = await server.client.query<Event>('select * from test.audit_events where id > $1 and kind = $2 order by id', [
    lastEvent,
    kind,
  ]);
  return rows;
}

describe('a read of personal data by an operator', () => {
  it('says who looked at whom, on which route and screen', async () => {
    const headers = { 'x-seatledger-screen': '/users/1' };
    assert.equal(await ask('/v1/users/1', { as: 'rosa', headers }), 200);
    assert.equal(await ask('/v1/users/2', { as: 'rosa', headers }), 200);
    const [event, ...others] = await eventsOf('personal-data.read');
    assert.deepEqual(others, []);
    assert.deepEqual([event?.actor_kind, Number(event?.actor_id), event?.subject_kind], ['operator', rosa, 'user']);
    const { firstAt: _, lastAt: __, ...said } = event?.after ?? {};
    assert.deepEqual(said, { route: '/v1/users/:id', requests: 2, ids: [1, 2], screens: ['/users/1'] });
    assert.deepEqual(event?.persons, [`operator/${rosa}`, 'user/1', 'user/2']);
  });

  it('keeps what a list was narrowed by, sealed under the key of whoever looked', async () => {
    assert.equal(await ask('/v1/users?email=ana@acme.example&limit=5', { as: 'rosa' }), 200);
    const [event] = await eventsOf('personal-data.read');
    assert.deepEqual([event?.after['filters'], event?.after['ids'], event?.subject_id], [null, [1], '1']);
    const { sealed } = JSON.parse(event?.entry ?? '') as { sealed: Record<string, string> };
    assert.deepEqual(Object.keys(sealed), [`operator/${rosa}`]);
    assert.doesNotMatch(event?.entry ?? '', /ana@|127\.0\.0/);
  });

  it('is told apart by kind where a search finds several, and is one of nothing where it finds nothing', async () => {
    assert.equal(await ask('/v1/search?q=acme', { as: 'rosa' }), 200);
    const kinds = (await eventsOf('personal-data.read')).map(({ subject_kind, after }) => [subject_kind, after['route']]);
    assert.ok(kinds.length > 0);
    for (const [kind, route] of kinds) {
      assert.match(String(kind), /^(?:customer|domain|user|request)$/);
      assert.equal(route, '/v1/search');
    }
  });

  it('covers operators, customers, and what the path names', async () => {
    for (const path of ['/v1/operators', '/v1/customers/1', '/v1/users/1/entitlements', '/v1/users/1/overrides'])
      assert.equal(await ask(path, { as: 'rosa' }), 200, path);
    const events = await eventsOf('personal-data.read');
    const seen = events.map(({ subject_kind, subject_id, after }) => [after['route'], subject_kind, subject_id]);
    assert.deepEqual(seen, [
      ['/v1/operators', 'operator', null],
      ['/v1/customers/:id', 'customer', '1'],
      ['/v1/users/:id/entitlements', 'user', '1'],
      ['/v1/users/:id/overrides', 'user', '1'],
    ]);
    assert.ok(events[0]?.persons.includes(`operator/${rosa}`));
  });

  it('is one where somebody looks up what is held about a person', async () => {
    assert.equal(await ask('/v1/privacy/persons?email=ana@acme.example', { as: 'rosa' }), 200);
    assert.equal(await ask('/v1/privacy/persons?email=nobody@acme.example', { as: 'rosa' }), 200);
    const events = await eventsOf('personal-data.read');
    assert.deepEqual(
      events.map(({ subject_kind, subject_id, persons }) => [subject_kind, subject_id, persons.filter((one) => one.startsWith('user/'))]),
      [
        ['user', '1', ['user/1']],
        ['person', null, []],
      ],
    );
    assert.doesNotMatch(events.map(({ entry }) => entry).join(), /ana@|nobody@/);
  });

  it('is not recorded where nothing was shown, nor of a service', async () => {
    assert.equal(await ask('/v1/users/99', { as: 'rosa' }), 404);
    assert.equal(await ask('/v1/users/1', { as: 'rosa', method: 'HEAD' }), 200);
    assert.equal(await ask('/v1/domains/1', { as: 'rosa' }), 200);
    assert.equal(await ask('/v1/users/1', { headers: { authorization: `Bearer ${serviceKey}` } }), 200);
    assert.deepEqual(await eventsOf('personal-data.read'), []);
  });

  it('at the command line is written before it is shown', async () => {
    await using local = createLocalApi(server.services, pino({ level: 'silent' }), 'root');
    assert.equal((await local.fetch(new Request('http://local/v1/users/1'))).status, 200);
    const { rows } = await server.client.query<Event>('select * from test.audit_events where id > $1', [lastEvent]);
    assert.deepEqual(
      rows.map(({ kind, actor_kind, persons }) => [kind, actor_kind, persons]),
      [['personal-data.read', 'cli', ['user/1']]],
    );
  });
});

describe('a refusal', () => {
  it('of somebody who may not says who tried what, and how often', async () => {
    for (const reason of ['one', 'two', 'three']) {
      const asked = { method: 'POST', as: 'reader', body: { reason } } as const;
      assert.equal(await ask('/v1/users/1/actions/suspend', asked), 403);
    }
    const [event, ...others] = await eventsOf('request.refused');
    assert.deepEqual(others, []);
    const { firstAt: _, lastAt: __, ...said } = event?.after ?? {};
    const route = '/v1/users/:id/actions/suspend';
    assert.deepEqual(said, { method: 'POST', route, status: 403, code: 'forbidden', requests: 3, ids: [1] });
    assert.deepEqual([event?.actor_kind, event?.subject_kind, event?.subject_id], ['operator', 'user', '1']);
    assert.ok(event?.persons.includes('user/1'));
  });

  it('of a credential that is not valid seals the address under the month; of none at all nothing is said', async () => {
    assert.equal(await ask('/v1/users'), 401);
    assert.equal(await ask('/v1/users', { headers: { authorization: 'Bearer x' } }), 401);
    const [event, ...others] = await eventsOf('request.refused');
    assert.deepEqual(others, []);
    assert.deepEqual([event?.actor_kind, event?.after['code'], event?.after['requests']], ['system', 'invalid_token', 1]);
    assert.match(event?.persons.join() ?? '', /^month\/\d{4}-\d\d$/);
    assert.doesNotMatch(event?.entry ?? '', /127\.0\.0/);
  });

  it('by the rules of the product is one; of what was not understood, not found or overtaken, none', async () => {
    const user = { email: 'cy@acme.example', displayName: 'Cy' };
    assert.equal(await ask('/v1/users', { method: 'POST', as: 'rosa', body: user }), 409);
    assert.equal(await ask('/v1/users', { method: 'POST', as: 'rosa', body: { email: 1 } }), 400);
    assert.equal(await ask('/v1/users/99', { method: 'DELETE', as: 'rosa' }), 404);
    assert.equal(await ask('/v1/users/1', { method: 'DELETE', as: 'rosa' }), 428);
    assert.equal(await ask('/v1/users/1', { method: 'DELETE', as: 'rosa', headers: { 'if-match': '"9"' } }), 412);
    const refused = (await eventsOf('request.refused')).map(({ after }) => [after['status'], after['code']]);
    assert.deepEqual(refused, [[409, 'seat_limit_reached']]);
  });
});

describe('a key at the licence check', () => {
  const check = (key: string): Promise<number> =>
    ask('/v1/licences/check', { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: { email: 'ana@acme.example' } });

  it('is told of when it was refused, and by its name when it was the right one', async () => {
    const { access, licence } = server.services;
    const terms = { name: 'add-in', scopes: ['licence:check'], requestsPerSecond: 100, expiresAt: null } as const;
    const { key, keyId } = await access.issueApiKey(terms, systemContext());
    await licence.start();
    assert.equal(await check(key), 200);
    await access.execute({ kind: 'api-key.revoke', keyId }, systemContext());
    await until('the key is revoked', async () => (await check(key)) === 401);
    assert.equal(await check(`${key.slice(0, -2)}__`), 401);
    assert.equal(await ask('/v1/licences/check', { method: 'POST', body: {} }), 401);
    const [unusual] = await until('the event', async () => {
      const found = await eventsOf('key.used-unusually');
      return found.length > 0 && found;
    });
    assert.deepEqual([unusual?.subject_kind, unusual?.after['how'], unusual?.after['requests']], ['api-key', 'revoked', 1]);
    const [refused] = await eventsOf('request.refused');
    assert.deepEqual([refused?.after['code'], refused?.after['requests']], ['invalid_api_key', 2]);
    assert.doesNotMatch(`${unusual?.entry}${refused?.entry}`, /127\.0\.0/);
    const { rows } = await server.client.query(
      `select 1 from access.seen_networks where credential_kind = 'api-key' and credential_id = 2`,
    );
    assert.equal(rows.length, 1, 'the check that was answered has shown from where it comes');
  });
});
