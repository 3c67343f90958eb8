import { readFeatureValue } from '../values/feature-rule.ts';
import type { ArrangedFeatures } from './arrange-features.ts';
import type { PlanRules } from './plan-rules.ts';
import { keyTable, type SetTarget } from './feature-set-keys.ts';
import type { Arranged, ById, Fate, FeatureValues, Resolved, Staged, Thing } from './staged.ts';

export interface ArrangedPacks extends Arranged<'pack'> {
  readonly byId: ById<SetTarget>;
}

/** Packs with their settings. A pack comes over whole or not at all: without one of its settings it would be another one. */
export function arrangePacks(rows: readonly Staged<'pack'>[], features: ArrangedFeatures, { decisions }: PlanRules): ArrangedPacks {
  const keys = keyTable('pack', decisions.packs);
  const things: Thing<'pack'>[] = [];
  const fates: Fate[] = [];
  const byId = new Map<string, Resolved<SetTarget>>();
  for (const { position, sourceKey, row } of rows) {
    const values = valuesOf(row.settings, features);
    if ('detail' in values) {
      fates.push({ position, fate: 'quarantined', code: 'setting_refused', detail: values.detail });
      byId.set(row.id, { ok: false, position });
      continue;
    }
    const { fate, resolved } = keys.settle(position, row.name);
    fates.push(fate);
    byId.set(row.id, resolved);
    if (fate.fate !== 'thing' || !resolved.ok) continue;
    const desired = { key: resolved.target.key, name: row.name, description: row.description ?? '', values: values.values };
    things.push({ kind: 'pack', position, sourceKey, desired });
  }
  return { things, fates, byId };
}

type Settings = Staged<'pack'>['row']['settings'];

function valuesOf(
  settings: Settings,
  { byCode, words }: ArrangedFeatures,
): { readonly values: FeatureValues } | { readonly detail: string } {
  const values = new Map<string, boolean | number | string>();
  for (const { code, value } of settings) {
    const feature = byCode.get(code);
    if (feature === undefined) return { detail: `Sets ${code}, and there is no such feature in the old database; correct the setting.` };
    if (!feature.ok) return { detail: `Sets ${code}, and that feature is quarantined itself (row ${feature.position}).` };
    if (value === null) continue;
    const { rule } = feature.target;
    const read = readFeatureValue(rule, value, words);
    if (!read.ok) return { detail: `The value ${value} does not fit the feature ${rule.key}. ${read.detail}` };
    values.set(rule.key, read.value);
  }
  return { values: Object.fromEntries([...values].toSorted(([a], [b]) => (a < b ? -1 : 1))) };
}
