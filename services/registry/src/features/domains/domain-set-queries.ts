import type { Domain } from '@seatledger/domain/domain/domain.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';
import type { ChangedRow } from '../../working-set/working-rows.ts';

/** What changes of domains change that concern neither their names nor their packs. */
export async function updateDomains(tx: Tx, domains: readonly ChangedRow<Domain>[]): Promise<void> {
  if (domains.length === 0) return;
  const records = domains.map(({ row: { id, validity, seatLimit, graceDays, suspensionReason }, changes, suspendedAnew }) => {
    return { id, validFrom: validity.from, validUntil: validity.until, seatLimit, graceDays, suspensionReason, changes, suspendedAnew };
  });
  await sql`
    update domains d set
      valid_from = r."validFrom", valid_until = r."validUntil", seat_limit = r."seatLimit", grace_days = r."graceDays",
      suspension_reason = r."suspensionReason",
      suspended_at = case
        when r."suspensionReason" is null then null
        when r."suspendedAnew" then now()
        else d.suspended_at
      end,
      version = d.version + r.changes, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) r (
      id bigint, "validFrom" date, "validUntil" date, "seatLimit" integer, "graceDays" smallint, "suspensionReason" text,
      changes integer, "suspendedAnew" boolean
    )
    where d.id = r.id`.execute(tx);
}
