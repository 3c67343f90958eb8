import { createProductSchema, decideCreateProduct } from '@seatledger/domain/product/create-product.ts';
import { useCase } from '../../registry-schema.ts';
import { nextRegistryId } from '../../versioned-rows.ts';
import { isKeyTaken, touchedEntry } from './catalogue-queries.ts';

export const createProduct = useCase({
  schema: createProductSchema,
  gather: async (tx, { key }) => ({ nextId: await nextRegistryId(tx, 'products'), keyTaken: await isKeyTaken(tx, 'products', key) }),
  decide: decideCreateProduct,
  async write(tx, product) {
    await tx.insertInto('products').values(product).execute();
    return touchedEntry(product);
  },
});
