import {
  openStates,
  type ChangeRequest,
  type RequestAuthor,
  type RequestFailure,
  type RequestState,
} from '@seatledger/domain/change-request/change-request.ts';
import type { ApprovalRequirement } from '@seatledger/domain/change-request/policy/requirements-of.ts';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { nextId } from '@seatledger/platform/db/next-id.ts';
import { sql, type Kysely, type SqlBool } from 'kysely';
import type { Scope } from '../../api/scope.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { newVersion } from '../../versioned-rows.ts';

/** Apart from what else is locked by a hash of a text. */
const openRequestsLock = 7;

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
  return foundRow(await selectRequests(db, scope).where('id', '=', id).executeTakeFirst(), id);
}

/** @throws CommandRefused `change_request_not_found` */
export function foundRow(row: RequestRow | undefined, id: number): RequestRow {
  if (row === undefined) throw new CommandRefused('change_request_not_found', `There is no change request ${id}.`, 'id');
  return row;
}

/** null: gone, as something of the request has been erased. */
export async function readDigestSalt(tx: Tx, id: number): Promise<Uint8Array | null> {
  const row = await tx.selectFrom('changeRequests').select('digestSalt').where('id', '=', id).executeTakeFirst();
  return row?.digestSalt ?? null;
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

/** How many of this proposer are open; until the transaction ends they propose no other. */
export async function countOpenRequests(tx: Tx, { kind, id, name }: RequestAuthor): Promise<number> {
  const account = id === null ? `${kind} ${name}` : `${kind} ${id}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${account}, ${openRequestsLock}))`.execute(tx);
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from change_requests
    where proposer_kind = ${kind} and state = any (${[...openStates]}::text[])
      and ${id === null ? sql`proposer_id is null and proposer_name = ${name}` : sql`proposer_id = ${id}`}`.execute(tx);
  return rows[0]?.count ?? 0;
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
    .set({ ...columnsOf(request), ...appliedAt, ...newVersion, remindedAt: remindedAnew(request) })
    .where('id', '=', request.id)
    .execute();
}

/** Once of each time at which something is due. */
function remindedAnew({ dueAt, reviewDueAt }: ChangeRequest) {
  return sql<Temporal.Instant | null>`case
    when (due_at, review_due_at) is not distinct from (${instantOf(dueAt)}::timestamptz, ${instantOf(reviewDueAt)}::timestamptz) then reminded_at end`;
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
