import { z } from 'zod';
import { id } from '../command/fields.ts';
import type { Decision } from '../command/decision.ts';
import { refusePastTime, requestDecision, stateWhenApproved, type ChangeRequest } from './change-request.ts';
import { isMet, progressOf, type Approval } from './policy/approval.ts';
import { author, content, instant, operatorIds, personIds, terms } from './request-fields.ts';

export const proposeRequestSchema = z.strictObject({
  kind: z.literal('change-request.propose'),
  ...content,
  ...terms,
  draft: z.boolean(),
  proposer: author,
  involvedOperatorIds: operatorIds,
  involvedPersonIds: personIds,
  reversesId: id.nullable(),
  now: instant,
});
export type ProposeRequest = z.output<typeof proposeRequestSchema>;

/** A request that nobody has to approve is approved when it is made. */
export function decideProposeRequest(
  { kind: _, draft, now, ...fields }: ProposeRequest,
  { nextId }: { readonly nextId: number },
): Decision<ChangeRequest> {
  refusePastTime(fields.applyAt, Temporal.Instant.from(now));
  const request = { ...fields, failure: null, glassBrokenBy: null, reviewDueAt: null, reviewedBy: null, id: nextId };
  return requestDecision.created({ ...request, state: draft ? 'draft' : stateWhenSubmitted(request, []) });
}

/** Of a request that nobody is asked about any more: it may be that nothing is lacking. */
export function stateWhenSubmitted(
  request: Pick<ChangeRequest, 'requirements' | 'involvedPersonIds' | 'applyAt'>,
  approvals: readonly Approval[],
): 'submitted' | 'approved' | 'scheduled' {
  return isMet(progressOf(request.requirements, approvals, request.involvedPersonIds)) ? stateWhenApproved(request) : 'submitted';
}
