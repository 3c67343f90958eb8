import { decideDeleteProduct, deleteProductSchema } from '@seatledger/domain/product/delete-product.ts';
import { useCase } from '../../registry-schema.ts';
import { findFeatureKeys } from '../features/feature-queries.ts';
import { deleteEntry, touchedEntry } from './catalogue-queries.ts';
import { lockProduct } from './product-queries.ts';

export const deleteProduct = useCase({
  schema: deleteProductSchema,
  gather: async (tx, { key }) => ({ product: await lockProduct(tx, key), features: await findFeatureKeys(tx, key) }),
  decide: decideDeleteProduct,
  async write(tx, product) {
    await deleteEntry(tx, 'products', product.id);
    return touchedEntry(product);
  },
});
