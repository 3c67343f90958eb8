import type { FeatureRule } from '../values/feature-rule.ts';
import { readFeatureValue } from '../values/feature-rule.ts';
import { flagWords, type FlagWords } from '../values/flag.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Features } from './service-answer.ts';
import type { OldBinding, OldTables, RowRef } from './old-tables.ts';

/** What the old service gives of features, and the rows that each value comes from. */
export interface OldFeatures {
  readonly values: Features;
  /** By the key of the feature, those that decide first. */
  readonly rows: ReadonlyMap<string, readonly RowRef[]>;
}

type Written = boolean | number | string;

/** Reads values by the names that the old service gives features. */
export class FeatureNames {
  readonly #rules: ReadonlyMap<string, FeatureRule>;
  readonly #words: FlagWords;

  constructor({ features, flags }: Pick<Mapping, 'features' | 'flags'>) {
    this.#rules = features;
    this.#words = flagWords(flags);
  }

  keyOf(code: string): string {
    return this.#rules.get(code)?.key ?? code;
  }

  /** What does not fit its feature stays as it is written: the old service minds no types. */
  typed(code: string, written: Written): Written {
    const rule = this.#rules.get(code);
    const read = rule === undefined ? undefined : readFeatureValue(rule, written, this.#words);
    return read?.ok === true ? read.value : written;
  }
}

/** Defaults, over them the packs of the domain in their order, over them the profile; of several values in one of these the last. */
export function oldFeaturesOf(tables: OldTables, names: FeatureNames, domain: number, profile: number, today: number): OldFeatures {
  const values = new Map<string, Written>();
  const rows = new Map<string, readonly RowRef[]>();
  const give = (code: string, written: Written | null, from: readonly RowRef[]): void => {
    if (written === null) return;
    values.set(names.keyOf(code), names.typed(code, written));
    rows.set(names.keyOf(code), from);
  };
  const featureRow = new Map(Array.from(tables.features.values(), ({ code, row }) => [code, row]));
  const withFeature = (code: string, from: readonly RowRef[]): readonly RowRef[] => {
    const row = featureRow.get(code);
    return row === undefined ? from : [...from, row];
  };
  for (const { code, defaultValue, row } of tables.features.values()) give(code, defaultValue, [row]);
  for (const binding of inOrder(tables.bindings.get(domain) ?? [])) {
    if (binding.firstDay > today || today > binding.lastDay) continue;
    const pack = tables.packs.get(binding.pack);
    for (const { code, value } of pack?.settings ?? []) give(code, value, withFeature(code, [binding.row, ...(pack ? [pack.row] : [])]));
  }
  const profileRow = tables.profiles.get(profile);
  const ofProfile = profileRow === undefined ? [] : (tables.profileValues.get(profile) ?? []);
  for (const { featureId, value, row } of ofProfile) {
    const feature = tables.features.get(featureId);
    if (feature !== undefined) give(feature.code, value, [row, ...(profileRow ? [profileRow] : []), feature.row]);
  }
  return { values: Object.fromEntries(values), rows };
}

/** As the plan puts them: those without an order last, and rows of one order as they come. */
function inOrder(bindings: readonly OldBinding[]): readonly OldBinding[] {
  const orderOf = ({ order }: OldBinding): number => order ?? Number.MAX_SAFE_INTEGER;
  return bindings.toSorted((a, b) => orderOf(a) - orderOf(b));
}
