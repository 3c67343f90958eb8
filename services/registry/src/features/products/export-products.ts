import { catalogueExport } from '../../api/catalogue-export.ts';
import { everyPage } from '../../api/every-page.ts';
import { listProducts, showProduct } from './products-overview.ts';

export const addProductExport = catalogueExport({
  word: 'product',
  plural: 'products',
  filters: {},
  rows: (db) => everyPage((page) => listProducts(db, page)),
  show: showProduct,
  columns: [
    ['microsoftClientIds', (product) => product.microsoftClientIds.join(' ')],
    ['googleClientIds', (product) => product.googleClientIds.join(' ')],
  ],
});
