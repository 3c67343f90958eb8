import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { shownEntry, shownValue, versionOf } from '../../api/fields.ts';
import { rowLimit, type Page } from '../../api/pages.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { typeOf } from './feature-type-columns.ts';

export const shownFeature = z.strictObject({
  product: z.string().describe('Key of the product.'),
  type: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('flag') }),
    z.strictObject({ type: z.literal('number'), minimum: z.int(), maximum: z.int() }),
    z.strictObject({ type: z.literal('choice'), options: z.array(z.string()) }),
    z.strictObject({ type: z.literal('text'), maxLength: z.int() }),
  ]),
  defaultValue: shownValue,
  ...shownEntry,
});

type FeatureRow = Awaited<ReturnType<typeof listFeatures>>[number];

export function showFeature(row: FeatureRow) {
  const { key, product, name, description } = row;
  return { key, product, name, description, type: typeOf(row), defaultValue: row.defaultValue as FeatureValue, ...versionOf(row) };
}

export async function listFeatures(db: Kysely<RegistrySchema>, page: Page, filter: { readonly product?: string | undefined }) {
  const query = selectFeatures(db).where('features.id', '>', page.afterId).orderBy('features.id').limit(rowLimit(page));
  if (filter.product === undefined) return await query.execute();
  return await query.where('features.productId', '=', sql<number>`(select id from products where key = ${filter.product})`).execute();
}

export async function findFeature(db: Kysely<RegistrySchema>, key: string) {
  return await selectFeatures(db).where('features.key', '=', key).executeTakeFirst();
}

function selectFeatures(db: Kysely<RegistrySchema>) {
  return db
    .selectFrom('features')
    .innerJoin('products', 'products.id', 'features.productId')
    .select(['features.id', 'products.key as product', 'features.key', 'features.name', 'features.description', 'features.defaultValue'])
    .select(['features.type', 'features.minimum', 'features.maximum', 'features.options', 'features.maxLength'])
    .select(['features.version', 'features.createdAt', 'features.updatedAt']);
}
