import { catalogueExport } from '../../api/catalogue-export.ts';
import { everyPage } from '../../api/every-page.ts';
import { listFeatureSets, showFeatureSet } from '../profiles/shown-feature-set-queries.ts';

export const addPackExport = catalogueExport({
  word: 'pack',
  plural: 'packs',
  filters: {},
  rows: (db) => everyPage((page) => listFeatureSets(db, 'packs', page)),
  show: showFeatureSet,
  columns: [['values', (pack) => JSON.stringify(pack.values)]],
});
