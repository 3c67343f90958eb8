import type { FeatureSet } from '@seatledger/domain/profile/feature-set.ts';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { shownEntry, shownValue, versionOf } from '../../api/fields.ts';
import { rowLimit, type Page } from '../../api/pages.ts';
import type { RegistrySchema } from '../../registry-schema.ts';

export const shownFeatureSet = z.strictObject({
  ...shownEntry,
  values: z.record(z.string(), shownValue).describe('By the key of the feature.'),
});

type FeatureSetRow = Awaited<ReturnType<typeof findFeatureSet>> & object;

export function showFeatureSet(row: FeatureSetRow): z.output<typeof shownFeatureSet> {
  const { key, name, description, values } = row;
  return { key, name, description, values, ...versionOf(row) };
}

type Table = 'profiles' | 'packs';

export async function listFeatureSets(db: Kysely<RegistrySchema>, table: Table, page: Page) {
  return await selectFeatureSets(db, table).where('id', '>', page.afterId).orderBy('id').limit(rowLimit(page)).execute();
}

export async function findFeatureSet(db: Kysely<RegistrySchema>, table: Table, key: string) {
  return await selectFeatureSets(db, table).where('key', '=', key).executeTakeFirst();
}

const valuesOf = {
  profiles: sql<FeatureSet['values']>`(
    select coalesce(jsonb_object_agg(f.key, v.value), '{}')
    from profile_values v join features f on f.id = v.feature_id where v.profile_id = profiles.id)`,
  packs: sql<FeatureSet['values']>`(
    select coalesce(jsonb_object_agg(f.key, v.value), '{}')
    from pack_values v join features f on f.id = v.feature_id where v.pack_id = packs.id)`,
};

function selectFeatureSets(db: Kysely<RegistrySchema>, table: Table) {
  return db
    .selectFrom(table)
    .select(['id', 'key', 'name', 'description', 'version', 'createdAt', 'updatedAt'])
    .select(valuesOf[table].as('values'));
}
