import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApi } from '../test-api.ts';

const api = testApi();

const acme = { name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris' };
const count = async (table: string) => (await api.registry.rows(`select count(*)::int from ${table}`))[0]?.['count'];

describe('Idempotency-Key', () => {
  it('answers the same request alike and carries it out once', async () => {
    const first = await api.post('/v1/customers', acme, { key: 'k' });
    assert.equal(first.status, 201);
    // The order of the fields does not matter.
    const { name, ...others } = acme;
    assert.deepEqual(await api.post('/v1/customers', { ...others, name }, { key: 'k' }), first);
    assert.deepEqual([await count('customers'), await count('test.audit_events')], [1, 1]);
  });

  it('does so for every kind of write, though the version has changed by then', async () => {
    const { id } = await api.customer();
    await api.domain(id, 'acme.example');
    await api.make('/v1/products', { key: 'addin', name: 'Add-in' });
    await api.make('/v1/features', { product: 'addin', key: 'a', name: 'A', type: { type: 'flag' }, defaultValue: false });
    const { id: userId } = await api.user('ana@acme.example');
    const user = `/v1/users/${userId}`;
    const writes = [
      () => api.ask('PATCH', user, { body: { displayName: 'Ana' }, ifMatch: 1, key: '1' }),
      () => api.ask('POST', `${user}/actions/suspend`, { body: { reason: 'x' }, ifMatch: 2, key: '2' }),
      () => api.ask('POST', `${user}/actions/reinstate`, { key: '3' }),
      () => api.ask('PUT', `${user}/overrides/a`, { body: { value: true, reason: 'x' }, ifMatch: 4, key: '4' }),
      () => api.ask('DELETE', `${user}/overrides/a`, { ifMatch: 5, key: '5' }),
      () => api.ask('DELETE', user, { ifMatch: 6, key: '6' }),
    ];
    for (const write of writes) {
      const first = await write();
      assert.ok(first.status < 300, JSON.stringify(first));
      await api.registry.changesNothing(async () => assert.deepEqual(await write(), first));
    }
  });

  it('refuses another request under the same key', async () => {
    const { body } = await api.post('/v1/customers', acme, { key: 'k' });
    const path = `/v1/customers/${String(body['id'])}`;
    await api.refuses(422, 'idempotency_key_reused', 'POST', '/v1/customers', { body: { ...acme, name: 'Other' }, key: 'k' });
    await api.refuses(422, 'idempotency_key_reused', 'PATCH', path, { body: acme, ifMatch: 1, key: 'k' });
    await api.refuses(422, 'idempotency_key_reused', 'DELETE', path, { ifMatch: 1, key: 'k' });
  });

  it('is one principal’s own', async () => {
    api.principal('somebody');
    await api.post('/v1/customers', acme, { key: 'k' });
    const theirs = await api.post('/v1/customers', { ...acme, name: 'Other' }, { key: 'k', as: 'somebody' });
    assert.deepEqual([theirs.status, theirs.body['name']], [201, 'Other']);
  });

  it('lets one of many at once through and gives the others its answer', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => api.post('/v1/customers', acme, { key: 'k' })));
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    assert.equal(answers[0]?.status, 201);
    assert.deepEqual([await count('customers'), await count('test.audit_events')], [1, 1]);
  });

  it('lets one of two different ones at once through and refuses the other', async () => {
    const answers = await Promise.all(['One', 'Two'].map((name) => api.post('/v1/customers', { ...acme, name }, { key: 'k' })));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 422]);
    assert.equal(await count('customers'), 1);
  });

  it('is free again after a refusal', async () => {
    const { id } = await api.customer();
    const body = { email: 'ana@acme.example' };
    await api.refuses(422, 'domain_not_found', 'POST', '/v1/users', { body, key: 'k' });
    await api.domain(id, 'acme.example');
    assert.equal((await api.post('/v1/users', body, { key: 'k' })).status, 201);
  });

  it('keeps nothing of requests that carry none, and takes visible ASCII up to 255 characters', async () => {
    await api.post('/v1/customers', acme);
    assert.equal(await count('idempotency_keys'), 0);
    const longest = `!~${'k'.repeat(253)}`;
    assert.equal((await api.post('/v1/customers', acme, { key: longest })).status, 201);
    for (const key of [`${longest}k`, '', 'a b']) await api.refuses(400, 'invalid_request', 'POST', '/v1/customers', { body: acme, key });
  });

  it('is forgotten after a day', async () => {
    for (const key of ['k', 'other']) await api.post('/v1/customers', acme, { key });
    const [kept] = await api.registry.rows(
      "select bool_and(expires_at between now() + interval '23 h 59 min' and now() + interval '24 h') as ok from idempotency_keys",
    );
    assert.deepEqual(kept, { ok: true });
    await api.registry.rows("update idempotency_keys set expires_at = now() - interval '1 s'");
    assert.equal((await api.post('/v1/customers', { ...acme, name: 'Another' }, { key: 'k' })).body['name'], 'Another');
    assert.deepEqual(await api.registry.rows('select key from idempotency_keys'), [{ key: 'k' }]);
  });

  it('is taken over where an expired one has not been removed yet', async () => {
    await api.post('/v1/customers', acme, { key: 'k' });
    // More of them than one request removes, all older than the one in question.
    await api.registry.rows(`insert into idempotency_keys (principal_kind, principal_id, key, request_hash, expires_at)
      select 'service', 1, i::text, decode(repeat('00', 32), 'hex'), now() - interval '1 h' from generate_series(1, 150) i`);
    await api.registry.rows("update idempotency_keys set expires_at = now() - interval '1 s' where key = 'k'");
    assert.equal((await api.post('/v1/customers', { ...acme, name: 'Another' }, { key: 'k' })).status, 201);
    assert.equal(await count('idempotency_keys'), 51);
  });
});
