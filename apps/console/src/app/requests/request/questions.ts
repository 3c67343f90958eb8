import type { ChangeRequest } from '../../api/shapes.ts';
import { longInstant } from '../../words/dates.ts';
import type { DecisionQuestion } from './decision-dialog.ts';
import type { RequestWrites } from './request-writes.ts';

type Question = Omit<DecisionQuestion, 'name'>;
export type AskedAction = 'approve' | 'reject' | 'withdraw' | 'undo' | 'review' | 'break-glass';

/** What is asked before a decision is made. */
export function questionOf(action: AskedAction, request: ChangeRequest, writes: RequestWrites): DecisionQuestion {
  return { name: `request.${request.id}.${action}`, ...asked(action, request, writes) };
}

function asked(action: AskedAction, request: ChangeRequest, writes: RequestWrites): Question {
  switch (action) {
    case 'approve':
      return approving(request, writes);
    case 'reject':
      return {
        title: $localize`:@@requestAsk.rejectTitle:Reject this request`,
        text: $localize`:@@requestAsk.rejectText:Nothing is changed. Whoever proposed it reads your reason, and can propose something else.`,
        action: $localize`:@@request.reject:Reject`,
        reason: needed($localize`:@@requestAsk.rejectReason:Why not?`),
        weight: 'danger',
        decide: (reason) => writes.reject(request, reason),
      };
    case 'withdraw':
      return {
        title: $localize`:@@requestAsk.withdrawTitle:Withdraw this request`,
        text: $localize`:@@requestAsk.withdrawText:Nothing is changed, and nobody is asked to approve it any more.`,
        action: $localize`:@@request.withdraw:Withdraw`,
        reason: optional($localize`:@@requestAsk.reason:Reason`),
        weight: 'danger',
        decide: (reason) => writes.withdraw(request.id, reason),
      };
    case 'undo':
      return {
        title: $localize`:@@requestAsk.undoTitle:Undo this change`,
        text: $localize`:@@requestAsk.undoText:This makes another request, which brings back what was there before. It goes through the same approvals.`,
        action: $localize`:@@requestAsk.undoAction:Propose to undo it`,
        reason: optional($localize`:@@requestAsk.reason:Reason`),
        weight: 'normal',
        decide: (reason) => writes.undo(request.id, reason),
      };
    case 'review':
      return {
        title: $localize`:@@requestAsk.reviewTitle:Say that you have looked at it`,
        text: $localize`:@@requestAsk.reviewText:This was applied without approval. Write down what you make of it; to take it back, undo it.`,
        action: $localize`:@@request.review:Write the review`,
        reason: needed($localize`:@@requestAsk.reviewReason:What do you make of it?`),
        weight: 'normal',
        decide: (reason) => writes.review(request.id, reason),
      };
    case 'break-glass':
      return {
        title: $localize`:@@requestAsk.glassTitle:Apply it without approval`,
        text: $localize`:@@requestAsk.glassText:For emergencies only. It is in force at once, your name and reason are recorded, the approvers are told, and somebody else has to review it within three days.`,
        action: $localize`:@@request.breakGlass:Apply without approval`,
        reason: needed($localize`:@@requestAsk.glassReason:What is the emergency?`),
        weight: 'loud',
        decide: (reason) => writes.breakGlass(request, reason),
      };
  }
}

function approving(request: ChangeRequest, writes: RequestWrites): Question {
  return {
    title: $localize`:@@requestAsk.approveTitle:Approve this request`,
    text: consequenceOf(request),
    action: $localize`:@@request.approve:Approve`,
    reason: optional($localize`:@@requestAsk.approveReason:Remark`),
    weight: 'normal',
    decide: (comment) => writes.approve(request, comment),
  };
}

function consequenceOf({ requirements, applyAt }: ChangeRequest): string {
  const missing = requirements.reduce((sum, { approvals, given }) => sum + Math.max(approvals - given, 0), 0);
  if (missing > 1) return $localize`:@@requestAsk.approveMore:It waits for somebody else’s approval, too.`;
  return applyAt === null || Date.parse(applyAt) <= Date.now()
    ? $localize`:@@requestAsk.approveNow:With your approval it is in force at once.`
    : $localize`:@@requestAsk.approveLater:With your approval it will be in force from ${longInstant(applyAt)}:at:.`;
}

const needed = (label: string) => ({ label, isNeeded: true });
const optional = (label: string) => ({ label, isNeeded: false });
