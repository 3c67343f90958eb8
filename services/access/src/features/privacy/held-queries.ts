import {
  idsOf,
  type DataSubject,
  type HeldAddress,
  type HeldSection,
  type Identity,
} from '@seatledger/platform/privacy/personal-data-holder.ts';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { AccessSchema } from '../../access-schema.ts';
import { belongings } from './erasure-queries.ts';

/** Whoever has been erased is nobody any more. */
const isSomebody = sql<boolean>`email not like '%@erased.invalid'`;

export async function identify(db: Kysely<AccessSchema>, { emails, references }: Identity): Promise<Identity> {
  const { rows } = await sql<{ id: number; email: string }>`
    select id, email from operators
    where (email = any(${emails}::text[]) or id = any(${idsOf('operator', references)}::bigint[])) and ${isSomebody} order by id`.execute(
    db,
  );
  return { emails: rows.map(({ email }) => email), references: rows.map(({ id }) => `operator/${id}`) };
}

/** Those of the subject's references that are of operators who are still there. */
export async function findOperators(db: Kysely<AccessSchema>, { references, madeBefore }: DataSubject): Promise<readonly HeldOperator[]> {
  const { rows } = await sql<HeldOperator>`
    select id, email from operators
    where id = any(${idsOf('operator', references)}::bigint[]) and ${isSomebody} and created_at < ${madeBefore.toString()}::timestamptz
    order by id`.execute(db);
  return rows;
}

export interface HeldOperator {
  readonly id: number;
  readonly email: string;
}

export async function countBelongings(db: Kysely<AccessSchema>, operatorIds: readonly number[]): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const [kind, table] of Object.entries(belongings)) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(`access.${table}`)} where operator_id = any(${operatorIds}::bigint[])`.execute(db);
    counts[kind] = rows[0]?.count ?? 0;
  }
  return counts;
}

export async function countInvitations(db: Kysely<AccessSchema>, { emails, madeBefore }: DataSubject): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from links
    where operator_id is null and email = any(${emails}::text[]) and created_at < ${madeBefore.toString()}::timestamptz`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function listAddresses(db: Kysely<AccessSchema>, references: readonly string[]): Promise<readonly HeldAddress[]> {
  const { rows } = await sql<HeldAddress>`
    select email, 'operator/' || id as reference, created_at as "madeAt"
    from operators where id = any(${idsOf('operator', references)}::bigint[]) and ${isSomebody}
    union all
    select email, null, created_at from links where email is not null`.execute(db);
  return rows;
}

/** Everything but what is secret, or says something only to a machine. */
export async function exportHeld(db: Kysely<AccessSchema>, subject: DataSubject): Promise<readonly HeldSection[]> {
  const ids = sql`any(${(await findOperators(db, subject)).map(({ id }) => id)}::bigint[])`;
  const lists: Readonly<Record<string, RawBuilder<Readonly<Record<string, unknown>>>>> = {
    operator: sql`
      select o.id, o.email, o.display_name as "displayName", o.locale, o.suspended_at as "suspendedAt", o.suspension_reason as "suspensionReason",
        array(select r.name from operator_roles m join roles r on r.id = m.role_id where m.operator_id = o.id order by 1) as roles,
        o.created_at as "createdAt", o.updated_at as "updatedAt"
      from operators o where o.id = ${ids} order by o.id`,
    password: sql`select changed_at as "changedAt" from passwords where operator_id = ${ids}`,
    authenticator: sql`select created_at as "createdAt", confirmed_at as "confirmedAt" from totp_factors where operator_id = ${ids}`,
    passkey: sql`
      select name, transports, backed_up as "backedUp", created_at as "createdAt", last_used_at as "lastUsedAt"
      from passkeys where operator_id = ${ids} order by id`,
    recoveryCode: sql`select count(*) as count, count(used_at) as used from recovery_codes where operator_id = ${ids} having count(*) > 0`,
    identity: sql`
      select provider, issuer, subject, linked_at as "linkedAt" from identities where operator_id = ${ids} order by id`,
    session: sql`
      select host(address) as address, user_agent as "userAgent", first_factor as "firstFactor", created_at as "createdAt",
        last_seen_at as "lastSeenAt", ended_at as "endedAt"
      from sessions where operator_id = ${ids} order by id`,
    link: sql`
      select kind, email, created_at as "createdAt", expires_at as "expiresAt", used_at as "usedAt"
      from links where operator_id = ${ids} or email = any(${subject.emails}::text[]) order by id`,
    personalToken: sql`
      select name, permissions, created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt", last_used_at as "lastUsedAt"
      from personal_tokens where operator_id = ${ids} order by id`,
    preferences: sql`
      select document ->> 'theme' as theme, document ->> 'density' as density, document ->> 'timeZone' as "timeZone",
        document -> 'savedViews' as "savedViews", document -> 'listColumns' as "listColumns", document -> 'firstSteps' as "firstSteps",
        updated_at as "updatedAt"
      from preferences where operator_id = ${ids} order by operator_id`,
  };
  const sections: HeldSection[] = [];
  for (const [kind, query] of Object.entries(lists)) {
    const { rows } = await query.execute(db);
    if (rows.length > 0) sections.push({ kind, rows });
  }
  return sections;
}
