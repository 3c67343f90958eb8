import { z } from 'zod';
import { CommandRefused, type Decision, found } from '../command/decision.ts';
import { key } from '../command/fields.ts';
import { listOf } from '../command/list-of.ts';
import { featureDecision, type Feature, type FeatureUse } from './feature.ts';

export const deleteFeatureSchema = z.strictObject({ kind: z.literal('feature.delete'), key });
export type DeleteFeature = z.output<typeof deleteFeatureSchema>;

export interface DeleteFeatureFacts {
  readonly feature: Feature | undefined;
  /** The profiles, packs and overrides that set it. */
  readonly uses: readonly FeatureUse[];
}

export function decideDeleteFeature(command: DeleteFeature, facts: DeleteFeatureFacts): Decision<Feature> {
  const feature = found(facts.feature, 'feature', command.key, 'key');
  if (facts.uses.length > 0) {
    const places = listOf(facts.uses.map(({ place }) => place));
    throw new CommandRefused('feature_in_use', `${feature.key} is set in ${places}; remove it there first.`, 'key');
  }
  return featureDecision.deleted(feature);
}
