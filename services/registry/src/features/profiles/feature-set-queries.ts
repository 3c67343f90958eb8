import type { FeatureSet, FeatureSetWord } from '@seatledger/domain/profile/feature-set.ts';
import type { Touched } from '@seatledger/platform/commands/use-case.ts';
import { sql } from 'kysely';
import type { ChangedEntity, Tx } from '../../registry-schema.ts';
import { nextRegistryId } from '../../versioned-rows.ts';
import { holdFeatureTypes } from '../features/feature-queries.ts';
import { deleteEntry, isKeyTaken, lockEntry, touchedEntry, updateEntry } from '../products/catalogue-queries.ts';

/** Profiles and packs are stored alike, each in a table of its own with another for the values. */
const tables = {
  profile: { entries: 'profiles', values: sql.table('profile_values'), entryId: sql.ref('profile_id') },
  pack: { entries: 'packs', values: sql.table('pack_values'), entryId: sql.ref('pack_id') },
} as const;

export async function lockFeatureSet(tx: Tx, word: FeatureSetWord, key: string): Promise<FeatureSet | undefined> {
  const entry = await lockEntry(tx, tables[word].entries, key);
  return entry && { ...entry, values: await findValues(tx, word, entry.id) };
}

async function findValues(tx: Tx, word: FeatureSetWord, id: number): Promise<FeatureSet['values']> {
  const { values, entryId } = tables[word];
  const { rows } = await sql<{ values: FeatureSet['values'] }>`
    select coalesce(jsonb_object_agg(f.key, v.value), '{}') as values
    from ${values} v join features f on f.id = v.feature_id where v.${entryId} = ${id}`.execute(tx);
  return rows[0]?.values ?? {};
}

export async function gatherNewFeatureSet(tx: Tx, word: FeatureSetWord, command: { readonly key: string; readonly values: object }) {
  const { entries } = tables[word];
  return {
    nextId: await nextRegistryId(tx, entries),
    keyTaken: await isKeyTaken(tx, entries, command.key),
    types: await holdFeatureTypes(tx, Object.keys(command.values)),
  };
}

export async function gatherFeatureSet(tx: Tx, word: FeatureSetWord, command: { readonly key: string; readonly values: object }) {
  return {
    featureSet: await lockFeatureSet(tx, word, command.key),
    types: await holdFeatureTypes(tx, Object.keys(command.values)),
  };
}

export async function insertFeatureSet(tx: Tx, word: FeatureSetWord, featureSet: FeatureSet): Promise<readonly Touched<ChangedEntity>[]> {
  const { id, key, name, description } = featureSet;
  await tx.insertInto(tables[word].entries).values({ id, key, name, description }).execute();
  await saveValues(tx, word, featureSet);
  return touchedEntry(featureSet);
}

export async function updateFeatureSet(tx: Tx, word: FeatureSetWord, featureSet: FeatureSet): Promise<readonly Touched<ChangedEntity>[]> {
  await updateEntry(tx, tables[word].entries, featureSet);
  await saveValues(tx, word, featureSet);
  return touchedEntry(featureSet);
}

export async function deleteFeatureSet(tx: Tx, word: FeatureSetWord, featureSet: FeatureSet): Promise<readonly Touched<ChangedEntity>[]> {
  await deleteEntry(tx, tables[word].entries, featureSet.id);
  return touchedEntry(featureSet);
}

/** Lets a set hold these values and no others. */
async function saveValues(tx: Tx, word: FeatureSetWord, { id, values: newValues }: FeatureSet): Promise<void> {
  const { values, entryId } = tables[word];
  await sql`
    delete from ${values} v using features f
    where v.${entryId} = ${id} and f.id = v.feature_id and f.key <> all(${Object.keys(newValues)}::text[])`.execute(tx);
  await sql`
    insert into ${values} as present (${entryId}, feature_id, value)
    select ${id}, f.id, given.value from jsonb_each(${JSON.stringify(newValues)}::jsonb) as given join features f using (key)
    on conflict (${entryId}, feature_id) do update set value = excluded.value where present.value <> excluded.value`.execute(tx);
}
