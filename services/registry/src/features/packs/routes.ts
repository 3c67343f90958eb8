import { changePackSchema } from '@seatledger/domain/pack/change-pack.ts';
import { createPackSchema } from '@seatledger/domain/pack/create-pack.ts';
import { catalogueRoutes } from '../../api/catalogue-routes.ts';
import { findFeatureSet, listFeatureSets, showFeatureSet, shownFeatureSet } from '../profiles/shown-feature-set-queries.ts';

export const addPackRoutes = catalogueRoutes({
  word: 'pack',
  table: 'packs',
  shown: shownFeatureSet.describe('Feature values that are bound to domains.'),
  newOne: createPackSchema.omit({ kind: true }),
  changedOne: changePackSchema.omit({ kind: true, key: true }),
  filters: {},
  list: (db, page) => listFeatureSets(db, 'packs', page),
  find: (db, key) => findFeatureSet(db, 'packs', key),
  show: showFeatureSet,
});
