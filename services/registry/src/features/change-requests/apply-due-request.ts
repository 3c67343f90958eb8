import { foundRequest, type RequestFailure } from '@seatledger/domain/change-request/change-request.ts';
import { refuseUnlessDue } from '@seatledger/domain/change-request/apply-request.ts';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { sql } from 'kysely';
import type { RegistryApi } from '../../api/registry-api.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { applyRequest, failRequest } from './apply-request.ts';
import { readApprovalsOf } from './approval-queries.ts';
import { lapseRequest } from './lapse-request.ts';
import { lockRequest } from './request-queries.ts';
import { ListUnreadable, withRequestedList } from './requested-list.ts';
import { whileDue } from './while-due.ts';

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
    const condition = by === undefined ? isDueToApply : mayBeApplied;
    try {
      await withRequestedList(api, id, ({ db, hold }) =>
        whileDue(
          db,
          id,
          condition,
          async (tx, context) => {
            await hold(tx);
            await orLapse(door, tx, id, context, () => applyRequest(door, tx, id, context));
          },
          by,
        ),
      );
    } catch (error) {
      if (!(error instanceof ListUnreadable)) throw error;
      const failed = (tx: Tx, context: CommandContext) => orLapse(door, tx, id, context, () => failFor(door, tx, id, error, context));
      await whileDue(api.db, id, condition, failed, by);
    }
  };
}

/** Approvals may count no more: it waits for others, then. */
async function orLapse(
  door: CommandDoor<RegistrySchema>,
  tx: Tx,
  id: number,
  context: CommandContext,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CommandRefused) || error.code !== 'approvals_missing') throw error;
    await lapseRequest(door, tx, id, context);
  }
}

async function failFor(door: CommandDoor<RegistrySchema>, tx: Tx, id: number, { code, message }: ListUnreadable, context: CommandContext) {
  const request = foundRequest(await lockRequest(tx, id), id);
  refuseUnlessDue(request, await readApprovalsOf(tx, id, request.digest), context.now);
  const failure: RequestFailure = {
    code: 'commands_refused',
    detail: `The list cannot be read any more: ${message}`,
    items: [{ position: 0, code, detail: message, moved: [] }],
  };
  await failRequest(door, tx, request, failure, context);
}
