import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';

const api = testApi();

const number = { type: 'number', minimum: 0, maximum: 100 };
const origins = {
  default: { kind: 'default' },
  pack: { kind: 'pack', key: 'finance', name: 'Finance', order: 1 },
  profile: { kind: 'profile', key: 'analyst', name: 'Analyst' },
  override: { kind: 'override', reason: 'pilot' },
};

async function ana(): Promise<string> {
  const { id: customerId } = await api.customer();
  const { id: domainId } = await api.domain(customerId, 'acme.example', { graceDays: 10 });
  await api.make('/v1/products', { key: 'addin', name: 'Add-in' });
  for (const key of ['a', 'b']) await api.make('/v1/features', { product: 'addin', key, name: key, type: number, defaultValue: 1 });
  await api.make('/v1/packs', { key: 'finance', name: 'Finance', values: { a: 2 } });
  await api.make('/v1/profiles', { key: 'analyst', name: 'Analyst', values: { a: 3 } });
  const pack = { pack: 'finance', validity: { from: '2026-06-01', until: null } };
  await api.post(`/v1/domains/${domainId}/actions/assign-packs`, { packs: [pack] });
  const { id } = await api.user('ana@acme.example', { profile: 'analyst' });
  const validity = { from: null, until: '2026-06-30' };
  await api.ask('PUT', `/v1/users/${id}/overrides/a`, { body: { value: 4, reason: 'pilot', validity }, ifMatch: 1 });
  return `/v1/users/${id}/entitlements`;
}

/** Lets everything that was made have been made at the beginning of 2020. */
async function datedBack(path: string): Promise<string> {
  await api.registry.rows(`update moments set at = '2020-01-01T00:00:00Z'`);
  return path;
}

interface Layer {
  readonly origin: { readonly kind: string };
  readonly set: { readonly at: string; readonly changeRequestId: string | null };
  readonly given: Layer['set'] | null;
}

interface Shown {
  readonly value: number;
  readonly layers: readonly Layer[];
}

/** What is answered, without how it came to be. */
async function shownAt(path: string, asOf: string): Promise<Readonly<Record<string, unknown>>> {
  const { status, body } = await api.get(`${path}?asOf=${asOf}`);
  assert.equal(status, 200, JSON.stringify(body));
  const entitlements = (body['entitlements'] as readonly Shown[]).map(({ layers, ...entitlement }) => {
    return { ...entitlement, layers: layers.map(({ set: _, given: __, ...layer }) => layer) };
  });
  return { ...body, entitlements };
}

/** Carries a statement out as a transaction does that applies a change request. */
async function applying(changeRequestId: number, statement: string): Promise<void> {
  await api.registry.rows('begin');
  await api.registry.rows(`select set_config('seatledger.change_request', '${changeRequestId}', true)`);
  await api.registry.rows(statement);
  await api.registry.rows('commit');
}

