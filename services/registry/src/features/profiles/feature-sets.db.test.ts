import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { createTestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import { testRegistry } from '../../test-registry.ts';

const registry = testRegistry(createTestDatabase);

beforeEach(async () => {
  await registry.create({ kind: 'product.create', key: 'addin', name: 'Add-in' });
  const feature = { kind: 'feature.create', product: 'addin', name: 'Feature' };
  await registry.create({ ...feature, key: 'export', type: { type: 'flag' }, defaultValue: false });
  await registry.create({ ...feature, key: 'constructor', type: { type: 'text', maxLength: 10 }, defaultValue: '' });
  await registry.create({ ...feature, key: 'maxRows', type: { type: 'number', minimum: 0, maximum: 9 }, defaultValue: 0 });
});

async function createDomain(): Promise<number> {
  const customerId = await registry.create({ kind: 'customer.create', name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris' });
  const validity = { from: '2026-01-01', until: null };
  return await registry.create({ kind: 'domain.create', customerId, name: 'acme.example', validity, seatLimit: null });
}

for (const word of ['profile', 'pack']) {
  const values = { constructor: 'null', export: true, maxRows: 5 };
  const creation = { kind: `${word}.create`, key: 'analyst', name: 'Analyst', values };
  const state = { key: 'analyst', name: 'Analyst', description: '', values };
  const change = { kind: `${word}.change`, key: 'analyst' };
  const stored = () => registry.rows(`select f.key, v.value from ${word}_values v join features f on f.id = feature_id order by f.key`);

  describe(`${word}.create`, () => {
    it(`stores the ${word} with its values and records it`, async () => {
      const { id, event, touched } = await registry.change(creation);
      assert.deepEqual(event, { kind: creation.kind, subjectKind: word, subjectId: id, before: null, after: state, reason: null });
      assert.deepEqual(touched, [{ entity: 'catalogue', firstId: id, lastId: id }]);
      assert.deepEqual(await stored(), [
        { key: 'constructor', value: 'null' },
        { key: 'export', value: true },
        { key: 'maxRows', value: 5 },
      ]);
    });

    it('refuses a key that is taken, an unknown feature and a value that does not fit', async () => {
      await registry.create(creation);
      await registry.refuses(creation, `${word}_key_taken`, 'key');
      await registry.refuses({ ...creation, key: 'other', values: { toString: true } }, 'feature_not_found', 'values.toString');
      await registry.refuses({ ...creation, key: 'other', values: { maxRows: 10 } }, 'invalid_feature_value', 'values.maxRows');
    });

    it('gives a key that several claim at once to one of them', async () => {
      assert.deepEqual(await registry.race(Array.from({ length: 6 }, () => creation)), Array(5).fill(`${word}_key_taken`));
    });
  });

  describe(`${word}.change`, () => {
    it('merges values, and removes those that are null', async () => {
      await registry.create(creation);
      const { event, touched, id } = await registry.change({ ...change, name: 'Expert', values: { maxRows: 7, export: null } });
      assert.deepEqual([event.before, event.after], [state, { ...state, name: 'Expert', values: { constructor: 'null', maxRows: 7 } }]);
      assert.deepEqual(touched, [{ entity: 'catalogue', firstId: id, lastId: id }]);
      assert.deepEqual(await stored(), [
        { key: 'constructor', value: 'null' },
        { key: 'maxRows', value: 7 },
      ]);
      await registry.findsUnchanged({ ...change, values: { maxRows: 7, export: null } });
    });

    it('refuses what does not exist and values that do not fit', async () => {
      await registry.refuses(change, `${word}_not_found`, 'key');
      await registry.create(creation);
      await registry.refuses({ ...change, values: { other: null } }, 'feature_not_found', 'values.other');
      await registry.refuses({ ...change, values: { export: 1 } }, 'invalid_feature_value', 'values.export');
    });

    it('keeps the values that two change at once', async () => {
      await registry.create(creation);
      await registry.race([
        { ...change, values: { maxRows: 1 } },
        { ...change, values: { export: false } },
      ]);
      assert.deepEqual(
        (await stored()).map(({ value }) => value),
        ['null', false, 1],
      );
    });
  });

  describe(`${word}.delete`, () => {
    const deletion = { kind: `${word}.delete`, key: 'analyst' };

    it(`deletes the ${word} with its values`, async () => {
      await registry.create(creation);
      const { event } = await registry.change(deletion);
      assert.deepEqual([event.before, event.after], [state, null]);
      assert.deepEqual(await stored(), []);
    });

    it('refuses while somebody has it', async () => {
      await registry.create(creation);
      const id = await createDomain();
      if (word === 'pack') await registry.change({ kind: 'domain.assign-packs', id, packs: [{ pack: 'analyst' }] });
      else await registry.create({ kind: 'user.create', email: 'ana@acme.example', profile: 'analyst' });
      await registry.refuses(deletion, `${word}_in_use`, 'key');
    });
  });
}

it('either keeps a profile or refuses it when its deletion races a user who gets it', async () => {
  await registry.create({ kind: 'profile.create', key: 'analyst', name: 'Analyst', values: {} });
  await createDomain();
  const codes = await registry.race([
    { kind: 'user.create', email: 'ana@acme.example', profile: 'analyst' },
    { kind: 'profile.delete', key: 'analyst' },
  ]);
  assert.ok(['profile_not_found', 'profile_in_use'].includes(codes.join()), codes.join());
});
