import type { Product } from '@seatledger/domain/product/product.ts';
import type { Tx } from '../../registry-schema.ts';
import { newVersion } from '../../versioned-rows.ts';

/** The product, locked so that nobody else changes it, and nothing comes to refer to it, before the transaction ends. */
export async function lockProduct(tx: Tx, key: string): Promise<Product | undefined> {
  return await tx
    .selectFrom('products')
    .select(['id', 'key', 'name', 'description', 'microsoftClientIds', 'googleClientIds'])
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertProduct(tx: Tx, { microsoftClientIds, googleClientIds, ...product }: Product): Promise<void> {
  await tx
    .insertInto('products')
    .values({ ...product, microsoftClientIds: [...microsoftClientIds], googleClientIds: [...googleClientIds] })
    .execute();
}

export async function updateProduct(tx: Tx, { id, name, description, microsoftClientIds, googleClientIds }: Product): Promise<void> {
  await tx
    .updateTable('products')
    .set({ name, description, microsoftClientIds: [...microsoftClientIds], googleClientIds: [...googleClientIds], ...newVersion })
    .where('id', '=', id)
    .execute();
}
