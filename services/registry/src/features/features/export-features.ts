import { catalogueExport } from '../../api/catalogue-export.ts';
import { everyPage } from '../../api/every-page.ts';
import { featureFilters } from './feature-filters.ts';
import { listFeatures, showFeature } from './features-overview.ts';

export const addFeatureExport = catalogueExport({
  word: 'feature',
  plural: 'features',
  filters: featureFilters,
  rows: (db, _scope, filters) => everyPage((page) => listFeatures(db, page, filters)),
  show: showFeature,
  columns: [
    ['product', (feature) => feature.product],
    ['type', (feature) => JSON.stringify(feature.type)],
    ['defaultValue', (feature) => feature.defaultValue],
  ],
});
