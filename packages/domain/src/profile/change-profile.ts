import { z } from 'zod';
import { changedFeatureSetFields, decideChangedFeatureSet, type ChangedFeatureSetFacts } from './feature-set.ts';

export const changeProfileSchema = z.strictObject({ kind: z.literal('profile.change'), ...changedFeatureSetFields });
export type ChangeProfile = z.output<typeof changeProfileSchema>;

export const decideChangeProfile = (command: ChangeProfile, facts: ChangedFeatureSetFacts) =>
  decideChangedFeatureSet('profile', command, facts);
