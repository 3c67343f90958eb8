import { z } from 'zod';
import { id } from '../command/fields.ts';
import { CommandRefused, type Decision } from '../command/decision.ts';
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

/** So many of one proposer may be open: more than anybody decides on one by one. Many commands are one request. */
const mostOpenRequests = 1_000;

export interface ProposeFacts {
  readonly nextId: number;
  /** Of the same proposer, and no more of them are made meanwhile. */
  readonly openRequests: number;
}

/** A request that nobody has to approve is approved when it is made. */
export function decideProposeRequest(
  { kind: _, draft, now, ...fields }: ProposeRequest,
  { nextId, openRequests }: ProposeFacts,
): Decision<ChangeRequest> {
  if (openRequests >= mostOpenRequests) {
    const detail = `${fields.proposer.name} has ${openRequests} change requests that nobody has decided on; withdraw some, or have them decided on, first.`;
    throw new CommandRefused('too_many_open_requests', detail);
  }
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
