import { changeProfileSchema } from '@seatledger/domain/profile/change-profile.ts';
import { createProfileSchema } from '@seatledger/domain/profile/create-profile.ts';
import { catalogueRoutes } from '../../api/catalogue-routes.ts';
import { findFeatureSet, listFeatureSets, showFeatureSet, shownFeatureSet } from './shown-feature-set-queries.ts';

export const addProfileRoutes = catalogueRoutes({
  word: 'profile',
  table: 'profiles',
  shown: shownFeatureSet.describe('Feature values that users are given.'),
  newOne: createProfileSchema.omit({ kind: true }),
  changedOne: changeProfileSchema.omit({ kind: true, key: true }),
  filters: {},
  list: (db, page) => listFeatureSets(db, 'profiles', page),
  find: (db, key) => findFeatureSet(db, 'profiles', key),
  show: showFeatureSet,
});
