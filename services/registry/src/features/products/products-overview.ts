import type { Kysely } from 'kysely';
import { z } from 'zod';
import { shownEntry, versionOf } from '../../api/fields.ts';
import { rowLimit, type Page } from '../../api/pages.ts';
import type { RegistrySchema } from '../../registry-schema.ts';

export const shownProduct = z.strictObject({
  ...shownEntry,
  microsoftClientIds: z
    .array(z.string())
    .describe('Of its apps at Microsoft, sorted: people ask for it with identity tokens made for these.'),
  googleClientIds: z.array(z.string()).describe('The same at Google.'),
});

type ProductRow = Awaited<ReturnType<typeof listProducts>>[number];

export function showProduct(row: ProductRow): z.output<typeof shownProduct> {
  const { key, name, description, microsoftClientIds, googleClientIds } = row;
  return { key, name, description, microsoftClientIds, googleClientIds, ...versionOf(row) };
}

export async function listProducts(db: Kysely<RegistrySchema>, page: Page) {
  return await selectProducts(db).where('id', '>', page.afterId).orderBy('id').limit(rowLimit(page)).execute();
}

export async function findProduct(db: Kysely<RegistrySchema>, key: string) {
  return await selectProducts(db).where('key', '=', key).executeTakeFirst();
}

function selectProducts(db: Kysely<RegistrySchema>) {
  return db
    .selectFrom('products')
    .select(['id', 'key', 'name', 'description', 'microsoftClientIds', 'googleClientIds', 'version', 'createdAt', 'updatedAt']);
}