describe('/v1/users/{id}/entitlements', () => {
  it('tells what a user gets at an instant, and where every value comes from', async () => {
    const path = await datedBack(await ana());
    const layer = (kind: keyof typeof origins, value: number, inForce = true) => ({ origin: origins[kind], value, inForce });
    const inJune = await shownAt(path, '2026-06-15T12:00:00%2B02:00');
    assert.deepEqual(inJune, {
      userId: path.split('/')[3],
      email: 'ana@acme.example',
      asOf: '2026-06-15T10:00:00Z',
      licence: { status: 'active', allowed: true, validUntil: '2026-12-31T23:00:00Z' },
      entitlements: [
        {
          feature: 'a',
          value: 4,
          origin: origins.override,
          layers: [layer('default', 1), layer('pack', 2), layer('profile', 3), layer('override', 4)],
        },
        { feature: 'b', value: 1, origin: origins.default, layers: [layer('default', 1)] },
      ],
    });
    const inMay = await shownAt(path, '2026-05-31T21:59:59Z');
    assert.deepEqual((inMay['entitlements'] as unknown[])[0], {
      feature: 'a',
      value: 4,
      origin: origins.override,
      layers: [layer('default', 1), layer('pack', 2, false), layer('profile', 3), layer('override', 4)],
    });
    // In the customer's time zone the override ends two hours before it does in UTC.
    const inJuly = await shownAt(path, '2026-06-30T22:00:00Z');
    assert.deepEqual(
      (inJuly['entitlements'] as { value: number }[]).map(({ value }) => value),
      [3, 1],
    );
  });

  it('tells the state of the licence at the instant', async () => {
    const path = await datedBack(await ana());
    const licenceAt = async (asOf: string) => (await api.get(`${path}?asOf=${asOf}`)).body['licence'];
    const validUntil = '2026-12-31T23:00:00Z';
    assert.deepEqual(await licenceAt('2025-12-31T22:59:59Z'), { status: 'not_started', allowed: false, validUntil });
    assert.deepEqual(await licenceAt('2027-01-05T00:00:00Z'), { status: 'grace', allowed: true, validUntil });
    assert.deepEqual(await licenceAt('2027-01-05T00:00:00.12345678901234Z'), { status: 'grace', allowed: true, validUntil });
    assert.deepEqual(await licenceAt('9999-12-31T23:59:59Z'), { status: 'expired', allowed: false, validUntil });
  });

  it('takes now where no instant is given, and nothing but an instant', async () => {
    const path = await datedBack(await ana());
    const { body } = await api.get(path);
    assert.ok(Math.abs(Date.parse(String(body['asOf'])) - Date.now()) < 60_000);
    for (const asOf of ['2026-06-15', '2026-06-15T12:00:00', 'now', '0000-01-01T00:00:00%2B23:59', '9999-12-31T23:59:59-01:00'])
      await api.refuses(400, 'invalid_request', 'GET', `${path}?asOf=${asOf}`);
    await api.refuses(404, 'user_not_found', 'GET', '/v1/users/999999/entitlements');
  });

  it('tells how each value came to be, down to the change request that approved it', async () => {
    const path = await datedBack(await ana());
    await applying(7, `update pack_values set value = '5'`);
    await applying(8, `update users set profile_id = null`);
    await applying(9, `update users set profile_id = (select id from profiles)`);
    await applying(10, `update users set suspended_at = now(), suspension_reason = 'left'`);
    await applying(11, `update overrides set value = '6'`);
    const [a] = (await api.get(path)).body['entitlements'] as readonly Shown[];
    const ids = a?.layers.map(({ origin, set, given }) => [origin.kind, set.changeRequestId, given && given.changeRequestId]);
    assert.deepEqual(ids, [
      ['default', null, null],
      ['pack', '7', null],
      ['profile', null, '9'],
      ['override', '11', null],
    ]);
    assert.equal(a?.layers[0]?.set.at, '2020-01-01T00:00:00Z');
  });

  it('tells of the past what was in force then, also of a user who was deleted since', async () => {
    const path = await datedBack(await ana());
    const before = '2026-06-15T12:00:00Z';
    await api.registry.rows(`update pack_values set value = '9'`);
    await api.registry.rows(`delete from overrides`);
    await api.registry.rows(`update domains set name = 'acme.org', suspended_at = now(); update domain_names set name = 'acme.org'`);
    const { value } = ((await api.get(path)).body['entitlements'] as readonly Shown[])[0] ?? {};
    assert.equal(value, 3);
    await api.registry.rows(`update moments set at = '2026-06-20T00:00:00Z' where at > '2020-01-01T00:00:00Z'`);
    const then = await shownAt(path, before);
    assert.deepEqual([then['email'], (then['licence'] as { status: string }).status], ['ana@acme.example', 'active']);
    assert.deepEqual(
      (then['entitlements'] as readonly { layers: { value: number }[] }[])[0]?.layers.map((layer) => layer.value),
      [1, 2, 3, 4],
    );
    await api.ask('DELETE', path.replace('/entitlements', ''), { ifMatch: '*' });
    await api.registry.rows(`update moments set at = '2026-06-20T00:00:00Z' where at > '2020-01-01T00:00:00Z'`);
    await api.refuses(404, 'user_not_found', 'GET', path);
    assert.deepEqual(await shownAt(path, before), then);
    await api.refuses(404, 'user_not_found', 'GET', `${path}?asOf=2019-12-31T23:59:59Z`);
  });

  it('shows those who are confined nothing of a time when the domain was another customer’s, nor of what is another’s by now', async () => {
    const path = await datedBack(await ana());
    const { id: otherId } = await api.customer({ name: 'Other' });
    const [domain] = await api.registry.rows('select id, customer_id from domains');
    api.principal('acme', [Number(domain?.['customer_id'])]);
    api.principal('other', [Number(otherId)]);
    assert.equal((await api.get(`${path}?asOf=2026-01-10T00:00:00Z`, { as: 'acme' })).status, 200);
    await api.post(`/v1/domains/${String(domain?.['id'])}/actions/move`, { customerId: otherId });
    const past = '2026-01-10T00:00:00Z';
    for (const as of ['acme', 'other']) await api.refuses(404, 'user_not_found', 'GET', `${path}?asOf=${past}`, { as });
    await api.refuses(404, 'user_not_found', 'GET', path, { as: 'acme' });
    assert.equal((await api.get(path, { as: 'other' })).status, 200);
    assert.equal((await api.get(`${path}?asOf=${past}`)).status, 200);
  });
});
