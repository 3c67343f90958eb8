import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';

const api = testApi();

async function ana(): Promise<string> {
  const { id: customerId } = await api.customer();
  await api.domain(customerId, 'acme.example');
  await api.make('/v1/products', { key: 'addin', name: 'Add-in' });
  const type = { type: 'number', minimum: 0, maximum: 100 };
  for (const key of ['rows', 'cubes']) await api.make('/v1/features', { product: 'addin', key, name: key, type, defaultValue: 1 });
  const { id } = await api.user('ana@acme.example');
  return `/v1/users/${id}/overrides`;
}

const reason = 'pilot';

describe('/v1/users/{id}/overrides', () => {
  it('sets, lists, replaces and removes overrides, each time with a new version of the user', async () => {
    const overrides = await ana();
    const set = await api.ask('PUT', `${overrides}/rows`, { body: { value: 5, reason }, ifMatch: 1 });
    const { createdAt } = set.body;
    const shown = { feature: 'rows', value: 5, validity: { from: null, until: null }, reason, createdAt };
    assert.deepEqual(set, { status: 200, body: shown, etag: '"2"', location: undefined });
    assert.deepEqual(await api.get(overrides), {
      status: 200,
      body: { items: [shown], nextCursor: null },
      etag: '"2"',
      location: undefined,
    });
    const again = await api.ask('PUT', `${overrides}/rows`, { body: { value: 6, reason }, ifMatch: 2 });
    assert.deepEqual([again.body['value'], again.etag], [6, '"3"']);
    await api.ask('PUT', `${overrides}/cubes`, { body: { value: 7, reason }, ifMatch: 3 });
    assert.deepEqual(await api.pages(`${overrides}?limit=1`, 'feature'), [['rows'], ['cubes']]);
    assert.equal((await api.ask('DELETE', `${overrides}/rows`, { ifMatch: 4 })).status, 204);
    assert.deepEqual([(await api.get(overrides)).etag, await api.pages(overrides, 'feature')], ['"5"', [['cubes']]]);
  });

  it('refuses other versions, values that do not fit and what is not there', async () => {
    const overrides = await ana();
    const body = { value: 5, reason };
    await api.refuses(428, 'precondition_required', 'PUT', `${overrides}/rows`, { body });
    await api.refuses(412, 'version_changed', 'PUT', `${overrides}/rows`, { body, ifMatch: 2 });
    await api.refuses(422, 'invalid_feature_value', 'PUT', `${overrides}/rows`, { body: { value: 101, reason }, ifMatch: 1 });
    await api.refuses(400, 'invalid_request', 'PUT', `${overrides}/rows`, { body: { value: 5 }, ifMatch: 1 });
    await api.refuses(404, 'feature_not_found', 'PUT', `${overrides}/none`, { body, ifMatch: 1 });
    await api.refuses(404, 'override_not_found', 'DELETE', `${overrides}/rows`, { ifMatch: 1 });
    await api.refuses(404, 'user_not_found', 'PUT', '/v1/users/999999/overrides/rows', { body, ifMatch: 1 });
    await api.refuses(404, 'user_not_found', 'GET', '/v1/users/999999/overrides');
  });
});
