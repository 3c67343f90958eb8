import { describeOrigin, resolveEntitlements } from '@seatledger/domain/entitlement/resolve-entitlements.ts';
import { idsOf, type DataSubject, type HeldSection } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';
import { exportedLegacyRows } from '../legacy-migration/held-rows.ts';
import { readLicenceSources } from '../history/read-licence-sources.ts';
import { findHeld } from './held-queries.ts';
import { exportRequests } from './export-requests.ts';

/** Everything of the registry that is about somebody, in words rather than ids. */
export async function exportHeld(db: Kysely<RegistrySchema>, subject: DataSubject, locale: 'en' | 'fr'): Promise<readonly HeldSection[]> {
  const { users, formerUsers, contacts, imports, leaverChecks, delegations, legacyRows } = await findHeld(db, subject);
  const isGiver = sql`from_operator_id = any(${idsOf('operator', subject.references)}::bigint[])`;
  const ids = sql`any(${users}::bigint[])`;
  const formerIds = sql`any(${formerUsers}::bigint[])`;
  const lists: Readonly<Record<string, RawBuilder<Readonly<Record<string, unknown>>>>> = {
    user: sql`
      select u.id, u.local_part || '@' || d.name as email, u.display_name as "displayName", c.name as customer, p.name as profile,
        u.valid_from as "validFrom", u.valid_until as "validUntil", u.suspended_at as "suspendedAt",
        u.suspension_reason as "suspensionReason", u.created_at as "createdAt", u.updated_at as "updatedAt"
      from users u join domains d on d.id = u.domain_id join customers c on c.id = d.customer_id left join profiles p on p.id = u.profile_id
      where u.id = ${ids} order by u.id`,
    override: sql`
      select f.name as feature, o.value, o.valid_from as "validFrom", o.valid_until as "validUntil", o.reason, o.created_at as "createdAt"
      from overrides o join features f on f.id = o.feature_id where o.user_id = ${ids} order by o.user_id, f.name`,
    formerUser: sql`
      select u.id, u.local_part || '@' || d.name as email, u.display_name as "displayName", p.name as profile,
        u.valid_from as "validFrom", u.valid_until as "validUntil", u.suspended_at as "suspendedAt",
        u.suspension_reason as "suspensionReason", u.since, u.until
      from users_over_time u
      join domains_over_time d on d.id = u.domain_id and d.since < u.until and (d.until is null or d.until >= u.until)
      left join lateral (
        select name from profiles_over_time where id = u.profile_id and since < u.until order by since desc limit 1
      ) p on true
      where u.id = ${formerIds} and u.until is not null order by u.id, u.since`,
    formerOverride: sql`
      select f.key as feature, o.value, o.valid_from as "validFrom", o.valid_until as "validUntil", o.reason, o.since, o.until
      from overrides_over_time o
      left join lateral (
        select key from features_over_time where id = o.feature_id and since < o.until order by since desc limit 1
      ) f on true
      where o.user_id = ${formerIds} and o.until is not null order by o.user_id, o.since`,
    contact: sql`
      select c.name as customer, k.name, k.email, k.role, k.created_at as "createdAt"
      from customer_contacts k join customers c on c.id = k.customer_id
      where k.email = any(${contacts.map(({ email }) => email)}::text[]) order by c.id`,
    import: sql`
      select file_name as "fileName", created_at as "createdAt" from imports where id = any(${imports}::bigint[]) order by id`,
    leaverCheck: sql`
      select file_name as "fileName", created_at as "createdAt" from leaver_checks where id = any(${leaverChecks}::bigint[]) order by id`,
    legacyRow: exportedLegacyRows(legacyRows, subject),
    delegation: sql`
      select ${isGiver} as given, valid_from as "validFrom", valid_until as "validUntil", commands, case when ${isGiver} then reason end as reason,
        created_at as "createdAt", ended_at as "endedAt"
      from delegations where id = any(${delegations}::bigint[]) order by id`,
  };
  const sections: HeldSection[] = [];
  for (const [kind, query] of Object.entries(lists)) {
    const { rows } = await query.execute(db);
    if (rows.length > 0) sections.push({ kind, rows });
  }
  return [...sections, ...(await exportRequests(db, subject)), ...(await exportEntitlements(db, users, locale))];
}

/** What they get today, and where it comes from. */
async function exportEntitlements(
  db: Kysely<RegistrySchema>,
  users: readonly number[],
  locale: 'en' | 'fr',
): Promise<readonly HeldSection[]> {
  const sections: HeldSection[] = [];
  for (const id of users) {
    const { features, layers } = await readLicenceSources(db, null, id, Infinity);
    const rows = resolveEntitlements(features, layers, Date.now()).map(({ key, value, origin }) => {
      return { feature: key, value, origin: describeOrigin(origin, locale) };
    });
    if (rows.length > 0) sections.push({ kind: 'entitlement', rows });
  }
  return sections;
}
