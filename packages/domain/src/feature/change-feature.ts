import { z } from 'zod';
import { CommandRefused, type Decision, found } from '../command/decision.ts';
import { listOf } from '../command/list-of.ts';
import { checkFeatureValue, type FeatureType } from '../entitlement/feature.ts';
import { changedEntryFields } from '../product/catalogue-entry.ts';
import { featureDecision, featureType, featureValue, fittingValue, type Feature, type FeatureUse } from './feature.ts';

/** Bounds, options and length may change as long as every value that is set still fits; a flag never becomes a number. */
export const changeFeatureSchema = z.strictObject({
  kind: z.literal('feature.change'),
  ...changedEntryFields,
  type: featureType.optional(),
  defaultValue: featureValue.optional(),
});
export type ChangeFeature = z.output<typeof changeFeatureSchema>;

export interface ChangeFeatureFacts {
  readonly feature: Feature | undefined;
  /** Every value that profiles, packs and overrides give the feature. */
  readonly uses: readonly FeatureUse[];
}

export function decideChangeFeature(command: ChangeFeature, facts: ChangeFeatureFacts): Decision<Feature> {
  const feature = found(facts.feature, 'feature', command.key, 'key');
  const { key, name = feature.name, description = feature.description, type = feature.type } = command;
  refuseOtherType(feature, type);
  const keepsDefault = command.defaultValue === undefined;
  const defaultValue = keepsDefault ? feature.defaultValue : fittingValue({ key, type }, command.defaultValue, 'defaultValue');
  const uses = keepsDefault ? [{ place: 'the default', value: defaultValue }, ...facts.uses] : facts.uses;
  refuseOutOfBounds(uses, type);
  return featureDecision.changed(feature, { ...feature, name, description, type, defaultValue });
}

function refuseOtherType(feature: Feature, type: FeatureType): void {
  if (type.type === feature.type.type) return;
  throw new CommandRefused(
    'feature_type_fixed',
    `${feature.key} is a ${feature.type.type} feature and stays one; create another feature of type ${type.type}.`,
    'type',
  );
}

function refuseOutOfBounds(uses: readonly FeatureUse[], type: FeatureType): void {
  const misfits = uses.filter(({ value }) => !checkFeatureValue(type, value).ok);
  if (misfits.length === 0) return;
  const places = listOf(misfits.map(({ place, value }) => `${place} (${value})`));
  throw new CommandRefused('values_out_of_bounds', `Change these values first, which would no longer fit: ${places}.`, 'type');
}
