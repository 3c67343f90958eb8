import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApi } from '../test-api.ts';

const api = testApi();

async function counted(path: string): Promise<readonly unknown[]> {
  const { status, body } = await api.get(path);
  assert.equal(status, 200, JSON.stringify(body));
  return [body['count'], body['more']];
}

describe('the count of a list', () => {
  it('is that of the list with the same filters', async () => {
    const { id: customerId } = await api.customer();
    await api.customer({ name: 'Nord' });
    const { id: domainId } = await api.domain(customerId, 'acme.example');
    await api.domain(customerId, 'late.example', { validity: { from: '2026-01-01', until: '2027-12-31' } });
    const { id: userId } = await api.user('ana@acme.example');
    await api.user('bob@acme.example');
    await api.user('kim@late.example');
    await api.post(`/v1/users/${String(userId)}/actions/suspend`, { reason: 'left' });
    for (const query of [
      'customers',
      'customers?q=no',
      'domains',
      'domains?name=late',
      'domains?endingBefore=2027-01-01',
      'domains?status=suspended',
      'users',
      `users?domainId=${String(domainId)}`,
      'users?status=suspended',
      'users?email=kim@late.example',
      'users?profile=none',
    ]) {
      const { body } = await api.get(`/v1/${query}`);
      const [list, filters] = query.split('?');
      assert.deepEqual(await counted(`/v1/${list}/count${filters === undefined ? '' : `?${filters}`}`), [body.items?.length, false], query);
    }
    assert.deepEqual(await counted('/v1/domains/count?endingBefore=2027-01-01'), [1, false]);
    await api.refuses(400, 'invalid_request', 'GET', '/v1/users/count?limit=1');
    await api.refuses(400, 'invalid_request', 'GET', '/v1/domains/count?endingBefore=2027-02-30');
  });

  it('goes no further than a hundred thousand, unless it is asked to', async () => {
    const { id: customerId } = await api.customer();
    const { id: domainId } = await api.domain(customerId, 'acme.example');
    const add = (from: number, to: number) =>
      api.registry.rows(
        `insert into users (domain_id, local_part) select ${String(domainId)}, 'u' || n from generate_series(${from}, ${to}) n`,
      );
    await add(1, 100_000);
    assert.deepEqual(await counted('/v1/users/count'), [100_000, false]);
    await add(100_001, 100_002);
    assert.deepEqual(await counted('/v1/users/count'), [100_000, true]);
    assert.deepEqual(await counted('/v1/users/count?upTo=1000000'), [100_002, false]);
    assert.deepEqual(await counted('/v1/users/count?upTo=7'), [7, true]);
    await api.registry.rows('delete from users');
  });
});
