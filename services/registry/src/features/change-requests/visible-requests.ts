import type { Permission } from '@seatledger/domain/role/permissions.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { sql, type Kysely, type SqlBool } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';
import { foundRow, selectRequests, type RequestRow } from './request-queries.ts';

const seeingAll: readonly Permission[] = ['change-request.read', 'change-request.approve', 'change-request.break-glass'];

/** Whether somebody sees the requests of others, too; everybody else sees those that they have proposed themselves. */
export function seesOthersRequests({ permissions }: Pick<Principal, 'permissions'>): boolean {
  return seeingAll.some((one) => permissions.has(one));
}

/** Those of one account. An account at the command line has no number. */
export function isProposedBy({ kind, id, name }: Pick<Principal, 'kind' | 'id' | 'name'>) {
  return kind === 'cli'
    ? sql<SqlBool>`proposer_kind = 'cli' and proposer_name = ${name}`
    : sql<SqlBool>`proposer_kind = ${kind} and proposer_id = ${id}`;
}

/** @throws CommandRefused `change_request_not_found` */
export async function findVisibleRequest(db: Kysely<RegistrySchema>, principal: Principal, id: number): Promise<RequestRow> {
  const within = selectRequests(db, principal.customerIds).where('id', '=', id);
  const visible = seesOthersRequests(principal) ? within : within.where(isProposedBy(principal));
  return foundRow(await visible.executeTakeFirst(), id);
}
