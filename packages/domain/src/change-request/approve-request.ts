import { z } from 'zod';
import { id } from '../command/fields.ts';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { foundRequest, refuseOtherContent, refuseStep, stateWhenApproved, type ChangeRequest } from './change-request.ts';
import type { Approval, Power } from './policy/approval.ts';
import type { DelegatedPower } from '../delegation/delegated-power.ts';
import { decisionOnApproval } from './policy/decide-approval.ts';
import { author, comment, digest, instant } from './request-fields.ts';

export const approveRequestSchema = z.strictObject({
  kind: z.literal('change-request.approve'),
  id,
  /** Of what was looked at. */
  digest,
  comment: comment.nullable(),
  approver: author,
  /** The operator in whose place it is approved. */
  onBehalfOf: id.nullable(),
  now: instant,
});
export type ApproveRequest = z.output<typeof approveRequestSchema>;

export interface ApproveFacts {
  readonly request: ChangeRequest | undefined;
  readonly approver: Power;
  readonly delegated: readonly DelegatedPower[];
  /** Of the present content, in the order in which they were given. */
  readonly approvals: readonly Approval[];
}

export interface GivenApproval {
  readonly request: ChangeRequest;
  readonly approval: Approval;
  readonly command: ApproveRequest;
}

export function decideApproveRequest(command: ApproveRequest, facts: ApproveFacts): Decision<GivenApproval> {
  const request = foundRequest(facts.request, command.id);
  refuseStep(request, 'approve');
  refuseOtherContent(request, command.digest);
  const decision = decisionOnApproval({
    kind: command.approver.kind,
    approver: facts.approver,
    onBehalfOf: command.onBehalfOf,
    delegated: facts.delegated,
    request: { ...request, approvals: facts.approvals },
    now: Temporal.Instant.from(command.now),
  });
  if (decision.outcome === 'refused') throw new CommandRefused(decision.code, decision.detail);
  const state = decision.isMet ? stateWhenApproved(request) : request.state;
  const { approval } = decision;
  return {
    outcome: 'changed',
    plan: { request: { ...request, state }, approval, command },
    change: {
      subject: { kind: 'change-request', id: request.id },
      before: { state: request.state },
      after: {
        state,
        digest: request.digest,
        onBehalfOf: approval.power.operatorId === approval.operatorId ? null : approval.power.operatorId,
      },
      reason: command.comment ?? undefined,
      customerId: request.customerIds.length === 1 ? request.customerIds[0] : undefined,
    },
  };
}
