import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { createTestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import { testRegistry } from '../../test-registry.ts';

const registry = testRegistry(createTestDatabase);

beforeEach(() => registry.create({ kind: 'product.create', key: 'addin', name: 'Add-in' }));

const rows = { type: 'number', minimum: 0, maximum: 1000 };
const maxRows = { kind: 'feature.create', product: 'addin', key: 'adhoc.maxRows', name: 'Rows', type: rows, defaultValue: 100 };
const state = { product: 'addin', key: 'adhoc.maxRows', name: 'Rows', description: '', type: rows, defaultValue: 100 };

const profileWith = (value: number) => ({ kind: 'profile.create', key: 'analyst', name: 'Analyst', values: { 'adhoc.maxRows': value } });

async function override(value: number): Promise<void> {
  const customerId = await registry.create({ kind: 'customer.create', name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris' });
  const validity = { from: '2026-01-01', until: null };
  await registry.create({ kind: 'domain.create', customerId, name: 'acme.example', validity, seatLimit: null });
  const userId = await registry.create({ kind: 'user.create', email: 'ana@acme.example' });
  await registry.change({ kind: 'override.set', userId, feature: 'adhoc.maxRows', value, reason: 'pilot' });
}

describe('feature.create', () => {
  it('stores the feature and records it', async () => {
    const { id, event, touched } = await registry.change(maxRows);
    assert.deepEqual(event, { kind: 'feature.create', subjectKind: 'feature', subjectId: id, before: null, after: state, reason: null });
    assert.deepEqual(touched, [{ entity: 'catalogue', firstId: id, lastId: id }]);
  });

  const types = [
    { type: { type: 'flag' }, defaultValue: false },
    { type: { type: 'number', minimum: -(2 ** 53) + 1, maximum: 2 ** 53 - 1 }, defaultValue: 2 ** 53 - 1 },
    { type: { type: 'choice', options: ['light', 'dark "mode", {x}'] }, defaultValue: 'dark "mode", {x}' },
    { type: { type: 'text', maxLength: 1000 }, defaultValue: 'null' },
  ];
  for (const { type, defaultValue } of types) {
    it(`keeps a ${type.type} feature as it was given`, async () => {
      await registry.create({ ...maxRows, type, defaultValue });
      const { event } = await registry.change({ kind: 'feature.change', key: 'adhoc.maxRows', description: 'x' });
      assert.deepEqual([event.before?.['type'], event.before?.['defaultValue']], [type, defaultValue]);
      await registry.findsUnchanged({ kind: 'feature.change', key: 'adhoc.maxRows', type, defaultValue });
    });
  }

  it('refuses a key that is taken, an unknown product and a default that does not fit', async () => {
    await registry.create(maxRows);
    await registry.refuses(maxRows, 'feature_key_taken', 'key');
    await registry.refuses({ ...maxRows, key: 'other', product: 'word' }, 'product_not_found', 'product');
    await registry.refuses({ ...maxRows, key: 'other', defaultValue: 1001 }, 'invalid_feature_value', 'defaultValue');
  });

  it('gives a key that several claim at once to one of them', async () => {
    assert.deepEqual(await registry.race(Array.from({ length: 6 }, () => maxRows)), Array(5).fill('feature_key_taken'));
  });
});

describe('feature.change', () => {
  const narrower = { kind: 'feature.change', key: 'adhoc.maxRows', type: { ...rows, maximum: 500 } };

  it('changes bounds where every value still fits', async () => {
    const id = await registry.create(maxRows);
    await registry.create(profileWith(500));
    await override(500);
    const { event, touched } = await registry.change(narrower);
    assert.deepEqual([event.before, event.after], [state, { ...state, type: { ...rows, maximum: 500 } }]);
    assert.deepEqual(touched, [{ entity: 'catalogue', firstId: id, lastId: id }]);
  });

  it('refuses bounds that a value of a profile, a pack, an override or the default would no longer fit', async () => {
    await registry.create({ ...maxRows, defaultValue: 501 });
    await registry.refuses(narrower, 'values_out_of_bounds', 'type');
    await registry.change({ kind: 'feature.change', key: 'adhoc.maxRows', defaultValue: 100 });
    await override(502);
    await registry.create(profileWith(503));
    await registry.create({ ...profileWith(504), kind: 'pack.create', key: 'finance' });
    await assert.rejects(registry.execute(narrower), {
      code: 'values_out_of_bounds',
      message:
        'Change these values first, which would no longer fit: pack finance (504), profile analyst (503), the override of ana@acme.example (502).',
    });
  });

  it('waits for a value that is being set, and sees it', async () => {
    await registry.create(maxRows);
    await registry.create(profileWith(1));
    const setting = `select from features for key share; update profile_values set value = '501'`;
    await assert.rejects(registry.waitsFor(setting, narrower), { code: 'values_out_of_bounds' });
  });

  it('lets no value be set by the bounds of before', async () => {
    await registry.create(maxRows);
    const change = 'select from features for update; update features set maximum = 500';
    await assert.rejects(registry.waitsFor(change, profileWith(501)), { code: 'invalid_feature_value', field: 'values.adhoc.maxRows' });
  });

  it('refuses another type, a default that does not fit, and a feature that does not exist', async () => {
    await registry.create(maxRows);
    await registry.refuses({ ...narrower, type: { type: 'flag' } }, 'feature_type_fixed', 'type');
    await registry.refuses({ ...narrower, defaultValue: 501 }, 'invalid_feature_value', 'defaultValue');
    await registry.refuses({ ...narrower, key: 'other' }, 'feature_not_found', 'key');
  });
});

describe('feature.delete', () => {
  it('deletes a feature that is set nowhere', async () => {
    await registry.create(maxRows);
    const { event } = await registry.change({ kind: 'feature.delete', key: 'adhoc.maxRows' });
    assert.deepEqual([event.before, event.after], [state, null]);
  });

  it('refuses while a profile or an override sets it', async () => {
    await registry.create(maxRows);
    await override(1);
    await registry.refuses({ kind: 'feature.delete', key: 'adhoc.maxRows' }, 'feature_in_use', 'key');
    await registry.create(profileWith(1));
    await assert.rejects(registry.execute({ kind: 'feature.delete', key: 'adhoc.maxRows' }), {
      message: 'adhoc.maxRows is set in profile analyst, the override of ana@acme.example; remove it there first.',
    });
  });
});
