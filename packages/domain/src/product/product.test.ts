import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeProductSchema, decideChangeProduct } from './change-product.ts';
import { createProductSchema, decideCreateProduct } from './create-product.ts';
import { decideDeleteProduct } from './delete-product.ts';
import type { Product } from './product.ts';

const appId = '2d4d3d8e-2be3-4bef-9f87-7875a61c29de';
const addin: Product = {
  id: 1,
  key: 'excel-addin',
  name: 'Excel add-in',
  description: 'For Excel',
  microsoftClientIds: [appId],
  googleClientIds: ['1234-addin.apps.googleusercontent.com'],
};
const { id: _, ...state } = addin;

describe('decideCreateProduct', () => {
  const command = createProductSchema.parse({ kind: 'product.create', ...state });

  it('creates the product', () => {
    assert.deepEqual(decideCreateProduct(command, { nextId: 1, keyTaken: false }), {
      outcome: 'changed',
      plan: addin,
      change: { subject: { kind: 'product', id: 1 }, before: null, after: state },
    });
  });

  it('refuses a key that is taken', () => {
    assert.throws(() => decideCreateProduct(command, { nextId: 1, keyTaken: true }), { code: 'product_key_taken', field: 'key' });
  });

  for (const key of ['', 'Excel', '1st', 'excel addin', 'excel-', '-excel', 'a..b', 'é', 'a'.repeat(65), '__proto__']) {
    it(`takes not ${JSON.stringify(key)} for a key`, () => {
      assert.equal(createProductSchema.safeParse({ kind: 'product.create', key, name: 'x' }).success, false);
    });
  }
});

describe('decideChangeProduct', () => {
  const change = (more: object) => changeProductSchema.parse({ kind: 'product.change', key: 'excel-addin', ...more });

  it('changes what is given, also to nothing', () => {
    const decision = decideChangeProduct(change({ description: '' }), { product: addin });
    assert.ok(decision.outcome === 'changed');
    assert.deepEqual(decision.plan, { ...addin, description: '' });
  });

  it('finds nothing to change', () => {
    assert.equal(decideChangeProduct(change({ name: ' Excel add-in ' }), { product: addin }).outcome, 'unchanged');
  });

  it('keeps the apps in one form, and refuses what names none', () => {
    const other = '0F0F0F0F-2be3-4bef-9f87-7875a61c29de';
    const decision = decideChangeProduct(change({ microsoftClientIds: [appId, other, appId], googleClientIds: [] }), { product: addin });
    assert.ok(decision.outcome === 'changed');
    assert.deepEqual(decision.plan.microsoftClientIds, [other.toLowerCase(), appId]);
    assert.deepEqual(decision.plan.googleClientIds, []);
    for (const ids of [['api://addin'], [''], Array.from({ length: 21 }, () => appId)])
      assert.throws(() => change({ microsoftClientIds: ids }));
    for (const id of [
      'addin',
      '1234.apps.googleusercontent.com.evil.example',
      'https://1234.apps.googleusercontent.com',
      `1${'2'.repeat(200)}`,
    ])
      assert.throws(() => change({ googleClientIds: [id] }), id);
  });

  it('refuses a product that is not there', () => {
    assert.throws(() => decideChangeProduct(change({}), { product: undefined }), { code: 'product_not_found', field: 'key' });
  });
});

describe('decideDeleteProduct', () => {
  const command = { kind: 'product.delete', key: 'excel-addin' } as const;

  it('deletes a product without features', () => {
    const decision = decideDeleteProduct(command, { product: addin, features: [] });
    assert.ok(decision.outcome === 'changed');
    assert.deepEqual([decision.change.before, decision.change.after], [state, null]);
  });

  it('refuses a product with features, naming them', () => {
    assert.throws(() => decideDeleteProduct(command, { product: addin, features: ['export', 'import'] }), {
      code: 'product_not_empty',
      message: 'excel-addin has features; delete them first: export, import.',
    });
  });
});
