import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import { testRegistry } from '../../test-registry.ts';

const registry = testRegistry(createTestDatabase);

const addin = { kind: 'product.create', key: 'excel-addin', name: 'Excel add-in' };
const state = { key: 'excel-addin', name: 'Excel add-in', description: '', microsoftClientIds: [], googleClientIds: [] };
const flag = { kind: 'feature.create', product: 'excel-addin', key: 'export', name: 'Export', type: { type: 'flag' }, defaultValue: false };

describe('product.create', () => {
  it('stores the product and records it', async () => {
    const { id, event, touched } = await registry.change(addin);
    assert.deepEqual(event, { kind: 'product.create', subjectKind: 'product', subjectId: id, before: null, after: state, reason: null });
    assert.deepEqual(touched, [{ entity: 'catalogue', firstId: id, lastId: id }]);
    assert.deepEqual(
      await registry.rows(
        'select key, name, description, microsoft_client_ids as "microsoftClientIds", google_client_ids as "googleClientIds" from products',
      ),
      [state],
    );
  });

  it('refuses a key that is taken', async () => {
    await registry.create(addin);
    await registry.refuses(addin, 'product_key_taken', 'key');
  });

  it('gives a key that several claim at once to one of them', async () => {
    assert.deepEqual(await registry.race(Array.from({ length: 6 }, () => addin)), Array(5).fill('product_key_taken'));
  });
});

describe('product.change', () => {
  it('changes what is given and leaves the rest', async () => {
    const id = await registry.create({ ...addin, description: 'For Excel' });
    const { event, touched } = await registry.change({ kind: 'product.change', key: 'excel-addin', name: 'Add-in' });
    const before = { ...state, description: 'For Excel' };
    assert.deepEqual([event.before, event.after], [before, { ...before, name: 'Add-in' }]);
    assert.deepEqual(touched, [{ entity: 'catalogue', firstId: id, lastId: id }]);
    await registry.findsUnchanged({ kind: 'product.change', key: 'excel-addin', name: 'Add-in' });
    await registry.change({ kind: 'product.change', key: 'excel-addin', description: '' });
  });

  it('refuses a product that does not exist', () => registry.refuses({ kind: 'product.change', key: 'word' }, 'product_not_found', 'key'));
});

describe('product.delete', () => {
  it('deletes the product', async () => {
    await registry.create(addin);
    const { event } = await registry.change({ kind: 'product.delete', key: 'excel-addin' });
    assert.deepEqual([event.before, event.after], [state, null]);
    assert.deepEqual(await registry.rows('select from products'), []);
  });

  it('refuses while the product has features', async () => {
    await registry.create(addin);
    await registry.create(flag);
    await registry.refuses({ kind: 'product.delete', key: 'excel-addin' }, 'product_not_empty', 'key');
  });

  it('refuses, or refuses the feature, when its creation races', async () => {
    await registry.create(addin);
    const codes = await registry.race([flag, { kind: 'product.delete', key: 'excel-addin' }]);
    assert.ok(['product_not_found', 'product_not_empty'].includes(codes.join()), codes.join());
  });
});
