import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FeatureType } from '../entitlement/feature.ts';
import { changePackSchema, decideChangePack } from '../pack/change-pack.ts';
import { createPackSchema, decideCreatePack } from '../pack/create-pack.ts';
import { decideDeletePack } from '../pack/delete-pack.ts';
import { changeProfileSchema, decideChangeProfile } from './change-profile.ts';
import { createProfileSchema, decideCreateProfile } from './create-profile.ts';
import { decideDeleteProfile } from './delete-profile.ts';
import type { FeatureSet } from './feature-set.ts';

const types: ReadonlyMap<string, FeatureType> = new Map<string, FeatureType>([
  ['export', { type: 'flag' }],
  ['maxRows', { type: 'number', minimum: 0, maximum: 9 }],
]);

const analyst: FeatureSet = { id: 1, key: 'analyst', name: 'Analyst', description: '', values: { export: true, maxRows: 5 } };
const { id: _, ...state } = analyst;

const create = (more: object = {}) => createProfileSchema.parse({ kind: 'profile.create', ...state, ...more });
const change = (more: object = {}) => changeProfileSchema.parse({ kind: 'profile.change', key: 'analyst', ...more });

const manyValues = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, true]));

describe('creating a profile or a pack', () => {
  const facts = { nextId: 1, keyTaken: false, types };
  const created = { outcome: 'changed', plan: analyst } as const;

  it('creates either with its values', () => {
    const change = { before: null, after: state };
    assert.deepEqual(decideCreateProfile(create(), facts), { ...created, change: { subject: { kind: 'profile', id: 1 }, ...change } });
    const pack = createPackSchema.parse({ kind: 'pack.create', ...state });
    assert.deepEqual(decideCreatePack(pack, facts), { ...created, change: { subject: { kind: 'pack', id: 1 }, ...change } });
  });

  it('refuses a taken key, unknown features and values that do not fit', () => {
    const refusal =
      (more: object, facts_ = facts) =>
      () =>
        decideCreateProfile(create(more), facts_);
    assert.throws(refusal({}, { ...facts, keyTaken: true }), { code: 'profile_key_taken', field: 'key' });
    assert.throws(refusal({ values: { toString: true } }), { code: 'feature_not_found', field: 'values.toString' });
    assert.throws(refusal({ values: { maxRows: 10 } }), {
      code: 'invalid_feature_value',
      field: 'values.maxRows',
      message: 'The value of maxRows does not fit. Enter a whole number from 0 to 9.',
    });
  });

  const wrong = [
    { name: 'no values', values: undefined },
    { name: 'more than five hundred values', values: manyValues(501) },
    { name: 'a value of null', values: { export: null } },
    { name: 'a value that is no value', values: { export: [true] } },
    { name: 'a value for what cannot be a key', values: { 'Export it': true } },
  ];
  for (const { name, values } of wrong) it(`takes not ${name}`, () => assert.throws(() => create({ values }), { name: 'ZodError' }));
});

describe('changing a profile or a pack', () => {
  const facts = { featureSet: analyst, types };

  const changed = [
    { name: 'the description alone', more: { description: 'Reads cubes' }, plan: { ...analyst, description: 'Reads cubes' } },
    { name: 'one value', more: { values: { maxRows: 6 } }, plan: { ...analyst, values: { export: true, maxRows: 6 } } },
    { name: 'one value to none', more: { values: { export: null } }, plan: { ...analyst, values: { maxRows: 5 } } },
  ];
  for (const { name, more, plan } of changed) {
    it(`changes ${name}`, () => {
      const decision = decideChangeProfile(change(more), facts);
      assert.ok(decision.outcome === 'changed');
      assert.deepEqual(decision.plan, plan);
      const forPack = decideChangePack(changePackSchema.parse({ ...change(more), kind: 'pack.change' }), facts);
      assert.deepEqual(forPack, { ...decision, change: { ...decision.change, subject: { kind: 'pack', id: 1 } } });
    });
  }

  it('finds nothing to change', () => {
    assert.equal(decideChangeProfile(change({ values: { maxRows: 5, export: true } }), facts).outcome, 'unchanged');
    const without = { ...facts, featureSet: { ...analyst, values: {} } };
    assert.equal(decideChangeProfile(change({ values: { export: null } }), without).outcome, 'unchanged');
  });

  it('refuses what is not there, values that do not fit, and more than five hundred in all', () => {
    assert.throws(() => decideChangeProfile(change(), { ...facts, featureSet: undefined }), { code: 'profile_not_found', field: 'key' });
    assert.throws(() => decideChangeProfile(change({ values: { other: null } }), facts), { code: 'feature_not_found' });
    assert.throws(() => decideChangeProfile(change({ values: { export: 1 } }), facts), { code: 'invalid_feature_value' });
    const full = { ...facts, featureSet: { ...analyst, values: manyValues(500) } };
    assert.throws(() => decideChangeProfile(change({ values: { export: true } }), full), { code: 'too_many_values', field: 'values' });
  });
});

describe('deleting a profile or a pack', () => {
  it('deletes what nobody has', () => {
    const profile = decideDeleteProfile({ kind: 'profile.delete', key: 'analyst' }, { profile: analyst, userCount: 0 });
    const pack = decideDeletePack({ kind: 'pack.delete', key: 'analyst' }, { pack: analyst, domains: [] });
    for (const decision of [profile, pack]) {
      assert.ok(decision.outcome === 'changed');
      assert.deepEqual([decision.change.before, decision.change.after], [state, null]);
    }
  });

  it('refuses what somebody has', () => {
    assert.throws(() => decideDeleteProfile({ kind: 'profile.delete', key: 'analyst' }, { profile: analyst, userCount: 3 }), {
      code: 'profile_in_use',
      message: 'Users have the profile analyst (3); give them another one first.',
    });
    assert.throws(() => decideDeletePack({ kind: 'pack.delete', key: 'analyst' }, { pack: analyst, domains: ['acme.example'] }), {
      code: 'pack_in_use',
      message: 'Take the pack analyst away from its domains first: acme.example.',
    });
  });
});
