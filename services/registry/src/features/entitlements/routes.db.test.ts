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

describe('/v1/users/{id}/entitlements', () => {
  it('tells what a user gets at an instant, and where every value comes from', async () => {
    const path = await ana();
    const layer = (kind: keyof typeof origins, value: number, inForce = true) => ({ origin: origins[kind], value, inForce });
    const inJune = await api.get(`${path}?asOf=2026-06-15T12:00:00%2B02:00`);
    assert.deepEqual(inJune.body, {
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
    const inMay = await api.get(`${path}?asOf=2026-05-31T21:59:59Z`);
    assert.deepEqual((inMay.body['entitlements'] as unknown[])[0], {
      feature: 'a',
      value: 4,
      origin: origins.override,
      layers: [layer('default', 1), layer('pack', 2, false), layer('profile', 3), layer('override', 4)],
    });
    // In the customer's time zone the override ends two hours before it does in UTC.
    const inJuly = await api.get(`${path}?asOf=2026-06-30T22:00:00Z`);
    assert.deepEqual(
      (inJuly.body['entitlements'] as { value: number }[]).map(({ value }) => value),
      [3, 1],
    );
  });

  it('tells the state of the licence at the instant', async () => {
    const path = await ana();
    const licenceAt = async (asOf: string) => (await api.get(`${path}?asOf=${asOf}`)).body['licence'];
    const validUntil = '2026-12-31T23:00:00Z';
    assert.deepEqual(await licenceAt('2025-12-31T22:59:59Z'), { status: 'not_started', allowed: false, validUntil });
    assert.deepEqual(await licenceAt('2027-01-05T00:00:00Z'), { status: 'grace', allowed: true, validUntil });
    assert.deepEqual(await licenceAt('2027-01-05T00:00:00.12345678901234Z'), { status: 'grace', allowed: true, validUntil });
    assert.deepEqual(await licenceAt('9999-12-31T23:59:59Z'), { status: 'expired', allowed: false, validUntil });
  });

  it('takes now where no instant is given, and nothing but an instant', async () => {
    const path = await ana();
    const { body } = await api.get(path);
    assert.ok(Math.abs(Date.parse(String(body['asOf'])) - Date.now()) < 60_000);
    for (const asOf of ['2026-06-15', '2026-06-15T12:00:00', 'now', '0000-01-01T00:00:00%2B23:59', '9999-12-31T23:59:59-01:00'])
      await api.refuses(400, 'invalid_request', 'GET', `${path}?asOf=${asOf}`);
    await api.refuses(404, 'user_not_found', 'GET', '/v1/users/999999/entitlements');
  });
});
