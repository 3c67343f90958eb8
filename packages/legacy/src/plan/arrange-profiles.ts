import { readFeatureValue } from '../values/feature-rule.ts';
import type { ArrangedFeatures, FeatureTarget } from './arrange-features.ts';
import type { PlanRules } from './plan-rules.ts';
import { keyTable, type SetTarget } from './feature-set-keys.ts';
import { isBlocked, type Blocked } from './blocked.ts';
import type { Arranged, ById, Fate, Resolved, Staged, Thing } from './staged.ts';

export interface ArrangedProfiles extends Arranged<'profile'> {
  readonly byId: ById<SetTarget>;
}

type Value = Staged<'profile-value'>;
type TypedValue = { readonly position: number; readonly value: boolean | number | string };

/** Profiles with the values that the old database gives them, each typed as its feature says. */
export function arrangeProfiles(
  rows: readonly Staged<'profile'>[],
  values: readonly Value[],
  features: ArrangedFeatures,
  { decisions }: PlanRules,
  blocked: Blocked,
): ArrangedProfiles {
  const keys = keyTable('profile', decisions.profiles);
  const fates: Fate[] = [];
  const byId = new Map<string, Resolved<SetTarget>>();
  const made: { readonly one: Staged<'profile'>; readonly target: SetTarget; readonly values: Map<string, TypedValue> }[] = [];
  for (const one of rows) {
    const { fate, resolved } = keys.settle(one.position, one.row.name);
    fates.push(fate);
    byId.set(one.row.id, resolved);
    if (fate.fate === 'thing' && resolved.ok) made.push({ one, target: resolved.target, values: new Map() });
  }
  const valuesOf = new Map(made.map(({ target, values: taken }) => [target.position, taken]));
  for (const value of values) fates.push(fateOfValue(value, features, byId, valuesOf, blocked));
  const things = made.map(({ one: { position, sourceKey, row }, target, values: taken }): Thing<'profile'> => ({
    kind: 'profile',
    position,
    sourceKey,
    desired: { key: target.key, name: row.name, description: row.description ?? '', values: sorted(taken) },
  }));
  return { things, fates, byId };
}

function fateOfValue(
  { position, row }: Value,
  features: ArrangedFeatures,
  profiles: ById<SetTarget>,
  valuesOf: ReadonlyMap<number, Map<string, TypedValue>>,
  blocked: Blocked,
): Fate {
  const profile = profiles.get(row.profileId);
  if (profile === undefined || !profile.ok) return isBlocked({ position, word: 'profile', id: row.profileId, resolved: profile, blocked });
  const feature = features.byId.get(row.featureId);
  if (feature === undefined || !feature.ok) return isBlocked({ position, word: 'feature', id: row.featureId, resolved: feature, blocked });
  const typed = typedValue(position, feature.target, row.value, features);
  if ('fate' in typed) return typed;
  const of = profile.target.position;
  const taken = valuesOf.get(of);
  const { key } = feature.target.rule;
  const before = taken?.get(key);
  if (before === undefined) {
    taken?.set(key, typed);
    return { position, fate: 'part', of };
  }
  if (before.value === typed.value) {
    return { position, fate: 'merged', code: 'same_value', other: before.position, detail: `Says what row ${before.position} says.` };
  }
  const detail = `Row ${before.position} sets ${key} to ${before.value} in the same profile, this one to ${typed.value}; drop one of them.`;
  return { position, fate: 'quarantined', code: 'value_contradicts', other: before.position, detail };
}

function typedValue(position: number, { rule }: FeatureTarget, written: string | null, { words }: ArrangedFeatures): TypedValue | Fate {
  if (written === null) {
    return {
      position,
      fate: 'left_out',
      code: 'value_missing',
      detail: `Sets nothing: ${rule.key} keeps the value that it would have without it.`,
    };
  }
  const read = readFeatureValue(rule, written, words);
  if (read.ok) return { position, value: read.value };
  return {
    position,
    fate: 'quarantined',
    code: 'value_refused',
    detail: `The value ${written} does not fit the feature ${rule.key}. ${read.detail}`,
  };
}

function sorted(values: ReadonlyMap<string, TypedValue>): Record<string, boolean | number | string> {
  return Object.fromEntries([...values].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, { value }]) => [key, value]));
}
