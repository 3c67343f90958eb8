import { changeProductSchema, decideChangeProduct } from '@seatledger/domain/product/change-product.ts';
import { useCase } from '../../registry-schema.ts';
import { touchedEntry } from './catalogue-queries.ts';
import { lockProduct, updateProduct } from './product-queries.ts';

export const changeProduct = useCase({
  schema: changeProductSchema,
  gather: async (tx, { key }) => ({ product: await lockProduct(tx, key) }),
  decide: decideChangeProduct,
  async write(tx, product) {
    await updateProduct(tx, product);
    return touchedEntry(product);
  },
});
