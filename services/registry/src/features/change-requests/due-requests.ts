import { approvalsAreMissing } from '@seatledger/domain/change-request/apply-request.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';
import { isDueToApply, type ApplyDueRequest } from './apply-due-request.ts';
import { readCounting } from './approval-queries.ts';
import { lapseRequest } from './lapse-request.ts';
import { requestOf, selectRequests, type RequestRow } from './request-queries.ts';
import { takeStep } from './take-step.ts';
import { whileDue } from './while-due.ts';

type Condition = RawBuilder<unknown>;

const mostAtOnce = 1_000;
const isScheduled = sql`state = 'scheduled'`;
const isExpired = sql`state in ('submitted', 'approved', 'failed') and expires_at <= now() and glass_broken_by is null`;
const isToBeReminded = sql`reminded_at is null and (state = 'submitted' and due_at <= now() or state = 'applied' and reviewed_by is null and review_due_at <= now())`;

export interface DueRequestsOptions {
  readonly db: Kysely<RegistrySchema>;
  readonly door: CommandDoor<RegistrySchema>;
  readonly apply: ApplyDueRequest;
  /** One request that cannot be dealt with does not keep the others from it. */
  readonly onError: (message: string, error: Error) => void;
}

/** Applies requests whose time has come, sends back those whose approvals count no more, expires those whose time is over, and reminds of those that nobody has decided on. */
export async function runDueRequests({ db, door, apply, onError }: DueRequestsOptions): Promise<void> {
  const forEach = async (condition: Condition, work: (id: number) => Promise<unknown>): Promise<void> => {
    for (const id of await idsWhere(db, condition)) {
      await work(id).catch((error: unknown) => onError(`change request ${id} could not be brought on`, error as Error));
    }
  };
  const step = (kind: string, condition: Condition) => (id: number) =>
    whileDue(db, id, condition, (tx, context) => takeStep(door, tx, { kind, id }, context));
  await forEach(isExpired, step('change-request.expire', isExpired));
  await forEach(isToBeReminded, step('change-request.remind', isToBeReminded));
  await forEach(isDueToApply, apply);
  await forEach(sql`id = any(${await readLapsed(db)}::bigint[])`, (id) =>
    whileDue(db, id, isScheduled, (tx, context) => lapseRequest(door, tx, id, context)),
  );
}

/** Those that wait for their time though approvals have come to count no more: who is to approve instead should not learn of it then. */
async function readLapsed(db: Kysely<RegistrySchema>): Promise<readonly number[]> {
  const rows = await selectRequests(db, null).where('state', '=', 'scheduled').orderBy('id').limit(mostAtOnce).execute();
  const counting = await readCounting(db, rows);
  const isLapsed = (row: RequestRow): boolean =>
    approvalsAreMissing(
      requestOf(row),
      counting.filter(({ requestId }) => requestId === row.id),
    );
  return rows.filter(isLapsed).map(({ id }) => id);
}

async function idsWhere(db: Kysely<RegistrySchema>, condition: Condition): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`select id from change_requests where ${condition} order by id limit ${mostAtOnce}`.execute(db);
  return rows.map(({ id }) => id);
}
