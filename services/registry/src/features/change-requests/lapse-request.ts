import { approvalsAreMissing } from '@seatledger/domain/change-request/apply-request.ts';
import { foundRequest } from '@seatledger/domain/change-request/change-request.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { readApprovalsOf } from './approval-queries.ts';
import { lockRequest } from './request-queries.ts';
import { takeStep } from './take-step.ts';

/** Lets a request wait for approval again where approvals have come to count no more; nothing where it still has all that it needs. */
export async function lapseRequest(door: CommandDoor<RegistrySchema>, tx: Tx, id: number, context: CommandContext): Promise<void> {
  const request = foundRequest(await lockRequest(tx, id), id);
  if (!approvalsAreMissing(request, await readApprovalsOf(tx, id, request.digest))) return;
  await takeStep(door, tx, { kind: 'change-request.lapse', id, now: context.now.toString() }, context);
}
