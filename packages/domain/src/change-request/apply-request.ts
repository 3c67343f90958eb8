import { z } from 'zod';
import { id, reason } from '../command/fields.ts';
import { CommandRefused, type Decision } from '../command/decision.ts';
import {
  glassWhole,
  foundRequest,
  inPlaceOf,
  leastWait,
  refuseOtherContent,
  refuseStep,
  requestDecision,
  type ChangeRequest,
  type RequestFailure,
} from './change-request.ts';
import { isMet, progressOf, type Approval } from './policy/approval.ts';
import { digest, instant, onBehalfOf, personIds } from './request-fields.ts';
import { personErased } from './void-request.ts';

/** Carried out as the last command of the transaction that has carried out all those of the request. */
export const applyRequestSchema = z.strictObject({ kind: z.literal('change-request.apply'), id, now: instant });

export interface ApplyFacts {
  readonly request: ChangeRequest | undefined;
  /** Of the present content. */
  readonly approvals: readonly Approval[];
}

export function decideApplyRequest(command: z.output<typeof applyRequestSchema>, facts: ApplyFacts): Decision<ChangeRequest> {
  const request = foundRequest(facts.request, command.id);
  refuseUnlessDue(request, facts.approvals, Temporal.Instant.from(command.now));
  return requestDecision.changed(request, { ...request, state: 'applied', failure: null });
}

/** The state alone is not taken at its word: whatever was done to it, the approvals must be there. */
export function refuseUnlessDue(request: ChangeRequest, approvals: readonly Approval[], now: Temporal.Instant): void {
  refuseStep(request, 'apply');
  if (request.failure?.code === personErased) {
    throw new CommandRefused('change_request_state', `Somebody whom change request ${request.id} names was erased; refresh it first.`);
  }
  const { glassBrokenBy, applyAt } = request;
  if (approvalsAreMissing(request, approvals)) {
    throw new CommandRefused('approvals_missing', `Change request ${request.id} does not have the approvals that it needs.`);
  }
  if (glassBrokenBy === null && applyAt !== null && Temporal.Instant.compare(now, Temporal.Instant.from(applyAt)) < 0) {
    throw new CommandRefused('not_due', `Change request ${request.id} is to be applied at ${applyAt}, not before.`);
  }
}

export function approvalsAreMissing(
  { requirements, involvedPersonIds, glassBrokenBy }: Pick<ChangeRequest, 'requirements' | 'involvedPersonIds' | 'glassBrokenBy'>,
  approvals: readonly Approval[],
): boolean {
  return glassBrokenBy === null && !isMet(progressOf(requirements, approvals, involvedPersonIds));
}

const failed = z.strictObject({
  position: z.int().min(0),
  code: z.string().max(100),
  detail: z.string().max(2000),
  moved: z.array(z.strictObject({ field: z.string().max(200), approved: z.unknown(), now: z.unknown() })).max(100),
});

export const failRequestSchema = z.strictObject({
  kind: z.literal('change-request.fail'),
  id,
  /** Of what was tried; where it is another by now, that has not failed. */
  digest,
  failure: z.strictObject({ code: z.string().max(100), detail: z.string().max(2000), items: z.array(failed).max(100) }),
  now: instant,
});

export function decideFailRequest(
  command: z.output<typeof failRequestSchema>,
  facts: { readonly request: ChangeRequest | undefined },
): Decision<ChangeRequest> {
  const request = foundRequest(facts.request, command.id);
  refuseStep(request, 'fail');
  refuseOtherContent(request, command.digest);
  const expiresAt = leastWait(request.expiresAt, Temporal.Instant.from(command.now));
  const failure = command.failure as RequestFailure;
  return requestDecision.changed(request, { ...request, ...glassWhole, expiresAt, state: 'failed', failure });
}

/** So long after the glass was broken somebody else must have looked at it. */
const reviewDays = 3;

export const breakGlassSchema = z.strictObject({
  kind: z.literal('change-request.break-glass'),
  id,
  digest,
  reason,
  operatorId: id,
  now: instant,
});

/** An administrator applies it at once although approvals are missing; somebody else has to look at it afterwards. */
export function decideBreakGlass(
  command: z.output<typeof breakGlassSchema>,
  facts: { readonly request: ChangeRequest | undefined },
): Decision<ChangeRequest> {
  const request = foundRequest(facts.request, command.id);
  refuseStep(request, 'break-glass');
  refuseOtherContent(request, command.digest);
  const reviewDueAt = Temporal.Instant.from(command.now)
    .add({ hours: reviewDays * 24 })
    .toString();
  const broken = { ...request, state: 'approved' as const, glassBrokenBy: command.operatorId, reviewDueAt };
  return requestDecision.changed(request, broken, command.reason);
}

export const reviewRequestSchema = z.strictObject({
  kind: z.literal('change-request.review'),
  id,
  operatorId: id,
  /** Those of whoever reviews, and of whoever lets them. */
  reviewer: z.strictObject({ personIds }),
  onBehalfOf,
  reason,
});

export function decideReviewRequest(
  command: z.output<typeof reviewRequestSchema>,
  facts: { readonly request: ChangeRequest | undefined; readonly breakerPersonIds: readonly number[] },
): Decision<ChangeRequest> {
  const request = foundRequest(facts.request, command.id);
  if (request.state !== 'applied' || request.glassBrokenBy === null || request.reviewedBy !== null) {
    throw new CommandRefused('change_request_state', `Change request ${request.id} does not wait for a review.`);
  }
  const involved = [...request.involvedPersonIds, ...facts.breakerPersonIds];
  if (command.reviewer.personIds.some((person) => involved.includes(person))) {
    throw new CommandRefused('own_change_request', 'Somebody else reviews this: neither who proposed it nor who applied it.');
  }
  return inPlaceOf(command.onBehalfOf, requestDecision.changed(request, { ...request, reviewedBy: command.operatorId }, command.reason));
}
