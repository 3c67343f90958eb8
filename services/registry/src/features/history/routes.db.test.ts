import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';

const api = testApi();

async function ana() {
  const customer = await api.customer();
  const domain = await api.domain(customer.id, 'acme.example', { validity: { from: '2020-01-01', until: null } });
  await api.make('/v1/products', { key: 'addin', name: 'Add-in' });
  await api.make('/v1/features', {
    product: 'addin',
    key: 'maxRows',
    name: 'Rows',
    type: { type: 'number', minimum: 0, maximum: 9 },
    defaultValue: 1,
  });
  for (const key of ['reader', 'analyst']) await api.make('/v1/profiles', { key, name: key, values: { maxRows: 2 } });
  await api.make('/v1/packs', { key: 'finance', name: 'Finance', values: { maxRows: 3 } });
  const user = await api.user('ana@acme.example', { profile: 'reader' });
  return { customerId: Number(customer.id), domainId: String(domain.id), path: `/v1/users/${String(user.id)}` };
}

async function timeline(path: string, query = '') {
  const { status, body } = await api.get(`${path}/timeline${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body.items ?? [];
}

const kinds = (items: readonly Record<string, unknown>[]) => items.map(({ kind }) => kind);

describe('/v1/users/{id}/timeline', () => {
  it('tells what happened, the newest first, with what changed and a sentence in the language asked for', async () => {
    const { path, domainId } = await ana();
    await api.ask('PATCH', path, { body: { profile: 'analyst' }, ifMatch: '*' });
    await api.post(`${path}/actions/suspend`, { reason: 'on leave' });
    await api.post(`/v1/domains/${domainId}/actions/assign-packs`, { packs: [{ pack: 'finance' }] });
    await api.ask('PATCH', '/v1/packs/finance', { body: { values: { maxRows: 4 } }, ifMatch: '*' });
    await api.ask('PATCH', '/v1/profiles/reader', { body: { values: { maxRows: 5 } }, ifMatch: '*' });
    const items = await timeline(path);
    assert.deepEqual(kinds(items), ['value-changed', 'packs-changed', 'suspended', 'profile-changed', 'created']);
    assert.deepEqual(
      items.map(({ id }) => id),
      ['5', '4', '3', '2', '1'],
    );
    const { at, ...changed } = items[0] ?? {};
    assert.ok(Math.abs(Date.parse(String(at)) - Date.now()) < 60_000);
    assert.deepEqual(changed, {
      id: '5',
      kind: 'value-changed',
      sentence: 'maxRows changed from 3 to 4 in the pack finance.',
      before: { feature: 'maxRows', pack: 'finance', value: 3 },
      after: { feature: 'maxRows', pack: 'finance', value: 4 },
      changeRequestId: null,
      status: 'suspended',
    });
    const inFrench = (await timeline(path, '?language=fr&limit=3')).map(({ sentence }) => sentence);
    assert.equal(inFrench[2], 'La licence a été suspendue\u00A0: «\u00A0on leave\u00A0».');
  });

  it('goes on from page to page while more happens', async () => {
    const { path } = await ana();
    for (const profile of ['analyst', 'reader', 'analyst']) await api.ask('PATCH', path, { body: { profile }, ifMatch: '*' });
    const first = (await api.get(`${path}/timeline?limit=2`)).body;
    await api.ask('PATCH', path, { body: { profile: null }, ifMatch: '*' });
    const second = (await api.get(`${path}/timeline?limit=2&cursor=${String(first.nextCursor)}`)).body;
    assert.deepEqual(
      [...(first.items ?? []), ...(second.items ?? [])].map(({ id }) => id),
      ['4', '3', '2', '1'],
    );
    assert.equal(second.nextCursor, null);
    assert.deepEqual(await api.pages(`${path}/timeline?limit=3`, 'id'), [
      ['5', '4', '3'],
      ['2', '1'],
    ]);
    await api.refuses(400, 'invalid_cursor', 'GET', `${path}/timeline?cursor=x`);
  });

  it('names the change request by which something happened', async () => {
    const { path } = await ana();
    await api.registry.rows('begin');
    await api.registry.rows(`select set_config('seatledger.change_request', '17', true)`);
    await api.registry.rows(`update users set suspended_at = now(), suspension_reason = 'left'`);
    await api.registry.rows('commit');
    await api.registry.rows(`update users set suspended_at = null, suspension_reason = null`);
    assert.deepEqual(
      (await timeline(path)).map(({ kind, changeRequestId }) => [kind, changeRequestId]),
      [
        ['reinstated', null],
        ['suspended', '17'],
        ['created', null],
      ],
    );
  });

  it('names the request that was approved, and so do the entitlements', async () => {
    const { path } = await ana();
    await api.operator('rosa@vendor.example', ['operator']);
    await api.operator('cto@vendor.example', ['approver']);
    const commands = [{ kind: 'user.change', id: path.split('/').at(-1), profile: 'analyst' }];
    const proposed = await api.post('/v1/change-requests', { commands }, { as: 'rosa@vendor.example' });
    assert.equal(proposed.status, 201, JSON.stringify(proposed.body));
    const { id, digest } = proposed.body;
    const approved = await api.post(`/v1/change-requests/${String(id)}/actions/approve`, { digest }, { as: 'cto@vendor.example' });
    assert.deepEqual([approved.status, approved.body['state']], [200, 'applied'], JSON.stringify(approved.body));
    const [changed] = await timeline(path);
    assert.deepEqual([changed?.['kind'], changed?.['changeRequestId']], ['profile-changed', id]);
    const { entitlements } = (await api.get(`${path}/entitlements`)).body as { entitlements?: readonly { layers: readonly object[] }[] };
    const profile = entitlements?.[0]?.layers.at(-1) as { set: { changeRequestId: unknown }; given: { changeRequestId: unknown } };
    assert.deepEqual([profile.set.changeRequestId, profile.given.changeRequestId], [null, id]);
  });

  it('is there of a user who was deleted, and not of one that never was', async () => {
    const { path } = await ana();
    await api.ask('DELETE', path, { ifMatch: '*' });
    assert.deepEqual(kinds(await timeline(path)), ['deleted', 'created']);
    await api.refuses(404, 'user_not_found', 'GET', '/v1/users/999999/timeline');
  });

  it('shows those who are confined what happened while the domain was theirs', async () => {
    const { path, domainId, customerId } = await ana();
    const other = await api.customer({ name: 'Other' });
    await api.ask('PATCH', path, { body: { profile: 'analyst' }, ifMatch: '*' });
    await api.post(`/v1/domains/${domainId}/actions/move`, { customerId: other.id });
    await api.ask('PATCH', path, { body: { profile: 'reader' }, ifMatch: '*' });
    api.principal('acme', [customerId]);
    api.principal('other', [Number(other.id)]);
    await api.refuses(404, 'user_not_found', 'GET', `${path}/timeline`, { as: 'acme' });
    const { body } = await api.get(`${path}/timeline`, { as: 'other' });
    assert.deepEqual(kinds(body.items ?? []), ['profile-changed', 'customer-changed']);
  });
});
