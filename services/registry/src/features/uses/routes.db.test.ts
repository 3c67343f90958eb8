import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';

const api = testApi();

const daysAgo = (days: number): string => Temporal.Now.plainDateISO('UTC').subtract({ days }).toString();

/** As the licence service writes it. */
async function seen(userId: unknown, days: number): Promise<void> {
  await api.registry.rows(
    `insert into licence.last_seen values (${Number(userId)}, '${daysAgo(days)}') on conflict (user_id) do update set seen_at = excluded.seen_at`,
  );
}

async function used(userId: unknown, days: number, productId: number, featureId: number, count: number): Promise<void> {
  await api.registry.rows(
    `insert into licence.use_days values (${Number(userId)}, '${daysAgo(days)}', ${productId}, ${featureId}, ${count})`,
  );
}

async function addresses(userId: unknown, days: number, count: number): Promise<void> {
  const hashes = `array(select int8send(n) from generate_series(1, ${count}) n)`;
  await api.registry.rows(`insert into licence.client_days values (${Number(userId)}, '${daysAgo(days)}', ${hashes})`);
}

async function seats(name: string, people: readonly string[], customerId?: unknown): Promise<readonly string[]> {
  const of = customerId ?? (await api.customer()).id;
  await api.domain(of as string, name);
  const ids: string[] = [];
  for (const person of people) ids.push(String((await api.user(`${person}@${name}`)).id));
  return ids;
}

describe('the uses of licences', () => {
  beforeEach(async () => {
    await api.registry.rows('delete from licence.last_seen; delete from licence.use_days; delete from licence.client_days');
  });

  it('say of a user when they were last seen, and what they used by day', async () => {
    const [ana, bob] = await seats('acme.example', ['ana', 'bob']);
    await api.make('/v1/products', { key: 'addin', name: 'Add-in' });
    await api.make('/v1/features', { key: 'cube', product: 'addin', name: 'Cube', type: { type: 'flag' }, defaultValue: false });
    const [product] = await api.registry.rows('select id from products');
    const [feature] = await api.registry.rows('select id from features');
    await seen(ana, 1);
    await used(ana, 1, Number(product?.['id']), 0, 7);
    await used(ana, 1, 0, 0, 2);
    await used(ana, 1, Number(product?.['id']), Number(feature?.['id']), 40);
    await used(ana, 2, Number(product?.['id']), 999_999, 40);
    await used(ana, 60, 0, 0, 9);
    await addresses(ana, 1, 3);
    const { body } = await api.get(`/v1/users/${ana}/use`);
    assert.deepEqual(body, {
      lastSeenAt: `${daysAgo(1)}T00:00:00Z`,
      days: [
        {
          day: daysAgo(1),
          checks: 9,
          addresses: 3,
          products: [
            { product: 'addin', checks: 7 },
            { product: null, checks: 2 },
          ],
          features: [{ product: 'addin', feature: 'cube', count: 40 }],
        },
      ],
    });
    assert.deepEqual((await api.get(`/v1/users/${bob}/use`)).body, { lastSeenAt: null, days: [] });
    await api.refuses(404, 'user_not_found', 'GET', '/v1/users/999999/use');
  });

  it('narrow the list of users to those who were seen, or were not', async () => {
    const [ana, bob] = await seats('acme.example', ['ana', 'bob', 'cyd']);
    await seen(ana, 10);
    await seen(bob, 50);
    const listed = async (filter: string): Promise<readonly unknown[]> => {
      const { body } = await api.get(`/v1/users?seen=${encodeURIComponent(filter)}`);
      return (body.items ?? []).map(({ email, lastSeenAt }) => [String(email).split('@')[0], lastSeenAt]);
    };
    const [ofAna, ofBob] = [
      ['ana', `${daysAgo(10)}T00:00:00Z`],
      ['bob', `${daysAgo(50)}T00:00:00Z`],
    ];
    assert.deepEqual(await listed('<30d'), [ofAna]);
    assert.deepEqual(await listed('<90d'), [ofAna, ofBob]);
    assert.deepEqual(await listed('>30d'), [ofBob, ['cyd', null]]);
    assert.deepEqual(await listed('never'), [['cyd', null]]);
    for (const wrong of ['30d', '<0d', '=1d', '<1000d']) await api.refuses(400, 'invalid_request', 'GET', `/v1/users?seen=${wrong}`);
  });

  it('count by domain the seats that nobody has used since a date', async () => {
    const customerId = (await api.customer()).id;
    const [ana, bob, , dan] = await seats('acme.example', ['ana', 'bob', 'cyd', 'dan', 'eve'], customerId);
    await seats('new.example', ['fay'], customerId);
    const [gus] = await seats('busy.example', ['gus'], customerId);
    await api.registry.rows(`update users set created_at = now() - interval '200 days' where local_part not in ('eve', 'fay')`);
    await seen(ana, 5);
    await seen(bob, 120);
    await seen(gus, 5);
    await api.post(`/v1/users/${dan}/actions/suspend`, { reason: 'left' });
    const counted = async (query = ''): Promise<readonly unknown[]> => {
      const { body } = await api.get(`/v1/licences/unused${query}`);
      return (body.items ?? []).map(({ name, seats: all, used: inUse, unused, neverSeen }) => [name, all, inUse, unused, neverSeen]);
    };
    assert.deepEqual(await counted(), [['acme.example', 4, 1, 2, 1]]);
    assert.deepEqual(await counted(`?since=${daysAgo(150)}`), [['acme.example', 4, 2, 1, 1]]);
    assert.deepEqual(await counted('?customerId=999999'), []);
    api.principal('other', [999_999]);
    assert.deepEqual((await api.get('/v1/licences/unused', { as: 'other' })).body.items, []);
  });

  it('find accounts that are used from many addresses on a day, the most first, page by page', async () => {
    const [ana, bob, cyd, dan] = await seats('acme.example', ['ana', 'bob', 'cyd', 'dan']);
    await addresses(ana, 1, 12);
    await addresses(ana, 2, 20);
    await addresses(bob, 0, 64);
    await addresses(cyd, 1, 9);
    await addresses(dan, 8, 30);
    const { body } = await api.get('/v1/licences/unusual-use');
    assert.deepEqual(
      body.items?.map((item) => [item['email'], item['day'], item['addresses'], item['days']]),
      [
        ['bob@acme.example', daysAgo(0), 64, 1],
        ['ana@acme.example', daysAgo(2), 20, 2],
      ],
    );
    assert.deepEqual(await api.pages('/v1/licences/unusual-use?addresses=2&days=31&limit=3', 'id'), [[bob, dan, ana], [cyd]]);
    api.principal('other', [999_999]);
    assert.deepEqual((await api.get('/v1/licences/unusual-use', { as: 'other' })).body.items, []);
  });
});
