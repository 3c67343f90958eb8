import { changeProductSchema } from '@seatledger/domain/product/change-product.ts';
import { createProductSchema } from '@seatledger/domain/product/create-product.ts';
import { catalogueRoutes } from '../../api/catalogue-routes.ts';
import { findProduct, listProducts, showProduct, shownProduct } from './products-overview.ts';

export const addProductRoutes = catalogueRoutes({
  word: 'product',
  table: 'products',
  shown: shownProduct,
  newOne: createProductSchema.omit({ kind: true }),
  changedOne: changeProductSchema.omit({ kind: true, key: true }),
  filters: {},
  list: listProducts,
  find: findProduct,
  show: showProduct,
});
