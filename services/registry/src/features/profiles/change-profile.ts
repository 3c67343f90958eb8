import { changeProfileSchema, decideChangeProfile } from '@seatledger/domain/profile/change-profile.ts';
import { useCase } from '../../registry-schema.ts';
import { gatherFeatureSet, updateFeatureSet } from './feature-set-queries.ts';

export const changeProfile = useCase({
  schema: changeProfileSchema,
  gather: (tx, command) => gatherFeatureSet(tx, 'profile', command),
  decide: decideChangeProfile,
  write: (tx, profile) => updateFeatureSet(tx, 'profile', profile),
});
