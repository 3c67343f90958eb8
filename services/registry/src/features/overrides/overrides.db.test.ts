import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { createTestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import { testRegistry } from '../../test-registry.ts';

const registry = testRegistry(createTestDatabase);

let userId: number;

beforeEach(async () => {
  await registry.create({ kind: 'product.create', key: 'addin', name: 'Add-in' });
  const type = { type: 'number', minimum: 0, maximum: 9 };
  await registry.create({ kind: 'feature.create', product: 'addin', key: 'maxRows', name: 'Rows', type, defaultValue: 0 });
  const customerId = await registry.create({ kind: 'customer.create', name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris' });
  const validity = { from: '2026-01-01', until: null };
  await registry.create({ kind: 'domain.create', customerId, name: 'acme.example', validity, seatLimit: null });
  userId = await registry.create({ kind: 'user.create', email: 'ana@acme.example' });
});

const five = (more: object = {}) => ({ kind: 'override.set', userId, feature: 'maxRows', value: 5, reason: 'pilot', ...more });
const state = { user: 'ana@acme.example', feature: 'maxRows', value: 5, validity: { from: null, until: null }, reason: 'pilot' };

describe('override.set', () => {
  it("gives the user a value of its own, as part of the user's history", async () => {
    const { event, touched } = await registry.change(five());
    assert.deepEqual(event, { kind: 'override.set', subjectKind: 'user', subjectId: userId, before: null, after: state, reason: 'pilot' });
    assert.deepEqual(touched, [{ entity: 'user', firstId: userId, lastId: userId }]);
    assert.deepEqual(await registry.rows('select value, reason from overrides'), [{ value: 5, reason: 'pilot' }]);
    await registry.findsUnchanged(five());
  });

  it('replaces the override that the user has', async () => {
    await registry.change(five());
    const validity = { from: '2026-02-01', until: '2026-02-28' };
    const { event } = await registry.change(five({ value: 6, validity, reason: 'trial' }));
    assert.deepEqual([event.before, event.after], [state, { ...state, value: 6, validity, reason: 'trial' }]);
    assert.deepEqual(await registry.rows('select value, valid_from::text, valid_until::text, reason from overrides'), [
      { value: 6, valid_from: '2026-02-01', valid_until: '2026-02-28', reason: 'trial' },
    ]);
  });

  it('refuses unknown users and features and values that do not fit', async () => {
    await registry.refuses(five({ userId: userId + 1 }), 'user_not_found', 'userId');
    await registry.refuses(five({ feature: 'other' }), 'feature_not_found', 'feature');
    await registry.refuses(five({ value: 10 }), 'invalid_feature_value', 'value');
  });

  it('lets several at once follow each other', async () => {
    assert.deepEqual(await registry.race([1, 2, 3, 4].map((value) => five({ value }))), []);
    assert.equal((await registry.rows('select from overrides')).length, 1);
    assert.equal((await registry.rows(`select from test.audit_events where kind = 'override.set'`)).length, 4);
  });
});

describe('override.remove', () => {
  it('removes the override', async () => {
    await registry.change(five());
    const { event, touched } = await registry.change({ kind: 'override.remove', userId, feature: 'maxRows' });
    assert.deepEqual([event.before, event.after], [state, null]);
    assert.deepEqual(touched, [{ entity: 'user', firstId: userId, lastId: userId }]);
    assert.deepEqual(await registry.rows('select from overrides'), []);
  });

  it('refuses where there is none', async () => {
    await registry.refuses({ kind: 'override.remove', userId, feature: 'maxRows' }, 'override_not_found', 'feature');
    await registry.refuses({ kind: 'override.remove', userId: userId + 1, feature: 'maxRows' }, 'user_not_found', 'userId');
  });
});
