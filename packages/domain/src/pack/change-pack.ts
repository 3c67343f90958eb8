import { z } from 'zod';
import { changedFeatureSetFields, decideChangedFeatureSet, type ChangedFeatureSetFacts } from '../profile/feature-set.ts';

export const changePackSchema = z.strictObject({ kind: z.literal('pack.change'), ...changedFeatureSetFields });
export type ChangePack = z.output<typeof changePackSchema>;

export const decideChangePack = (command: ChangePack, facts: ChangedFeatureSetFacts) => decideChangedFeatureSet('pack', command, facts);
