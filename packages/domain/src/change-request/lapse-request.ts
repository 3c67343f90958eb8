import { z } from 'zod';
import { id } from '../command/fields.ts';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { approvalsAreMissing } from './apply-request.ts';
import { foundRequest, leastWait, refuseStep, requestDecision, type ChangeRequest } from './change-request.ts';
import type { Approval } from './policy/approval.ts';
import { instant } from './request-fields.ts';

/** Approvals count no more: those who gave them may no longer approve, or have turned out to be one person. */
export const lapseRequestSchema = z.strictObject({ kind: z.literal('change-request.lapse'), id, now: instant });

/**
 * It waits for approval again, as it is. Its content is what it was, and so it has not failed; the approvals that are left stay. Approvers
 * are reminded at once.
 */
export function decideLapseRequest(
  command: z.output<typeof lapseRequestSchema>,
  facts: { readonly request: ChangeRequest | undefined; readonly approvals: readonly Approval[] },
): Decision<ChangeRequest> {
  const request = foundRequest(facts.request, command.id);
  refuseStep(request, 'lapse');
  if (!approvalsAreMissing(request, facts.approvals)) {
    throw new CommandRefused('change_request_state', `Change request ${request.id} has all the approvals that it needs.`);
  }
  const times = { dueAt: command.now, expiresAt: leastWait(request.expiresAt, Temporal.Instant.from(command.now)) };
  return requestDecision.changed(request, { ...request, ...times, state: 'submitted', failure: null });
}
