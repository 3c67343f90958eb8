import { decideDeleteProfile, deleteProfileSchema } from '@seatledger/domain/profile/delete-profile.ts';
import { useCase } from '../../registry-schema.ts';
import { deleteFeatureSet, lockFeatureSet } from './feature-set-queries.ts';
import { countUsersWithProfile } from './profile-queries.ts';

export const deleteProfile = useCase({
  schema: deleteProfileSchema,
  gather: async (tx, { key }) => ({ profile: await lockFeatureSet(tx, 'profile', key), userCount: await countUsersWithProfile(tx, key) }),
  decide: decideDeleteProfile,
  write: (tx, profile) => deleteFeatureSet(tx, 'profile', profile),
});
