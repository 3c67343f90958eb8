import { catalogueExport } from '../../api/catalogue-export.ts';
import { everyPage } from '../../api/every-page.ts';
import { listFeatureSets, showFeatureSet } from './shown-feature-set-queries.ts';

export const addProfileExport = catalogueExport({
  word: 'profile',
  plural: 'profiles',
  filters: {},
  rows: (db) => everyPage((page) => listFeatureSets(db, 'profiles', page)),
  show: showFeatureSet,
  columns: [['values', (profile) => JSON.stringify(profile.values)]],
});
