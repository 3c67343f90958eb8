import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';

const api = testApi();

const fields = { validity: { from: '2026-01-01', until: '2026-12-31' }, seatLimit: 10 };

describe('/v1/domains', () => {
  it('creates, reads, changes and deletes a domain', async () => {
    const { id: customerId } = await api.customer();
    const made = await api.post('/v1/domains', { customerId, name: 'Acme.Example', aliases: ['acme.test'], ...fields });
    const { id, createdAt, updatedAt } = made.body;
    const shown = {
      id,
      customerId,
      name: 'acme.example',
      aliases: ['acme.test'],
      ...fields,
      seatsUsed: 0,
      graceDays: 0,
      offlineLeaseDays: null,
      status: 'active',
      suspensionReason: null,
      suspendedAt: null,
      packs: [],
      microsoftTenants: [],
      version: 1,
      createdAt,
      updatedAt,
    };
    assert.deepEqual(made, { status: 201, body: shown, etag: '"1"', location: `/v1/domains/${id}` });
    assert.deepEqual((await api.get(`/v1/domains/${id}`)).body, shown);
    assert.deepEqual((await api.get('/v1/domains')).body, { items: [shown], nextCursor: null });
    const changed = await api.ask('PATCH', `/v1/domains/${id}`, { body: { seatLimit: null, graceDays: 7 }, ifMatch: 1 });
    assert.deepEqual([changed.status, changed.etag, changed.body['seatLimit'], changed.body['graceDays']], [200, '"2"', null, 7]);
    const tenants = ['0A1B3C52-7a4e-4d0b-9c61-5e2a7d90b3f4', '8f3b1c52-7a4e-4d0b-9c61-5e2a7d90b3f4'];
    const trusting = await api.ask('PATCH', `/v1/domains/${id}`, { body: { microsoftTenants: tenants.toReversed() }, ifMatch: 2 });
    assert.deepEqual(
      trusting.body['microsoftTenants'],
      tenants.map((one) => one.toLowerCase()),
    );
    await api.refuses(400, 'invalid_request', 'PATCH', `/v1/domains/${id}`, { body: { microsoftTenants: ['acme'] }, ifMatch: 3 });
    await api.refuses(412, 'version_changed', 'DELETE', `/v1/domains/${id}`, { ifMatch: 1 });
    assert.equal((await api.ask('DELETE', `/v1/domains/${id}`, { ifMatch: 3 })).status, 204);
    await api.refuses(404, 'domain_not_found', 'GET', `/v1/domains/${id}`);
  });

  it('takes every action', async () => {
    const { id: customerId } = await api.customer();
    const { id: otherId } = await api.customer({ name: 'Other' });
    await api.make('/v1/packs', { key: 'finance', name: 'Finance', values: {} });
    const { id } = await api.domain(customerId, 'acme.example');
    const act = async (word: string, body?: object) => {
      const { status, body: after, etag } = await api.ask('POST', `/v1/domains/${id}/actions/${word}`, body && { body });
      assert.equal(status, 200, JSON.stringify(after));
      assert.equal(etag, `"${String(after['version'])}"`);
      return after;
    };
    const suspended = await act('suspend', { reason: 'unpaid' });
    assert.deepEqual([suspended['status'], suspended['suspensionReason']], ['suspended', 'unpaid']);
    assert.equal((await act('reinstate'))['status'], 'active');
    assert.equal((await act('reinstate', {}))['version'], 3);
    assert.deepEqual((await act('renew', { until: '2027-06-30' }))['validity'], { from: '2026-01-01', until: '2027-06-30' });
    assert.equal((await act('move', { customerId: otherId }))['customerId'], otherId);
    const renamed = await act('rename', { name: 'other.example' });
    assert.deepEqual([renamed['name'], renamed['aliases']], ['other.example', ['acme.example']]);
    assert.deepEqual((await act('add-alias', { alias: 'b.example' }))['aliases'], ['acme.example', 'b.example']);
    assert.deepEqual((await act('remove-alias', { alias: 'acme.example' }))['aliases'], ['b.example']);
    const packs = [{ pack: 'finance', validity: { from: '2026-02-01', until: null } }];
    assert.deepEqual((await act('assign-packs', { packs }))['packs'], packs);
  });

  it('refuses actions on other versions, on what is not there, and what the rules refuse', async () => {
    const { id: customerId } = await api.customer();
    const { id } = await api.domain(customerId, 'acme.example');
    await api.domain(customerId, 'taken.example');
    const suspend = `/v1/domains/${id}/actions/suspend`;
    await api.refuses(412, 'version_changed', 'POST', suspend, { body: { reason: 'x' }, ifMatch: 2 });
    await api.refuses(400, 'invalid_request', 'POST', suspend, { body: {} });
    await api.refuses(400, 'invalid_request', 'POST', `/v1/domains/${id}/actions/reinstate`, { body: { reason: 'x' } });
    await api.refuses(404, 'not_found', 'POST', `/v1/domains/${id}/actions/explode`, { body: {} });
    await api.refuses(404, 'domain_not_found', 'POST', '/v1/domains/999999/actions/suspend', { body: { reason: 'x' } });
    await api.refuses(409, 'domain_name_taken', 'POST', `/v1/domains/${id}/actions/rename`, { body: { name: 'taken.example' } });
    await api.refuses(422, 'customer_not_found', 'POST', `/v1/domains/${id}/actions/move`, { body: { customerId: '999999' } });
    await api.refuses(422, 'not_a_renewal', 'POST', `/v1/domains/${id}/actions/renew`, { body: { until: '2026-02-01' } });
    await api.user('ana@acme.example');
    const fewer = { until: '2027-12-31', seatLimit: 0 };
    await api.refuses(409, 'seats_in_use', 'POST', `/v1/domains/${id}/actions/renew`, { body: fewer });
    await api.registry.rows(`insert into domain_names select 'a' || n || '.example', ${String(id)} from generate_series(1, 100) n`);
    await api.refuses(422, 'too_many_aliases', 'POST', `/v1/domains/${id}/actions/add-alias`, { body: { alias: 'b.example' } });
    await api.refuses(422, 'too_many_aliases', 'POST', `/v1/domains/${id}/actions/rename`, { body: { name: 'b.example' } });
    await api.refuses(422, 'customer_not_found', 'POST', '/v1/domains', { body: { customerId: '999999', name: 'c.example', ...fields } });
    await api.refuses(400, 'invalid_request', 'POST', '/v1/domains', { body: { customerId: 1, name: 'c.example', ...fields } });
    await api.refuses(428, 'precondition_required', 'PATCH', `/v1/domains/${id}`, { body: { graceDays: 1 } });
  });

  it('finds domains by customer, status and the beginning of any of their names', async () => {
    const { id: acme } = await api.customer();
    const { id: other } = await api.customer();
    const { id } = await api.domain(acme, 'acme.example');
    await api.domain(acme, 'münchen.example', { aliases: ['acme-munich.example'] });
    await api.domain(other, 'other.example');
    await api.post(`/v1/domains/${id}/actions/suspend`, { reason: 'x' });
    const found = async (query: string) => (await api.pages(`/v1/domains?limit=1&${query}`, 'name')).flat();
    assert.deepEqual(await found(`customerId=${acme}`), ['acme.example', 'xn--mnchen-3ya.example']);
    assert.deepEqual(await found('status=suspended'), ['acme.example']);
    assert.deepEqual(await found('status=active'), ['xn--mnchen-3ya.example', 'other.example']);
    assert.deepEqual(await found('name=ACME'), ['acme.example', 'xn--mnchen-3ya.example']);
    assert.deepEqual(await found(`name=${encodeURIComponent('münchen.example')}`), ['xn--mnchen-3ya.example']);
    assert.deepEqual(await found('name=%25'), []);
    for (const query of ['status=expired', 'name=%00', 'customerId=x', 'pack=%00']) {
      await api.refuses(400, 'invalid_request', 'GET', `/v1/domains?${query}`);
    }
  });

  it('finds the domains that have a pack, now or later', async () => {
    const { id: customer } = await api.customer();
    for (const key of ['finance', 'planning']) await api.make('/v1/packs', { key, name: key, values: {} });
    const withPacks = async (name: string, packs: readonly object[]) => {
      const { id } = await api.domain(customer, name);
      await api.post(`/v1/domains/${id}/actions/assign-packs`, { packs });
    };
    await withPacks('now.example', [{ pack: 'finance' }, { pack: 'planning' }]);
    await withPacks('later.example', [{ pack: 'finance', validity: { from: '2031-01-01', until: null } }]);
    await withPacks('other.example', [{ pack: 'planning' }]);
    const found = async (pack: string) => (await api.pages(`/v1/domains?limit=1&pack=${pack}`, 'name')).flat();
    assert.deepEqual(await found('finance'), ['now.example', 'later.example']);
    assert.deepEqual(await found('planning'), ['now.example', 'other.example']);
    assert.deepEqual(await found('nothing'), []);
    assert.deepEqual((await api.get('/v1/domains/count?pack=finance')).body, { count: 2, more: false });
  });
});
