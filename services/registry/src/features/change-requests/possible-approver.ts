import type { Power } from '@seatledger/domain/change-request/policy/approval.ts';
import { isInForce } from '@seatledger/domain/delegation/delegated-power.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';
import { readDelegatedPowers } from '../delegations/delegation-queries.ts';
import { readPersonIds, readPower } from '../operators/operator-queries.ts';

/** A power that somebody may approve with: their own, or another's, and that for some commands alone (patterns of kinds; null: all). */
interface PossiblePower extends Power {
  readonly commands: readonly string[] | null;
}

/** Somebody who looks for what they may approve. */
export interface PossibleApprover {
  readonly personIds: readonly number[];
  readonly powers: readonly PossiblePower[];
}

export async function readPossibleApprover(
  db: Kysely<RegistrySchema>,
  { kind, id, operatorIds }: Pick<Principal, 'kind' | 'id' | 'operatorIds'>,
): Promise<PossibleApprover> {
  if (kind !== 'operator') return { personIds: [], powers: [] };
  const now = Temporal.Now.instant();
  const own = await readPower(db, id);
  const delegated = (await readDelegatedPowers(db, id, now)).filter((one) => isInForce(one, [], now));
  return {
    personIds: await readPersonIds(db, operatorIds),
    powers: [
      ...(own === undefined ? [] : [{ ...own, commands: null }]),
      ...delegated.map(({ power, commands }) => ({ ...power, commands })),
    ],
  };
}

/** Not their own, nor of whose power it is; and approved by neither yet. Those whose commands the power is for, all of them. */
export function isApprovableBy({ personIds, powers }: PossibleApprover): RawBuilder<SqlBool> {
  const given = powers.filter(({ roles }) => roles.length > 0);
  return sql<SqlBool>`not involved_operator_ids && ${accountsOf(sql`any(${personIds}::bigint[])`)}
    and ${isUnapproved(sql`a.operator_id = any(${accountsOf(sql`any(${personIds}::bigint[])`)})`)}
    and exists (
      select from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) p ("personId" bigint, roles jsonb, commands jsonb)
      where exists (
        select from jsonb_array_elements(requirements) r
        where r -> 'approverRoles' ?| array(select jsonb_array_elements_text(p.roles)))
      and not involved_operator_ids && ${accountsOf(sql`p."personId"`)}
      and ${isUnapproved(sql`(a.power ->> 'operatorId')::bigint = any(${accountsOf(sql`p."personId"`)})`)}
      and not exists (
        select from unnest(kinds) kind
        where jsonb_typeof(p.commands) = 'array' and not exists (
          select from jsonb_array_elements_text(p.commands) pattern where kind like replace(pattern, '*', '%'))))`;
}

function accountsOf(personId: RawBuilder<unknown>) {
  return sql`array(select o.id from access_published.operators o where o.person_id = ${personId})`;
}

function isUnapproved(by: RawBuilder<unknown>) {
  return sql`not exists (
    select from change_request_approvals a where a.request_id = change_requests.id and a.digest = change_requests.digest and ${by})`;
}
