import type { Domain } from '@seatledger/domain/domain/domain.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';
import { changedOnce, type ChangedRow } from '../../working-set/working-rows.ts';

export const updateDomain = (tx: Tx, domain: Domain) => updateDomains(tx, [changedOnce(domain)]);

/** All of domains but their aliases and their packs. */
export async function updateDomains(tx: Tx, domains: readonly ChangedRow<Domain>[]): Promise<void> {
  if (domains.length === 0) return;
  const records = domains.map(({ row: { validity, ...domain }, changes, suspendedAnew }) => {
    const { id, customerId, name, seatLimit, graceDays, offlineLeaseDays, suspensionReason, microsoftTenants } = domain;
    const said = { id, customerId, name, seatLimit, graceDays, offlineLeaseDays, suspensionReason, microsoftTenants };
    return { ...said, validFrom: validity.from, validUntil: validity.until, changes, suspendedAnew };
  });
  await sql`
    update domains d set
      customer_id = r."customerId", name = r.name, valid_from = r."validFrom", valid_until = r."validUntil",
      seat_limit = r."seatLimit", grace_days = r."graceDays", offline_lease_days = r."offlineLeaseDays", suspension_reason = r."suspensionReason",
      microsoft_tenants = r."microsoftTenants",
      suspended_at = case
        when r."suspensionReason" is null then null
        when r."suspendedAnew" then now()
        else coalesce(d.suspended_at, now())
      end,
      version = d.version + r.changes, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) r (
      id bigint, "customerId" bigint, name text, "seatLimit" integer, "graceDays" smallint, "offlineLeaseDays" smallint, "suspensionReason" text,
      "microsoftTenants" uuid[],
      "validFrom" date, "validUntil" date, changes integer, "suspendedAnew" boolean
    )
    where d.id = r.id`.execute(tx);
}
