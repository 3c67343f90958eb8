import { createProfileSchema, decideCreateProfile } from '@seatledger/domain/profile/create-profile.ts';
import { useCase } from '../../registry-schema.ts';
import { gatherNewFeatureSet, insertFeatureSet } from './feature-set-queries.ts';

export const createProfile = useCase({
  schema: createProfileSchema,
  gather: (tx, command) => gatherNewFeatureSet(tx, 'profile', command),
  decide: decideCreateProfile,
  write: (tx, profile) => insertFeatureSet(tx, 'profile', profile),
});
