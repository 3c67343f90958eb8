import { createProductSchema, decideCreateProduct } from '@seatledger/domain/product/create-product.ts';
import { useCase } from '../../registry-schema.ts';
import { nextRegistryId } from '../../versioned-rows.ts';
import { isKeyTaken, touchedEntry } from './catalogue-queries.ts';
import { insertProduct } from './product-queries.ts';

export const createProduct = useCase({
  schema: createProductSchema,
  gather: async (tx, { key }) => ({ nextId: await nextRegistryId(tx, 'products'), keyTaken: await isKeyTaken(tx, 'products', key) }),
  decide: decideCreateProduct,
  async write(tx, product) {
    await insertProduct(tx, product);
    return touchedEntry(product);
  },
});
