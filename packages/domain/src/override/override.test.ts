import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FeatureType } from '../entitlement/feature.ts';
import type { User } from '../user/user.ts';
import type { Override } from './override.ts';
import { decideRemoveOverride } from './remove-override.ts';
import { decideSetOverride, setOverrideSchema } from './set-override.ts';

const always = { from: null, until: null };
const ana: User = {
  id: 1,
  customerId: 5,
  domainId: 2,
  email: 'ana@acme.example',
  displayName: 'Ana',
  profile: null,
  validity: always,
  suspensionReason: null,
};
const pilot: Override = { userId: 1, user: 'ana@acme.example', feature: 'maxRows', value: 5, validity: always, reason: 'pilot' };
const { userId: _, ...state } = pilot;
const featureType: FeatureType = { type: 'number', minimum: 0, maximum: 9 };

describe('decideSetOverride', () => {
  const set = (more: object = {}) =>
    setOverrideSchema.parse({ kind: 'override.set', userId: 1, feature: 'maxRows', value: 5, reason: ' pilot ', ...more });

  it('gives a user who has none an override', () => {
    assert.deepEqual(decideSetOverride(set(), { user: ana, featureType, override: undefined }), {
      outcome: 'changed',
      plan: pilot,
      change: { subject: { kind: 'user', id: 1 }, customerId: 5, before: null, after: state, reason: 'pilot' },
    });
  });

  const changed = [
    { name: 'another value', more: { value: 6 }, after: { ...state, value: 6 } },
    {
      name: 'other dates',
      more: { validity: { from: null, until: '2026-12-31' } },
      after: { ...state, validity: { from: null, until: '2026-12-31' } },
    },
    { name: 'another reason', more: { reason: 'trial' }, after: { ...state, reason: 'trial' } },
  ];
  for (const { name, more, after } of changed) {
    it(`replaces the override by one with ${name}`, () => {
      const decision = decideSetOverride(set(more), { user: ana, featureType, override: pilot });
      assert.ok(decision.outcome === 'changed');
      assert.deepEqual([decision.change.before, decision.change.after], [state, after]);
    });
  }

  it('finds nothing to change', () => {
    assert.deepEqual(decideSetOverride(set(), { user: ana, featureType, override: pilot }), { outcome: 'unchanged' });
  });

  const refused = [
    { name: 'an unknown user', more: { user: undefined }, code: 'user_not_found', field: 'userId' },
    { name: 'an unknown feature', more: { featureType: undefined }, code: 'feature_not_found', field: 'feature' },
    { name: 'a value that does not fit', more: { featureType: { type: 'flag' } as const }, code: 'invalid_feature_value', field: 'value' },
  ];
  for (const { name, more, code, field } of refused) {
    it(`refuses ${name}`, () => {
      assert.throws(() => decideSetOverride(set(), { user: ana, featureType, override: undefined, ...more }), { code, field });
    });
  }

  for (const more of [{ reason: '' }, { value: null }, { value: 1.5 }, { validity: { from: '2026-02-01', until: '2026-01-31' } }]) {
    it(`takes not ${JSON.stringify(more)}`, () => assert.throws(() => set(more), { name: 'ZodError' }));
  }
});

describe('decideRemoveOverride', () => {
  const command = { kind: 'override.remove', userId: 1, feature: 'maxRows' } as const;

  it('removes the override, as part of the history of the user', () => {
    assert.deepEqual(decideRemoveOverride(command, { user: ana, override: pilot }), {
      outcome: 'changed',
      plan: pilot,
      change: { subject: { kind: 'user', id: 1 }, customerId: 5, before: state, after: null },
    });
  });

  it('refuses where there is no user or no override', () => {
    assert.throws(() => decideRemoveOverride(command, { user: undefined, override: undefined }), {
      code: 'user_not_found',
      field: 'userId',
    });
    assert.throws(() => decideRemoveOverride(command, { user: ana, override: undefined }), {
      code: 'override_not_found',
      field: 'feature',
    });
  });
});
