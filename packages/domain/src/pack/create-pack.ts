import { z } from 'zod';
import { decideNewFeatureSet, newFeatureSetFields, type NewFeatureSetFacts } from '../profile/feature-set.ts';

export const createPackSchema = z.strictObject({ kind: z.literal('pack.create'), ...newFeatureSetFields });
export type CreatePack = z.output<typeof createPackSchema>;

export const decideCreatePack = (command: CreatePack, facts: NewFeatureSetFacts) => decideNewFeatureSet('pack', command, facts);
