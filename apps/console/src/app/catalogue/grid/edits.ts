import type { Command, Feature } from '../../api/shapes.ts';
import type { FeatureValue } from './read-value.ts';

/** A column of a grid: the defaults, a profile or a pack. */
export interface Column {
  readonly kind: 'default' | 'profile' | 'pack';
  /** Of the profile or pack; empty: the defaults. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** By the feature's key; what is not set is not there. */
  readonly values: Readonly<Record<string, FeatureValue>>;
}

/** A cell that was changed and is not saved. null: what was set there is to be set no more. */
export interface Edit {
  readonly kind: Column['kind'];
  readonly key: string;
  readonly feature: string;
  readonly value: FeatureValue | null;
}

export type Edits = readonly Edit[];

/** What one column says of one feature. */
export interface Cell {
  /** Set by the column itself; undefined: it leaves the feature to what comes before. */
  readonly own: FeatureValue | undefined;
  /** What is saved of `own`. */
  readonly saved: FeatureValue | undefined;
  /** What whoever has the column's profile gets without packs; undefined: a pack that says nothing. */
  readonly shown: FeatureValue | undefined;
  readonly isPending: boolean;
}

export function cellOf(feature: Feature, column: Column, edits: Edits): Cell {
  const saved = column.values[feature.key];
  const edit = findEdit(edits, column, feature.key);
  const own = edit === undefined ? saved : (edit.value ?? undefined);
  const inherited = column.kind === 'profile' ? defaultOf(feature, edits) : undefined;
  return { own, saved, shown: own ?? inherited, isPending: edit !== undefined };
}

function defaultOf(feature: Feature, edits: Edits): FeatureValue {
  return findEdit(edits, { kind: 'default', key: '' }, feature.key)?.value ?? feature.defaultValue;
}

function findEdit(edits: Edits, { kind, key }: Pick<Column, 'kind' | 'key'>, feature: string): Edit | undefined {
  return edits.find((edit) => edit.kind === kind && edit.key === key && edit.feature === feature);
}

/** The edits with one more; one that brings back what is saved is none. */
export function withEdit(edits: Edits, edit: Edit, saved: FeatureValue | undefined): Edits {
  const others = edits.filter((other) => other !== findEdit(edits, edit, edit.feature));
  return edit.value === (saved ?? null) ? others : [...others, edit];
}

/** Those that still change something, once the catalogue was read again. */
export function stillEdits(edits: Edits, columns: readonly Column[], features: readonly Feature[]): Edits {
  const featureKeys = new Set(features.map(({ key }) => key));
  const kept = edits.filter(({ kind, key, feature, value }) => {
    const column = columns.find((one) => one.kind === kind && one.key === key);
    return column !== undefined && featureKeys.has(feature) && (column.values[feature] ?? null) !== value;
  });
  return kept.length === edits.length ? edits : kept;
}

/** One command for each profile, pack and default that is changed. */
export function commandsOf(edits: Edits): readonly Command[] {
  const defaults = edits.flatMap(({ kind, feature, value }): readonly Command[] =>
    kind === 'default' && value !== null ? [{ kind: 'feature.change', key: feature, defaultValue: value }] : [],
  );
  return [...defaults, ...setCommands(edits, 'profile'), ...setCommands(edits, 'pack')];
}

function setCommands(edits: Edits, kind: 'profile' | 'pack'): readonly Command[] {
  const byKey = new Map<string, Record<string, FeatureValue | null>>();
  for (const edit of edits) {
    if (edit.kind !== kind) continue;
    byKey.set(edit.key, { ...byKey.get(edit.key), [edit.feature]: edit.value });
  }
  return Array.from(byKey, ([key, values]): Command => ({ kind: `${kind}.change`, key, values }));
}
