import type { FeatureRule } from '../values/feature-rule.ts';
import { readFeatureValue } from '../values/feature-rule.ts';
import { flagWords, type FlagWords } from '../values/flag.ts';
import type { PlanRules } from './plan-rules.ts';
import type { Arranged, ById, Fate, Resolved, Staged, Thing } from './staged.ts';

export interface FeatureTarget {
  readonly position: number;
  readonly rule: FeatureRule;
}

export interface ArrangedFeatures extends Arranged<'feature'> {
  readonly byId: ById<FeatureTarget>;
  readonly byCode: ById<FeatureTarget>;
  readonly words: FlagWords;
}

function wordsOf({ yes, no }: PlanRules): FlagWords {
  return flagWords({ yes, no });
}

/** Features become what the mapping file says of their codes. */
export function arrangeFeatures(rows: readonly Staged<'feature'>[], rules: PlanRules): ArrangedFeatures {
  const words = wordsOf(rules);
  const ruleOf = new Map(Object.entries(rules.features));
  const things: Thing<'feature'>[] = [];
  const fates: Fate[] = [];
  const byId = new Map<string, Resolved<FeatureTarget>>();
  const byCode = new Map<string, Resolved<FeatureTarget>>();
  const byKey = new Map<string, FeatureTarget>();

  function settle(one: Staged<'feature'>): Resolved<FeatureTarget> {
    const { position, sourceKey, row } = one;
    const quarantined = (code: 'feature_unmapped' | 'value_missing' | 'value_refused', detail: string): Resolved<FeatureTarget> => {
      fates.push({ position, fate: 'quarantined', code, detail });
      return { ok: false, position };
    };
    const rule = ruleOf.get(row.code);
    if (rule === undefined)
      return quarantined(
        'feature_unmapped',
        `The mapping file does not say what the feature ${row.code} becomes; add it under "features".`,
      );
    const same = byKey.get(rule.key);
    if (same !== undefined) {
      fates.push({
        position,
        fate: 'merged',
        code: 'same_name',
        other: same.position,
        detail: `Becomes the feature ${rule.key}, as row ${same.position} does.`,
      });
      return { ok: true, target: same };
    }
    if (row.defaultValue === null)
      return quarantined('value_missing', `The feature ${row.code} has no default value, and every feature needs one.`);
    const value = readFeatureValue(rule, row.defaultValue, words);
    if (!value.ok)
      return quarantined('value_refused', `The default value ${row.defaultValue} does not fit the feature ${rule.key}. ${value.detail}`);
    const target = { position, rule };
    byKey.set(rule.key, target);
    fates.push({ position, fate: 'thing' });
    const { key, type } = rule;
    const desired = {
      key,
      product: rules.decisions.product.key,
      name: row.name ?? row.code,
      description: row.description ?? '',
      type,
      defaultValue: value.value,
    };
    things.push({ kind: 'feature', position, sourceKey, desired });
    return { ok: true, target };
  }

  for (const one of rows) {
    const resolved = settle(one);
    byId.set(one.row.id, resolved);
    if (!byCode.has(one.row.code)) byCode.set(one.row.code, resolved);
  }
  return { things, fates, byId, byCode, words };
}
