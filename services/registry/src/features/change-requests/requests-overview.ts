import type { RequestFailure } from '@seatledger/domain/change-request/change-request.ts';
import { summaryOf, type RequestCounts } from '@seatledger/domain/change-request/difference/summary.ts';
import { movedRowOf } from '@seatledger/domain/change-request/same-difference/moved-rows.ts';
import type { MovedField } from '@seatledger/domain/change-request/same-difference/same-difference.ts';
import { progressOf } from '@seatledger/domain/change-request/policy/approval.ts';
import { sql, type Kysely } from 'kysely';
import { versionOf } from '../../api/fields.ts';
import { rowLimit, type Page } from '../../api/pages.ts';
import type { Scope } from '../../api/scope.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { readCounting, type ApprovalRow } from './approval-queries.ts';
import { isSought, type RequestFilters } from './request-filters.ts';
import { findRequestRow, requestOf, selectRequests, type RequestRow } from './request-queries.ts';
import type { ShownRequest } from './shown-request.ts';

type Db = Kysely<RegistrySchema>;

/** @throws CommandRefused `change_request_not_found` */
export async function readRequest(db: Db, scope: Scope, id: number): Promise<ShownRequest> {
  return await readRow(db, await findRequestRow(db, scope, id));
}

export async function readRow(db: Db, row: RequestRow): Promise<ShownRequest> {
  const [shown] = await showRequests(db, [row]);
  if (shown === undefined) throw new Error('a request that was found was not shown');
  return shown;
}

/** The newest first: a page goes on with the ids before its cursor. */
export async function listRequests(db: Db, scope: Scope, filters: RequestFilters, page: Page): Promise<readonly ShownRequest[]> {
  let query = selectRequests(db, scope).where(isSought(filters)).orderBy('id', 'desc').limit(rowLimit(page));
  if (page.afterId > 0) query = query.where('id', '<', page.afterId);
  return await showRequests(db, await query.execute());
}

async function showRequests(db: Db, rows: readonly RequestRow[]): Promise<readonly ShownRequest[]> {
  const ids = rows.map(({ id }) => id);
  const [approvals, reversals] = [await readCounting(db, rows), await readReversals(db, ids)];
  return rows.map((row) => showRequest(row, approvals, reversals.get(row.id) ?? null));
}

async function readReversals(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ reversesId: number; id: number }>`
    select reverses_id as "reversesId", max(id) as id from change_requests
    where reverses_id = any(${ids}::bigint[]) and state not in ('rejected', 'withdrawn', 'expired') group by 1`.execute(db);
  return new Map(rows.map(({ reversesId, id }) => [reversesId, id]));
}

function showRequest(row: RequestRow, approvals: readonly ApprovalRow[], reversedById: number | null): ShownRequest {
  const request = requestOf(row);
  const { id, proposer, customerIds, requirements, involvedPersonIds, reversesId, glassBrokenBy, reviewedBy, failure } = request;
  const { state, title, reason, size, kinds, digest } = request;
  const counts = countsIn(row.counts as unknown as StoredCounts);
  const present = approvals.filter((approval) => approval.requestId === id);
  return {
    id: String(id),
    state,
    title,
    reason,
    size,
    digest,
    kinds: [...kinds],
    summary: { en: summaryOf(counts, 'en'), fr: summaryOf(counts, 'fr') },
    proposer: { ...proposer, id: shownIdOf(proposer.id) },
    customerIds: customerIds.map(String),
    requirements: progressOf(requirements, present, involvedPersonIds).map(({ approverRoles, ...one }) => ({
      ...one,
      approverRoles: [...approverRoles],
    })),
    failure: failure && showFailure(failure),
    applyAt: shownTime(row.applyAt),
    dueAt: shownTime(row.dueAt),
    expiresAt: shownTime(row.expiresAt),
    appliedAt: shownTime(row.appliedAt),
    reviewDueAt: shownTime(row.reviewDueAt),
    reversesId: shownIdOf(reversesId),
    reversedById: shownIdOf(reversedById),
    glassBrokenBy: shownIdOf(glassBrokenBy),
    reviewedBy: shownIdOf(reviewedBy),
    ...versionOf(row),
  };
}

function showFailure({ items, ...failure }: RequestFailure): ShownRequest['failure'] {
  return {
    ...failure,
    items: items.map(({ moved, ...item }) => ({ ...item, moved: moved.map((field) => showMoved(field as MovedField)) })),
  };
}

function showMoved(moved: MovedField) {
  return { ...moved, en: movedRowOf(moved, 'en'), fr: movedRowOf(moved, 'fr') };
}

interface StoredCounts {
  readonly byKind: Readonly<Record<string, number>>;
  readonly imported: RequestCounts['imported'];
}

function countsIn({ byKind, imported }: StoredCounts): RequestCounts {
  return { byKind: new Map(Object.entries(byKind)), imported };
}

function shownIdOf(id: number | null): string | null {
  return id === null ? null : String(id);
}

function shownTime(instant: Temporal.Instant | null): string | null {
  return instant?.toString() ?? null;
}
