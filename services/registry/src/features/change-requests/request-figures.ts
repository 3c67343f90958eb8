import { openStates } from '@seatledger/domain/change-request/change-request.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { readPossibleApprover } from './possible-approver.ts';
import { isSought, type RequestFilters } from './request-filters.ts';
import { isWithinScope } from './request-queries.ts';

export const shownRequestFigures = z.strictObject({
  toApprove: z.int().min(0).describe('That wait for an approval which one may give: `?toApprove=true` of the list.'),
  mineOpen: z.int().min(0).describe('That one has proposed, and that are not over: `?mine=true&open=true`.'),
  open: z.int().min(0).describe('That are not over: `?open=true`, drafts among them.'),
  unreviewed: z.int().min(0).describe('Applied without approval and not looked at since: `?unreviewed=true`.'),
});

export type RequestFigures = z.output<typeof shownRequestFigures>;

/** How many requests concern somebody, as the list would show them. */
export async function countRequestsFor(
  db: Kysely<RegistrySchema>,
  principal: Pick<Principal, 'kind' | 'id' | 'name' | 'roles' | 'operatorIds' | 'customerIds'>,
): Promise<RequestFigures> {
  const { customerIds: scope } = principal;
  const [toApprove, mineOpen, open, unreviewed] = [
    await countRequests(db, scope, { approvableBy: await readPossibleApprover(db, principal) }),
    await countRequests(db, scope, { proposedBy: principal, state: openStates }),
    await countRequests(db, scope, { state: openStates }),
    await countRequests(db, scope, { unreviewed: true }),
  ];
  return { toApprove, mineOpen, open, unreviewed };
}

/** When one of those that somebody may see has last changed. */
export async function lastRequestChange(db: Kysely<RegistrySchema>, scope: Scope): Promise<string | null> {
  const { rows } = await sql<{ changedAt: string | null }>`
    select max(updated_at)::text as changed_at from change_requests where ${isWithinScope(scope)}`.execute(db);
  return rows[0]?.changedAt ?? null;
}

async function countRequests(db: Kysely<RegistrySchema>, scope: Scope, filters: RequestFilters): Promise<number> {
  const { rows } = await sql<{ requests: number }>`
    select count(*) as requests from change_requests where ${isWithinScope(scope)} and ${isSought(filters)}`.execute(db);
  return rows[0]?.requests ?? 0;
}
