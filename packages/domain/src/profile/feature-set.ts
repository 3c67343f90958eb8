import { z } from 'zod';
import { CommandRefused, type Decision, found } from '../command/decision.ts';
import { key } from '../command/fields.ts';
import { decisionsOn } from '../command/decisions-on.ts';
import type { FeatureType, FeatureValue } from '../entitlement/feature.ts';
import { featureValue, fittingValue } from '../feature/feature.ts';
import { changedEntryFields, newEntryFields, refuseKeyTaken } from '../product/catalogue-entry.ts';

/** What a profile and a pack both are: a named set of feature values. They differ in whom they are given to. */
export interface FeatureSet {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** By feature key. */
  readonly values: Readonly<Record<string, FeatureValue>>;
}

export type FeatureSetWord = 'profile' | 'pack';

const maxValues = 500;

function valuesOf<Value extends z.ZodType>(value: Value) {
  return z.record(key, value).refine((values) => Object.keys(values).length <= maxValues, `must not hold more than ${maxValues} values`);
}

export const newFeatureSetFields = { ...newEntryFields, values: valuesOf(featureValue) };

/** What is left out stays as it is; a value of null is removed. */
export const changedFeatureSetFields = { ...changedEntryFields, values: valuesOf(featureValue.nullable()).default({}) };

type NewFeatureSet = z.output<z.ZodObject<typeof newFeatureSetFields>>;
type ChangedFeatureSet = z.output<z.ZodObject<typeof changedFeatureSetFields>>;

/** The types of the features that a command names, by key, of those that there are. */
export type FeatureTypes = ReadonlyMap<string, FeatureType>;

export interface NewFeatureSetFacts {
  readonly nextId: number;
  readonly keyTaken: boolean;
  readonly types: FeatureTypes;
}

export interface ChangedFeatureSetFacts {
  readonly featureSet: FeatureSet | undefined;
  readonly types: FeatureTypes;
}

export function featureSetDecision(word: FeatureSetWord) {
  return decisionsOn<FeatureSet>(word, ({ id: _, ...readable }) => readable);
}

export function decideNewFeatureSet(word: FeatureSetWord, command: NewFeatureSet, facts: NewFeatureSetFacts): Decision<FeatureSet> {
  const { key, name, description } = command;
  refuseKeyTaken(word, key, facts.keyTaken);
  const values = mergedValues({}, command.values, facts.types);
  return featureSetDecision(word).created({ id: facts.nextId, key, name, description, values });
}

export function decideChangedFeatureSet(
  word: FeatureSetWord,
  command: ChangedFeatureSet,
  facts: ChangedFeatureSetFacts,
): Decision<FeatureSet> {
  const before = found(facts.featureSet, word, command.key, 'key');
  const { name = before.name, description = before.description } = command;
  const values = mergedValues(before.values, command.values, facts.types);
  return featureSetDecision(word).changed(before, { ...before, name, description, values });
}

/** The values with changes made to them, each of which has to fit its feature; null removes a value. */
function mergedValues(
  present: Readonly<Record<string, FeatureValue>>,
  changes: Readonly<Record<string, FeatureValue | null>>,
  types: FeatureTypes,
): Readonly<Record<string, FeatureValue>> {
  const values = new Map(Object.entries(present));
  for (const [key, value] of Object.entries(changes)) {
    const field = `values.${key}`;
    const type = found(types.get(key), 'feature', key, field);
    if (value === null) values.delete(key);
    else values.set(key, fittingValue({ key, type }, value, field));
  }
  if (values.size > maxValues) {
    throw new CommandRefused('too_many_values', `These would be ${values.size} values; ${maxValues} is the most.`, 'values');
  }
  return Object.fromEntries(values);
}
