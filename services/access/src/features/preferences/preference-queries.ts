import { initialPreferences, type Preferences, type PreferenceValues } from '@seatledger/domain/preferences/preferences.ts';
import { sql, type Kysely } from 'kysely';
import type { AccessSchema, Tx } from '../../access-schema.ts';

export async function findPreferences(kysely: Kysely<AccessSchema>, operatorId: number): Promise<Preferences | undefined> {
  const row = await selectPreferences(kysely, operatorId).executeTakeFirst();
  return row && preferencesOf(row);
}

/** Locks the account, which has the language and is there before any preferences are. */
export async function lockPreferences(tx: Tx, operatorId: number): Promise<Preferences | undefined> {
  await tx.selectFrom('operators').select('id').where('id', '=', operatorId).forNoKeyUpdate().execute();
  return await findPreferences(tx, operatorId);
}

export async function savePreferences(tx: Tx, { id, version, locale, ...values }: Preferences): Promise<void> {
  const document = JSON.stringify(values);
  await tx
    .insertInto('preferences')
    .values({ operatorId: id, document, version: version + 1 })
    .onConflict((conflict) =>
      conflict.column('operatorId').doUpdateSet({ document, version: version + 1, updatedAt: sql<Temporal.Instant>`now()` }),
    )
    .execute();
  await tx.updateTable('operators').set({ locale }).where('id', '=', id).where('locale', '!=', locale).execute();
}

function selectPreferences(kysely: Kysely<AccessSchema>, operatorId: number) {
  return kysely
    .selectFrom('operators')
    .leftJoin('preferences', 'preferences.operatorId', 'operators.id')
    .select(['operators.id', 'operators.locale', 'preferences.document', 'preferences.version'])
    .where('operators.id', '=', operatorId);
}

interface PreferencesRow {
  readonly id: number;
  readonly locale: string;
  readonly document: unknown;
  readonly version: number | null;
}

function preferencesOf({ id, locale, document, version }: PreferencesRow): Preferences {
  const values = { locale: locale as PreferenceValues['locale'], ...initialPreferences, ...(document as PreferenceValues | null) };
  return { id, version: version ?? 1, ...values };
}
