import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeFeatureSchema, decideChangeFeature } from './change-feature.ts';
import { createFeatureSchema, decideCreateFeature } from './create-feature.ts';
import { decideDeleteFeature } from './delete-feature.ts';
import type { Feature } from './feature.ts';

const rows = { type: 'number', minimum: 0, maximum: 100 } as const;
const maxRows: Feature = { id: 1, product: 'addin', key: 'maxRows', name: 'Rows', description: '', type: rows, defaultValue: 50 };
const { id: _, ...state } = maxRows;

const create = (more: object = {}) => createFeatureSchema.parse({ kind: 'feature.create', ...state, ...more });
const change = (more: object = {}) => changeFeatureSchema.parse({ kind: 'feature.change', key: 'maxRows', ...more });

describe('decideCreateFeature', () => {
  const facts = { nextId: 1, productKnown: true, keyTaken: false };

  it('creates the feature', () => {
    assert.deepEqual(decideCreateFeature(create(), facts), {
      outcome: 'changed',
      plan: maxRows,
      change: { subject: { kind: 'feature', id: 1 }, before: null, after: state },
    });
  });

  const refused = [
    { name: 'an unknown product', command: create(), more: { productKnown: false }, code: 'product_not_found', field: 'product' },
    { name: 'a taken key', command: create(), more: { keyTaken: true }, code: 'feature_key_taken', field: 'key' },
    {
      name: 'a default out of bounds',
      command: create({ defaultValue: 101 }),
      more: {},
      code: 'invalid_feature_value',
      field: 'defaultValue',
    },
    {
      name: 'a default of another type',
      command: create({ defaultValue: 'x' }),
      more: {},
      code: 'invalid_feature_value',
      field: 'defaultValue',
    },
  ];
  for (const { name, command, more, code, field } of refused) {
    it(`refuses ${name}`, () => assert.throws(() => decideCreateFeature(command, { ...facts, ...more }), { code, field }));
  }

  const wrongTypes = [
    { name: 'an unknown type', type: { type: 'date' } },
    { name: 'a flag with bounds', type: { type: 'flag', minimum: 0, maximum: 1 } },
    { name: 'bounds in the wrong order', type: { type: 'number', minimum: 1, maximum: 0 } },
    { name: 'bounds that are not whole', type: { type: 'number', minimum: 0.5, maximum: 1 } },
    { name: 'bounds beyond whole numbers', type: { type: 'number', minimum: 0, maximum: 2 ** 53 } },
    { name: 'a choice without options', type: { type: 'choice', options: [] } },
    { name: 'an option twice', type: { type: 'choice', options: ['a', ' a'] } },
    { name: 'a blank option', type: { type: 'choice', options: [' '] } },
    { name: 'more than fifty options', type: { type: 'choice', options: Array.from({ length: 51 }, (_, index) => `o${index}`) } },
    { name: 'an option that PostgreSQL cannot store', type: { type: 'choice', options: ['\ud800'] } },
    { name: 'texts of any length', type: { type: 'text', maxLength: 1001 } },
  ];
  for (const { name, type } of wrongTypes) it(`takes not ${name}`, () => assert.throws(() => create({ type }), { name: 'ZodError' }));
});

describe('decideChangeFeature', () => {
  const narrower = { ...rows, maximum: 60 };
  const uses = [
    { place: 'profile analyst', value: 60 },
    { place: 'pack finance', value: 61 },
    { place: 'the override of ana@acme.example', value: 100 },
  ];

  const changed = [
    { name: 'the name', command: change({ name: 'Rows at most' }), uses: [], plan: { ...maxRows, name: 'Rows at most' } },
    {
      name: 'wider bounds',
      command: change({ type: { ...rows, maximum: 200 } }),
      uses,
      plan: { ...maxRows, type: { ...rows, maximum: 200 } },
    },
    { name: 'narrower bounds', command: change({ type: narrower }), uses: uses.slice(0, 1), plan: { ...maxRows, type: narrower } },
    { name: 'the default', command: change({ defaultValue: 0 }), uses: [], plan: { ...maxRows, defaultValue: 0 } },
    {
      name: 'the default together with the bounds that it needs',
      command: change({ type: { ...rows, minimum: 51 }, defaultValue: 51 }),
      uses,
      plan: { ...maxRows, type: { ...rows, minimum: 51 }, defaultValue: 51 },
    },
  ];
  for (const { name, command, uses, plan } of changed) {
    it(`changes ${name}`, () => {
      const decision = decideChangeFeature(command, { feature: maxRows, uses });
      assert.ok(decision.outcome === 'changed');
      assert.deepEqual(decision.plan, plan);
    });
  }

  it('finds nothing to change', () => {
    const command = change({ type: { maximum: 100, minimum: 0, type: 'number' }, defaultValue: 50 });
    assert.equal(decideChangeFeature(command, { feature: maxRows, uses }).outcome, 'unchanged');
  });

  it('refuses bounds that values no longer fit, naming where they are set', () => {
    assert.throws(() => decideChangeFeature(change({ type: narrower }), { feature: maxRows, uses }), {
      code: 'values_out_of_bounds',
      field: 'type',
      message: 'Change these values first, which would no longer fit: pack finance (61), the override of ana@acme.example (100).',
    });
  });

  it('refuses bounds that the default no longer fits', () => {
    assert.throws(() => decideChangeFeature(change({ type: { ...rows, minimum: 51 } }), { feature: maxRows, uses: [] }), {
      code: 'values_out_of_bounds',
      message: 'Change these values first, which would no longer fit: the default (50).',
    });
  });

  const refused = [
    { name: 'a feature that is not there', command: change(), feature: undefined, code: 'feature_not_found' },
    { name: 'another type', command: change({ type: { type: 'flag' } }), feature: maxRows, code: 'feature_type_fixed' },
    { name: 'a default that does not fit', command: change({ defaultValue: 101 }), feature: maxRows, code: 'invalid_feature_value' },
  ];
  for (const { name, command, feature, code } of refused) {
    it(`refuses ${name}`, () => assert.throws(() => decideChangeFeature(command, { feature, uses: [] }), { code }));
  }
});

describe('decideDeleteFeature', () => {
  const command = { kind: 'feature.delete', key: 'maxRows' } as const;

  it('deletes a feature that is set nowhere', () => {
    const decision = decideDeleteFeature(command, { feature: maxRows, uses: [] });
    assert.ok(decision.outcome === 'changed');
    assert.deepEqual([decision.change.before, decision.change.after], [state, null]);
  });

  it('refuses one that is set, naming where', () => {
    const uses = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => ({ place: `profile ${key}`, value: 1 }));
    assert.throws(() => decideDeleteFeature(command, { feature: maxRows, uses }), {
      code: 'feature_in_use',
      message: 'maxRows is set in profile a, profile b, profile c, profile d, profile e and 1 more; remove it there first.',
    });
  });
});
