import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import { repeatOnConflict } from '@seatledger/platform/commands/repeat-on-conflict.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { contextOfDueWork, isDueToApply, type ApplyDueRequest } from './apply-due-request.ts';
import { takeStep } from './take-step.ts';

type Condition = RawBuilder<unknown>;

const isExpired = sql`state in ('submitted', 'approved', 'failed') and expires_at <= now() and glass_broken_by is null`;
const isToBeReminded = sql`reminded_at is null and (state = 'submitted' and due_at <= now() or state = 'applied' and reviewed_by is null and review_due_at <= now())`;

export interface DueRequestsOptions {
  readonly db: Kysely<RegistrySchema>;
  readonly door: CommandDoor<RegistrySchema>;
  readonly apply: ApplyDueRequest;
  /** One request that cannot be dealt with does not keep the others from it. */
  readonly onError: (message: string, error: Error) => void;
}

/** Applies requests whose time has come, expires those whose time is over, and reminds of those that nobody has decided on. */
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
}

async function idsWhere(db: Kysely<RegistrySchema>, condition: Condition): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`select id from change_requests where ${condition} order by id limit 1000`.execute(db);
  return rows.map(({ id }) => id);
}

/** Only while it is due; what another machine is at work on is left to it. By the database's clock, as there may be several machines. */
async function whileDue(
  db: Kysely<RegistrySchema>,
  id: number,
  condition: Condition,
  work: (tx: Tx, context: CommandContext) => Promise<unknown>,
): Promise<void> {
  await repeatOnConflict(() =>
    db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ now: Temporal.Instant }>`
        select now() as now from change_requests where id = ${id} and (${condition}) for update skip locked`.execute(tx);
      for (const { now } of rows) await work(tx, contextOfDueWork(id, now));
    }),
  );
}
