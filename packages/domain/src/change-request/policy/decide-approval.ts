import { fits, isMet, progressOf, type Approval, type ApprovalProgress, type Power } from './approval.ts';
import { isInForce, type DelegatedPower } from '../../delegation/delegated-power.ts';
import type { ApprovalRequirement } from './requirements-of.ts';

/** Somebody is about to approve a request. */
export interface ApprovalAttempt {
  /** The kind of the principal: a key, a client or the command line is nobody, and never approves. */
  readonly kind: 'operator' | 'service' | 'cli';
  readonly approver: Power;
  /** The operator in whose place they approve; null: in their own, or where that does not count, in that of whoever lets them. */
  readonly onBehalfOf: number | null;
  /** What others have delegated to the approver, by any of their accounts. */
  readonly delegated: readonly DelegatedPower[];
  readonly request: {
    readonly requirements: readonly ApprovalRequirement[];
    /** The kinds of its commands. */
    readonly kinds: readonly string[];
    /** Who has proposed or edited it, those counted in whose key or token did so. */
    readonly involvedPersonIds: readonly number[];
    /** The approvals of its present content, in the order in which they were given. */
    readonly approvals: readonly Approval[];
  };
  readonly now: Temporal.Instant;
}

export type ApprovalRefusal =
  | 'approver_not_a_person'
  | 'own_change_request'
  | 'already_approved'
  | 'delegation_not_in_force'
  | 'approver_role_missing';

export type ApprovalDecision =
  | { readonly outcome: 'refused'; readonly code: ApprovalRefusal; readonly detail: string }
  | {
      readonly outcome: 'approved';
      readonly approval: Approval;
      /** With this approval. */
      readonly progress: readonly ApprovalProgress[];
      /** Whether the request has all that it needs. */
      readonly isMet: boolean;
    };

/** Whether somebody may approve a request, with whose power, and what it still lacks then. */
export function decisionOnApproval(attempt: ApprovalAttempt): ApprovalDecision {
  const decision = decisionOnFirst(attempt);
  if (decision.outcome === 'approved' || decision.code !== 'already_approved' || isLacking(attempt.request)) return decision;
  // It lacked approvals of people who have come back, and waits though it lacks none: one of them lets it go on.
  const others = attempt.request.approvals.filter(({ personId }) => personId !== attempt.approver.personId);
  const again = decisionOnFirst({ ...attempt, request: { ...attempt.request, approvals: others } });
  return again.outcome === 'approved' && again.isMet ? again : decision;
}

function isLacking({ requirements, approvals, involvedPersonIds }: ApprovalAttempt['request']): boolean {
  return !isMet(progressOf(requirements, approvals, involvedPersonIds));
}

function decisionOnFirst(attempt: ApprovalAttempt): ApprovalDecision {
  const { kind, approver, request } = attempt;
  if (kind !== 'operator')
    return refused('approver_not_a_person', 'Requests are approved by people who sign in, never by a key, a client or the command line.');
  if (request.involvedPersonIds.includes(approver.personId)) {
    return refused('own_change_request', 'Whoever has proposed or edited a request does not approve it, by whichever account.');
  }
  if (request.approvals.some(({ personId }) => personId === approver.personId)) {
    return refused('already_approved', 'You have approved this already; each person counts once.');
  }
  const delegated = usableDelegations(attempt);
  if (attempt.onBehalfOf !== null && delegated.length === 0) {
    return refused(
      'delegation_not_in_force',
      `Operator ${attempt.onBehalfOf} does not let you approve all that is in this request, at this time.`,
    );
  }
  const power = powerToUse(attempt.onBehalfOf === null ? [approver, ...delegated] : delegated, request);
  return typeof power === 'string' ? refused(power, refusedPowers[power]) : approvedWith(power, attempt);
}

type RefusedPower = Extract<ApprovalRefusal, 'own_change_request' | 'already_approved' | 'approver_role_missing'>;

const refusedPowers: Readonly<Record<RefusedPower, string>> = {
  own_change_request: 'This request is of the person who lets you approve; nobody approves their own, nor has it approved in their place.',
  already_approved: 'The person who lets you approve has approved this already; each person counts once.',
  approver_role_missing: 'None of the roles that may approve this request is yours, or of somebody who lets you approve in their place.',
};

/** Those of the operator in whose place it is to be, where one is named. */
function usableDelegations({ delegated, onBehalfOf, request, now }: ApprovalAttempt): readonly Power[] {
  return delegated
    .filter((one) => isInForce(one, request.kinds, now))
    .map(({ power }) => power)
    .filter(({ operatorId }) => onBehalfOf === null || operatorId === onBehalfOf);
}

/** The first that serves what is still open, or else what has been met already. */
function powerToUse(
  powers: readonly Power[],
  { requirements, involvedPersonIds, approvals }: ApprovalAttempt['request'],
): Power | RefusedPower {
  const open = progressOf(requirements, approvals, involvedPersonIds).filter((one) => one.given < one.approvals);
  const fitting = powers.filter((power) => requirements.some((requirement) => fits(power, requirement)));
  if (fitting.length === 0) return 'approver_role_missing';
  const ofOthers = fitting.filter(({ personId }) => !involvedPersonIds.includes(personId));
  if (ofOthers.length === 0) return 'own_change_request';
  const unused = ofOthers.filter(({ personId }) => !approvals.some(({ power }) => power.personId === personId));
  return unused.find((power) => open.some((requirement) => fits(power, requirement))) ?? unused[0] ?? 'already_approved';
}

function approvedWith(power: Power, { approver: { operatorId, personId }, request }: ApprovalAttempt): ApprovalDecision {
  const approval = { operatorId, personId, power };
  const progress = progressOf(request.requirements, [...request.approvals, approval], request.involvedPersonIds);
  return { outcome: 'approved', approval, progress, isMet: isMet(progress) };
}

function refused(code: ApprovalRefusal, detail: string): ApprovalDecision {
  return { outcome: 'refused', code, detail };
}
