import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';

const api = testApi();

const acme = { name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris', externalReference: 'A-1' };
const ana = { name: 'Ana', email: 'ana@acme.example', role: 'technical_director' };

describe('/v1/customers', () => {
  it('creates, reads, changes and deletes a customer', async () => {
    const made = await api.post('/v1/customers', { ...acme, contacts: [{ ...ana, email: 'Ana@ACME.example' }] });
    const { id, createdAt, updatedAt } = made.body;
    const shown = { id, ...acme, contacts: [ana], version: 1, createdAt, updatedAt };
    assert.deepEqual(made, { status: 201, body: shown, etag: '"1"', location: `/v1/customers/${id}` });
    assert.match(String(id), /^\d+$/);
    assert.deepEqual(await api.get(`/v1/customers/${id}`), { status: 200, body: shown, etag: '"1"', location: undefined });
    assert.deepEqual((await api.get('/v1/customers')).body, { items: [shown], nextCursor: null });

    const changed = await api.ask('PATCH', `/v1/customers/${id}`, { body: { name: 'Acme SA', contacts: [] }, ifMatch: 1 });
    const after = { ...shown, name: 'Acme SA', contacts: [], version: 2, updatedAt: changed.body['updatedAt'] };
    assert.deepEqual(changed, { status: 200, body: after, etag: '"2"', location: undefined });

    const gone = await api.ask('DELETE', `/v1/customers/${id}?reason=left`, { ifMatch: 2 });
    assert.deepEqual(gone, { status: 204, body: {}, etag: undefined, location: undefined });
    await api.refuses(404, 'customer_not_found', 'GET', `/v1/customers/${id}`);
    await api.refuses(404, 'customer_not_found', 'DELETE', `/v1/customers/${id}`, { ifMatch: 2 });
    assert.deepEqual(await api.registry.rows('select kind, actor_name as actor, origin, reason from test.audit_events order by id'), [
      { kind: 'customer.create', actor: 'everybody', origin: 'api', reason: null },
      { kind: 'customer.change', actor: 'everybody', origin: 'api', reason: null },
      { kind: 'customer.delete', actor: 'everybody', origin: 'api', reason: 'left' },
    ]);
  });

  it('leaves the version as it is when nothing changes', async () => {
    const { id } = await api.customer(acme);
    const same = await api.ask('PATCH', `/v1/customers/${id}`, { body: { name: 'Acme' }, ifMatch: 1 });
    assert.deepEqual([same.status, same.etag], [200, '"1"']);
  });

  it('wants to know which version is changed', async () => {
    const { id } = await api.customer(acme);
    const body = { name: 'Acme SA' };
    await api.refuses(428, 'precondition_required', 'PATCH', `/v1/customers/${id}`, { body });
    await api.refuses(428, 'precondition_required', 'DELETE', `/v1/customers/${id}`);
    await api.refuses(412, 'version_changed', 'PATCH', `/v1/customers/${id}`, { body, ifMatch: 2 });
    await api.refuses(412, 'version_changed', 'DELETE', `/v1/customers/${id}`, { ifMatch: 'W/"1"' });
  });

  it('lets one of two changes of the same version win', async () => {
    const { id } = await api.customer(acme);
    const change = (name: string) => api.ask('PATCH', `/v1/customers/${id}`, { body: { name }, ifMatch: 1 });
    const answers = await Promise.all([change('One'), change('Two'), change('Three')]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 412, 412]);
  });

  it('refuses what is not of the shape described', async () => {
    const { id } = await api.customer(acme);
    await api.refuses(400, 'invalid_request', 'POST', '/v1/customers', { body: { ...acme, surprise: 1 } });
    await api.refuses(400, 'invalid_request', 'POST', '/v1/customers', { body: { ...acme, timeZone: 'Paris' } });
    await api.refuses(400, 'invalid_request', 'PATCH', `/v1/customers/${id}`, { body: { kind: 'customer.delete' }, ifMatch: 1 });
    await api.refuses(400, 'invalid_request', 'PATCH', `/v1/customers/${id}`, { body: { id: 1 }, ifMatch: 1 });
    for (const path of ['abc', '0', '-1', '1.5', '9999999999999999']) {
      await api.refuses(400, 'invalid_request', 'GET', `/v1/customers/${path}`);
    }
    for (const query of ['limit=0', 'limit=201', 'limit=x', 'surprise=1', 'q=', 'q=%00']) {
      await api.refuses(400, 'invalid_request', 'GET', `/v1/customers?${query}`);
    }
    await api.refuses(400, 'invalid_cursor', 'GET', '/v1/customers?cursor=!');
    await api.refuses(400, 'invalid_request', 'POST', '/v1/customers', { body: acme, key: 'two words' });
  });

  it('refuses what the rules refuse', async () => {
    const { id } = await api.customer(acme);
    await api.refuses(409, 'external_reference_taken', 'POST', '/v1/customers', { body: acme });
    await api.domain(id, 'acme.example');
    await api.refuses(409, 'customer_not_empty', 'DELETE', `/v1/customers/${id}`, { ifMatch: 1 });
  });

  it('refuses those who lose a race for an external reference as it does those who come later', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => api.post('/v1/customers', acme)));
    assert.deepEqual(answers.map(({ status, body }) => [status, body['code']]).toSorted(), [
      [201, undefined],
      ...Array.from({ length: 3 }, () => [409, 'external_reference_taken']),
    ]);
  });

  it('lets nobody in without the permission', async () => {
    api.principal('reader', null, ['customer.read']);
    await api.customer(acme);
    assert.equal((await api.get('/v1/customers', { as: 'reader' })).status, 200);
    await api.refuses(403, 'forbidden', 'POST', '/v1/customers', { body: acme, as: 'reader' });
    await api.refuses(401, 'not_signed_in', 'GET', '/v1/customers', { as: 'nobody' });
  });

  it('finds customers by how their names and references begin', async () => {
    await api.customer({ name: 'Acme', externalReference: 'X-1' });
    await api.customer({ name: 'ACME Nord', externalReference: '50%_\\' });
    await api.customer({ name: 'Not Acme', externalReference: 'acm-3' });
    const found = async (q: string) => (await api.pages(`/v1/customers?q=${encodeURIComponent(q)}`, 'name')).flat();
    assert.deepEqual(await found('acm'), ['Acme', 'ACME Nord', 'Not Acme']);
    assert.deepEqual(await found('x-'), ['Acme']);
    assert.deepEqual(await found('%'), []);
    assert.deepEqual(await found('50%_\\'), ['ACME Nord']);
    await api.customer({ name: 'École', externalReference: 'ÎLE-1' });
    for (const q of ['éco', 'ÉCOLE', 'île']) assert.deepEqual(await found(q), ['École'], q);
  });

  it('goes through a list page by page, whatever is added meanwhile', async () => {
    for (const name of ['A', 'B', 'C', 'D', 'E']) await api.customer({ name });
    assert.deepEqual(await api.pages('/v1/customers?limit=2', 'name'), [['A', 'B'], ['C', 'D'], ['E']]);
    assert.deepEqual(await api.pages('/v1/customers?limit=5', 'name'), [['A', 'B', 'C', 'D', 'E']]);
    const first = await api.get('/v1/customers?limit=4');
    await api.customer({ name: 'F' });
    const second = await api.get(`/v1/customers?limit=4&cursor=${first.body.nextCursor}`);
    assert.deepEqual(
      second.body.items?.map(({ name }) => name),
      ['E', 'F'],
    );
  });
});
