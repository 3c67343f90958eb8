import type { ChangeRequest, RequestAuthor, RequestFailure, RequestState } from '@seatledger/domain/change-request/change-request.ts';
import type { Approval, Power } from '@seatledger/domain/change-request/policy/approval.ts';
import type { ApprovalRequirement } from '@seatledger/domain/change-request/policy/requirements-of.ts';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { nextId } from '@seatledger/platform/db/next-id.ts';
import { sql, type Kysely, type SqlBool } from 'kysely';
import type { Scope } from '../../api/scope.ts';
import { readPeople } from '../operators/operator-queries.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { newVersion } from '../../versioned-rows.ts';

export function selectRequests(db: Kysely<RegistrySchema>, scope: Scope) {
  return db.selectFrom('changeRequests').selectAll().select(involvedPeople.as('involvedPersonIds')).where(isWithinScope(scope));
}

/** As they are known now: that two accounts are one person's may have become known since. */
const involvedPeople = sql<number[]>`array(
  select distinct o.person_id from access_published.operators o where o.id = any (change_requests.involved_operator_ids) order by 1)`;

/**
 * Whoever is confined to customers sees what is of theirs alone: nothing of the catalogue, which is everybody's, and no command of which
 * nobody has said whose it is, as it changes nothing.
 */
export function isWithinScope(scope: Scope) {
  return scope === null
    ? sql<SqlBool>`true`
    : sql<SqlBool>`customer_ids <> '{}' and customer_ids <@ ${scope}::bigint[] and coalesce((counts ->> 'unchanged')::integer, 0) = 0
    and not exists (select from unnest(kinds) kind where kind ~ '^(product|feature|profile|pack|policy)[.]')`;
}

export type RequestRow = Awaited<ReturnType<ReturnType<typeof selectRequests>['executeTakeFirstOrThrow']>>;

/** @throws CommandRefused `change-request_not_found` */
export async function findRequestRow(db: Kysely<RegistrySchema>, scope: Scope, id: number): Promise<RequestRow> {
  const row = await selectRequests(db, scope).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new CommandRefused('change_request_not_found', `There is no change request ${id}.`, 'id');
  return row;
}

export async function lockRequest(tx: Tx, id: number): Promise<ChangeRequest | undefined> {
  const row = await selectRequests(tx, null).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && requestOf(row);
}

export function requestOf(row: RequestRow): ChangeRequest {
  const { proposerKind, proposerId, proposerName, digest, requirements, failure, applyAt, dueAt, expiresAt, reviewDueAt } = row;
  const { id, title, reason, customerIds, involvedOperatorIds, involvedPersonIds, size, kinds, reversesId, glassBrokenBy, reviewedBy } =
    row;
  return {
    id,
    title,
    reason,
    customerIds,
    involvedOperatorIds,
    involvedPersonIds,
    size,
    kinds,
    reversesId,
    glassBrokenBy,
    reviewedBy,
    state: row.state as RequestState,
    proposer: { kind: proposerKind as RequestAuthor['kind'], id: proposerId, name: proposerName },
    digest: digest.toString('hex'),
    requirements: requirements as unknown as readonly ApprovalRequirement[],
    failure: failure as RequestFailure | null,
    applyAt: textOf(applyAt),
    dueAt: textOf(dueAt),
    expiresAt: textOf(expiresAt),
    reviewDueAt: textOf(reviewDueAt),
  };
}

export async function nextRequestId(tx: Tx): Promise<number> {
  return await nextId(tx, 'registry.change_requests');
}

export async function insertRequest(tx: Tx, request: ChangeRequest): Promise<void> {
  const { id, proposer, reversesId } = request;
  await tx
    .insertInto('changeRequests')
    .values({ id, proposerKind: proposer.kind, proposerId: proposer.id, proposerName: proposer.name, reversesId, ...columnsOf(request) })
    .execute();
}

export async function updateRequest(tx: Tx, request: ChangeRequest): Promise<void> {
  const appliedAt = request.state === 'applied' ? { appliedAt: sql<Temporal.Instant>`coalesce(applied_at, now())` } : {};
  await tx
    .updateTable('changeRequests')
    .set({ ...columnsOf(request), ...appliedAt, ...newVersion })
    .where('id', '=', request.id)
    .execute();
}

export async function markReminded(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable('changeRequests')
    .set({ remindedAt: sql<Temporal.Instant>`now()` })
    .where('id', '=', id)
    .execute();
}

function columnsOf(request: ChangeRequest) {
  const { state, title, reason, customerIds, involvedOperatorIds, size, kinds, digest, requirements, failure } = request;
  const { applyAt, dueAt, expiresAt, reviewDueAt, glassBrokenBy, reviewedBy } = request;
  return {
    state,
    title,
    reason,
    size,
    glassBrokenBy,
    reviewedBy,
    customerIds: [...customerIds],
    involvedOperatorIds: [...involvedOperatorIds],
    kinds: [...kinds],
    digest: Buffer.from(digest, 'hex'),
    requirements: JSON.stringify(requirements),
    failure: failure === null ? null : JSON.stringify(failure),
    applyAt: instantOf(applyAt),
    dueAt: instantOf(dueAt),
    expiresAt: instantOf(expiresAt),
    reviewDueAt: instantOf(reviewDueAt),
  };
}

function textOf(instant: Temporal.Instant | null): string | null {
  return instant?.toString() ?? null;
}

function instantOf(text: string | null): Temporal.Instant | null {
  return text === null ? null : Temporal.Instant.from(text);
}

export interface ApprovalRow extends Approval {
  readonly requestId: number;
  readonly digest: string;
  readonly operatorName: string;
  readonly comment: string | null;
  readonly createdAt: Temporal.Instant;
}

/** Of these requests, in the order in which they were given, those of former contents among them; of people as they are known now. */
export async function readApprovals(db: Kysely<RegistrySchema>, requestIds: readonly number[]): Promise<readonly ApprovalRow[]> {
  if (requestIds.length === 0) return [];
  const rows = await db
    .selectFrom('changeRequestApprovals')
    .selectAll()
    .where('requestId', 'in', [...requestIds])
    .orderBy('id')
    .execute();
  const given = rows.map((row) => ({ ...row, power: row.power as unknown as Power }));
  const people = await readPeople(
    db,
    given.flatMap(({ operatorId, power }) => [operatorId, power.operatorId]),
  );
  return given.map(({ requestId, digest, power, operatorId, personId, operatorName, comment, createdAt }) => ({
    requestId,
    operatorId,
    operatorName,
    comment,
    createdAt,
    digest: digest.toString('hex'),
    personId: people.get(operatorId) ?? personId,
    power: { ...power, personId: people.get(power.operatorId) ?? power.personId },
  }));
}

/** Those that count where this is the request's digest. */
export async function readApprovalsOf(db: Kysely<RegistrySchema>, requestId: number, digest: string): Promise<readonly ApprovalRow[]> {
  return (await readApprovals(db, [requestId])).filter((approval) => approval.digest === digest);
}

export async function insertApproval(
  tx: Tx,
  { id, digest }: ChangeRequest,
  { operatorId, personId, power }: Approval,
  said: { readonly operatorName: string; readonly comment: string | null },
): Promise<void> {
  await tx
    .insertInto('changeRequestApprovals')
    .values({ requestId: id, digest: Buffer.from(digest, 'hex'), operatorId, personId, power: JSON.stringify(power), ...said })
    .execute();
}
