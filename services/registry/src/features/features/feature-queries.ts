import type { FeatureType, FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import type { Feature, FeatureUse } from '@seatledger/domain/feature/feature.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';
import { newVersion } from '../../versioned-rows.ts';
import { columnsOf, typeOf } from './feature-type-columns.ts';

const typeColumns = ['features.type', 'features.minimum', 'features.maximum', 'features.options', 'features.maxLength'] as const;

/** The feature, locked so that nobody else changes it, or gives it a value, before the transaction ends. */
export async function lockFeature(tx: Tx, key: string): Promise<Feature | undefined> {
  const row = await tx
    .selectFrom('features')
    .innerJoin('products', 'products.id', 'features.productId')
    .select(['features.id', 'products.key as product', 'features.key', 'features.name', 'features.description', 'features.defaultValue'])
    .select(typeColumns)
    .where('features.key', '=', key)
    .forUpdate('features')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { id, product, name, description, defaultValue } = row;
  return { id, product, key, name, description, type: typeOf(row), defaultValue: defaultValue as FeatureValue };
}

/** The types of those of the features that there are, by key; they stay what they are until the transaction ends. */
export async function holdFeatureTypes(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, FeatureType>> {
  if (keys.length === 0) return new Map();
  const rows = await tx
    .selectFrom('features')
    .select(['features.key', ...typeColumns])
    .where('key', '=', sql<string>`any(${keys})`)
    .orderBy('id')
    .forKeyShare()
    .execute();
  return new Map(rows.map((row) => [row.key, typeOf(row)]));
}

export async function findFeatureKeys(tx: Tx, productKey: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('features')
    .innerJoin('products', 'products.id', 'features.productId')
    .select('features.key')
    .where('products.key', '=', productKey)
    .orderBy('features.key')
    .execute();
  return rows.map(({ key }) => key);
}

/** Where a feature is set, and to what. Of the overrides, which may be very many, one for each value. */
export async function findUses(tx: Tx, featureId: number | undefined): Promise<FeatureUse[]> {
  if (featureId === undefined) return [];
  const { rows } = await sql<FeatureUse>`
    select 'profile ' || p.key as place, v.value from profile_values v join profiles p on p.id = v.profile_id where v.feature_id = ${featureId}
    union all
    select 'pack ' || p.key, v.value from pack_values v join packs p on p.id = v.pack_id where v.feature_id = ${featureId}
    union all
    (select distinct on (o.value) 'the override of ' || u.local_part || '@' || d.name, o.value
     from overrides o join users u on u.id = o.user_id join domains d on d.id = u.domain_id
     where o.feature_id = ${featureId} order by o.value, u.id)
    order by place`.execute(tx);
  return rows;
}

export async function insertFeature(tx: Tx, feature: Feature): Promise<void> {
  await tx
    .insertInto('features')
    .values({
      id: feature.id,
      key: feature.key,
      ...featureColumns(feature),
      productId: sql<number>`(select id from products where key = ${feature.product})`,
    })
    .execute();
}

export async function updateFeature(tx: Tx, feature: Feature): Promise<void> {
  await tx
    .updateTable('features')
    .set({ ...featureColumns(feature), ...newVersion })
    .where('id', '=', feature.id)
    .execute();
}

function featureColumns({ name, description, type, defaultValue }: Feature) {
  return { name, description, ...columnsOf(type), defaultValue: sql<FeatureValue>`${JSON.stringify(defaultValue)}::jsonb` };
}
