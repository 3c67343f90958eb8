import { openStates, type ChangeRequest } from '@seatledger/domain/change-request/change-request.ts';
import type { Approval, Power } from '@seatledger/domain/change-request/policy/approval.ts';
import { standingApproval } from '@seatledger/domain/change-request/policy/standing-approval.ts';
import { sql, type Kysely } from 'kysely';
import { readPeople, readPresentApprovers } from '../operators/operator-queries.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import type { RequestRow } from './request-queries.ts';

export interface ApprovalRow extends Approval {
  readonly id: number;
  readonly requestId: number;
  readonly digest: string;
  readonly operatorName: string;
  readonly comment: string | null;
  readonly createdAt: Temporal.Instant;
}

/** All that these requests were given, in their order, whatever became of those who gave them; of people as they are known now. */
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
  return given.map(({ id, requestId, digest, power, operatorId, personId, operatorName, comment, createdAt }) => ({
    id,
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

/** Those that stand where this is the request's digest. */
export async function readApprovalsOf(db: Kysely<RegistrySchema>, requestId: number, digest: string): Promise<readonly ApprovalRow[]> {
  const given = await readApprovals(db, [requestId]);
  return await readStanding(
    db,
    given.filter((approval) => approval.digest === digest),
  );
}

/** Those that count for what these requests are: of the decided ones all that counted then, whatever became of those who gave them. */
export async function readCounting(db: Kysely<RegistrySchema>, rows: readonly RequestRow[]): Promise<readonly ApprovalRow[]> {
  const requests = new Map(rows.map((row) => [row.id, row]));
  const given = (await readApprovals(db, [...requests.keys()])).filter(
    ({ requestId, digest }) => requests.get(requestId)?.digest.toString('hex') === digest,
  );
  const isOpen = ({ requestId }: ApprovalRow): boolean => (openStates as readonly string[]).includes(requests.get(requestId)?.state ?? '');
  return [...given.filter((approval) => !isOpen(approval)), ...(await readStanding(db, given.filter(isOpen)))];
}

/** What is left of approvals as things are now. */
async function readStanding(db: Kysely<RegistrySchema>, given: readonly ApprovalRow[]): Promise<readonly ApprovalRow[]> {
  if (given.length === 0) return [];
  const present = await readPresentApprovers(
    db,
    given.flatMap(({ operatorId, power }) => [operatorId, power.operatorId]),
  );
  return given.flatMap((approval) => standingApproval(approval, present) ?? []);
}

export async function insertApproval(
  tx: Tx,
  { id, digest }: ChangeRequest,
  { operatorId, personId, power }: Approval,
  said: { readonly operatorName: string; readonly comment: string | null },
): Promise<void> {
  const given = { operatorId, power: JSON.stringify(power), ...said };
  await tx
    .insertInto('changeRequestApprovals')
    .values({ requestId: id, digest: Buffer.from(digest, 'hex'), personId, ...given })
    // Somebody whose approval counted no more has given it anew.
    .onConflict((conflict) =>
      conflict.columns(['requestId', 'digest', 'personId']).doUpdateSet({ ...given, createdAt: sql<Temporal.Instant>`now()` }),
    )
    .execute();
}
