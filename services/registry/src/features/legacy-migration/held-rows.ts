import { type DataSubject } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { mentions } from '../privacy/mentions.ts';

/** Rows of old databases that are about somebody. */
export interface HeldLegacyRows {
  readonly rows: readonly { readonly migrationId: number; readonly position: number }[];
  /** Ids of quarantined rows. */
  readonly quarantined: readonly number[];
}

/** By the address: what refers to the person's row says no more than its id. */
export async function findHeldLegacyRows(db: Kysely<RegistrySchema>, subject: DataSubject): Promise<HeldLegacyRows> {
  const { rows } = await sql<{ migrationId: number; position: number }>`
    select r.migration_id, r.position from legacy_rows r join legacy_migrations m on m.id = r.migration_id
    where m.created_at < ${subject.madeBefore.toString()}::timestamptz
      and (r.name = any(${subject.emails}::text[]) or (r.mapped is null and ${mentions(sql`r.raw::text`, subject)}))
    order by 1, 2`.execute(db);
  const { rows: quarantined } = await sql<{ id: number }>`
    select id from quarantined_rows
    where created_at < ${subject.madeBefore.toString()}::timestamptz
      and (${mentions(sql`raw::text`, subject)} or ${mentions(sql`coalesce(corrected::text, '')`, subject)} or ${mentions(sql`detail`, subject)})
    order by id`.execute(db);
  return { rows, quarantined: quarantined.map(({ id }) => id) };
}

/** With what was planned of them. That the person's row became a user is remembered, so that a later migration does not bring it back. */
export async function eraseLegacyRows(tx: Tx, { rows, quarantined }: HeldLegacyRows): Promise<void> {
  await tx
    .deleteFrom('quarantinedRows')
    .where('id', '=', sql<number>`any(${quarantined}::bigint[])`)
    .execute();
  if (rows.length === 0) return;
  const held = sql`json_to_recordset(${JSON.stringify(rows)}::json) h ("migrationId" bigint, position integer)`;
  await sql`delete from legacy_steps s using ${held} where s.migration_id = h."migrationId" and s.position = h.position`.execute(tx);
  await sql`delete from legacy_fates f using ${held} where f.migration_id = h."migrationId" and f.position = h.position`.execute(tx);
  await sql`delete from legacy_rows r using ${held} where r.migration_id = h."migrationId" and r.position = h.position`.execute(tx);
}
