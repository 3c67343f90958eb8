import { changeProductSchema, decideChangeProduct } from '@seatledger/domain/product/change-product.ts';
import { useCase } from '../../registry-schema.ts';
import { lockEntry, touchedEntry, updateEntry } from './catalogue-queries.ts';

export const changeProduct = useCase({
  schema: changeProductSchema,
  gather: async (tx, { key }) => ({ product: await lockEntry(tx, 'products', key) }),
  decide: decideChangeProduct,
  async write(tx, product) {
    await updateEntry(tx, 'products', product);
    return touchedEntry(product);
  },
});
