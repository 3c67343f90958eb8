import { z } from 'zod';
import { decideNewFeatureSet, newFeatureSetFields, type NewFeatureSetFacts } from './feature-set.ts';

export const createProfileSchema = z.strictObject({ kind: z.literal('profile.create'), ...newFeatureSetFields });
export type CreateProfile = z.output<typeof createProfileSchema>;

export const decideCreateProfile = (command: CreateProfile, facts: NewFeatureSetFacts) => decideNewFeatureSet('profile', command, facts);
