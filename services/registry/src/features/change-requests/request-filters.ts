import type { Principal } from '@seatledger/platform/http/principal.ts';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { isApprovableBy, type PossibleApprover } from './possible-approver.ts';
import { isProposedBy } from './visible-requests.ts';

export interface RequestFilters {
  readonly state?: readonly string[] | undefined;
  readonly customerId?: number | undefined;
  /** Those of this account. */
  readonly proposedBy?: Pick<Principal, 'kind' | 'id' | 'name'> | undefined;
  /** Those that wait for an approval which this person may give. */
  readonly approvableBy?: PossibleApprover | undefined;
  /** Whether the glass was broken and nobody has looked at it since. */
  readonly unreviewed?: boolean | undefined;
}

/** The condition on a row of `change_requests`. */
export function isSought({ state, customerId, proposedBy, approvableBy, unreviewed }: RequestFilters): RawBuilder<SqlBool> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (state !== undefined) conditions.push(sql`state = any(${state}::text[])`);
  if (customerId !== undefined) conditions.push(sql`customer_ids @> ${[customerId]}::bigint[]`);
  if (proposedBy !== undefined) conditions.push(isProposedBy(proposedBy));
  if (unreviewed === true) conditions.push(sql`glass_broken_by is not null and reviewed_by is null`);
  if (approvableBy !== undefined) conditions.push(sql`state = 'submitted' and ${isApprovableBy(approvableBy)}`);
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}
