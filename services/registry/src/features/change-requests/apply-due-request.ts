import { foundRequest, type RequestFailure } from '@seatledger/domain/change-request/change-request.ts';
import { refuseUnlessDue } from '@seatledger/domain/change-request/apply-request.ts';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import { repeatOnConflict } from '@seatledger/platform/commands/repeat-on-conflict.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { RegistryApi } from '../../api/registry-api.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { applyRequest } from './apply-request.ts';
import { lockRequest, readApprovalsOf } from './request-queries.ts';
import { ListUnreadable, withRequestedList } from './requested-list.ts';
import { takeStep } from './take-step.ts';

/**
 * Applies a request whose time has come, in a transaction of its own; nothing where it has not, or where somebody else is at it. `by`:
 * somebody asks for it, who may try again what has failed.
 */
export type ApplyDueRequest = (id: number, by?: CommandContext) => Promise<void>;

export const isDueToApply = sql`state = 'approved' or state = 'scheduled' and apply_at <= now()`;
const mayBeApplied = sql`${isDueToApply} or state = 'failed'`;

type Work = Pick<RegistryApi, 'db' | 'pool' | 'inTurn'>;

export function createApplyDueRequest(api: Work, door: CommandDoor<RegistrySchema>): ApplyDueRequest {
  return async (id, by) => {
    const whileDue = (db: Kysely<RegistrySchema>, work: (tx: Tx, context: CommandContext) => Promise<unknown>) =>
      repeatOnConflict(() =>
        db.transaction().execute(async (tx) => {
          const now = await lockDue(
            tx,
            id,
            by === undefined ? sql`(${isDueToApply}) for update skip locked` : sql`(${mayBeApplied}) for update`,
          );
          if (now !== undefined) await work(tx, by === undefined ? contextOfDueWork(id, now) : { ...by, now });
        }),
      );
    try {
      await withRequestedList(api, id, ({ db, hold }) =>
        whileDue(db, async (tx, context) => {
          await hold(tx);
          await applyOrFail(door, tx, id, context);
        }),
      );
    } catch (error) {
      if (!(error instanceof ListUnreadable)) throw error;
      await whileDue(api.db, (tx, context) => failFor(door, tx, id, error, context));
    }
  };
}

/** Approvals may count no more: two accounts have turned out to be one person's. It has to be looked at again, then. */
async function applyOrFail(door: CommandDoor<RegistrySchema>, tx: Tx, id: number, context: CommandContext): Promise<void> {
  try {
    await applyRequest(door, tx, id, context);
  } catch (error) {
    if (!(error instanceof CommandRefused) || error.code !== 'approvals_missing') throw error;
    const { digest } = foundRequest(await lockRequest(tx, id), id);
    const failure: RequestFailure = { code: error.code, detail: error.message, items: [] };
    await takeStep(door, tx, { kind: 'change-request.fail', id, digest, failure }, context);
  }
}

async function failFor(door: CommandDoor<RegistrySchema>, tx: Tx, id: number, { code, message }: ListUnreadable, context: CommandContext) {
  const request = foundRequest(await lockRequest(tx, id), id);
  const { digest } = request;
  refuseUnlessDue(request, await readApprovalsOf(tx, id, digest), context.now);
  const failure: RequestFailure = {
    code: 'commands_refused',
    detail: `The list cannot be read any more: ${message}`,
    items: [{ position: 0, code, detail: message, moved: [] }],
  };
  await takeStep(door, tx, { kind: 'change-request.fail', id, digest, failure }, context);
}

/** By the database's clock, as there may be several machines. Whoever asks waits for others, a machine that looks round does not. */
async function lockDue(tx: Tx, id: number, condition: RawBuilder<unknown>): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ now: Temporal.Instant }>`
    select now() as now from change_requests
    where id = ${id} and ${condition}`.execute(tx);
  return rows[0]?.now;
}

/** Of what nobody does: its time has come. */
export function contextOfDueWork(id: number, now: Temporal.Instant): CommandContext {
  const actor = { kind: 'system', id: null, name: 'change requests' } as const;
  return { actor, origin: 'task', address: null, requestId: `change-request-${id}`, now };
}
