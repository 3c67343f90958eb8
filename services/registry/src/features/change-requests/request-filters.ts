import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Approver } from './approver-of.ts';

export interface RequestFilters {
  readonly state?: readonly string[] | undefined;
  readonly customerId?: number | undefined;
  /** Those of this account. */
  readonly proposedBy?: { readonly kind: string; readonly id: number } | undefined;
  /** Those that such a person may be asked to approve: not their own, and not approved by them yet. */
  readonly approvableBy?: Approver | undefined;
  /** Whether the glass was broken and nobody has looked at it since. */
  readonly unreviewed?: boolean | undefined;
}

/** The condition on a row of `change_requests`. */
export function isSought({ state, customerId, proposedBy, approvableBy, unreviewed }: RequestFilters): RawBuilder<SqlBool> {
  const conditions = [sql`true`];
  if (state !== undefined) conditions.push(sql`state = any(${state}::text[])`);
  if (customerId !== undefined) conditions.push(sql`customer_ids @> ${[customerId]}::bigint[]`);
  if (proposedBy !== undefined) conditions.push(sql`proposer_kind = ${proposedBy.kind} and proposer_id = ${proposedBy.id}`);
  if (unreviewed === true) conditions.push(sql`glass_broken_by is not null and reviewed_by is null`);
  if (approvableBy !== undefined) conditions.push(sql`state = 'submitted' and ${isApprovableBy(approvableBy)}`);
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}

function isApprovableBy({ personIds, roles }: Approver) {
  const accounts = sql`array(select o.id from access_published.operators o where o.person_id = any(${personIds}::bigint[]))`;
  return sql`not involved_operator_ids && ${accounts}
    and exists (select from jsonb_array_elements(requirements) r where r -> 'approverRoles' ?| ${roles}::text[])
    and not exists (
      select from change_request_approvals a
      where a.request_id = change_requests.id and a.digest = change_requests.digest and a.operator_id = any(${accounts})
    )`;
}
