import { changeFeatureSchema } from '@seatledger/domain/feature/change-feature.ts';
import { createFeatureSchema } from '@seatledger/domain/feature/create-feature.ts';
import { catalogueRoutes } from '../../api/catalogue-routes.ts';
import { featureFilters } from './feature-filters.ts';
import { findFeature, listFeatures, showFeature, shownFeature } from './features-overview.ts';

export const addFeatureRoutes = catalogueRoutes({
  word: 'feature',
  table: 'features',
  shown: shownFeature,
  newOne: createFeatureSchema.omit({ kind: true }),
  changedOne: changeFeatureSchema.omit({ kind: true, key: true }),
  filters: featureFilters,
  list: listFeatures,
  find: findFeature,
  show: showFeature,
});
