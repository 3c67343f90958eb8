import { z } from 'zod';
import { id } from '../command/fields.ts';
import { unchanged, type Decision } from '../command/decision.ts';
import { foundRequest, refusePastTime, refuseStep, requestDecision, type ChangeRequest } from './change-request.ts';
import { stateWhenSubmitted } from './propose-request.ts';
import type { Approval } from './policy/approval.ts';
import { content, instant, operatorIds, personIds, terms } from './request-fields.ts';

/** What is approved becomes something else, be it that somebody edits it or that it comes to something else by now. */
export const editRequestSchema = z.strictObject({
  kind: z.literal('change-request.edit'),
  id,
  ...content,
  ...terms,
  /** Who edits it; nobody where it is looked at again as it is. */
  involvedOperatorIds: operatorIds,
  involvedPersonIds: personIds,
  /** A draft that is handed in with this. */
  submit: z.boolean(),
  now: instant,
});
export type EditRequest = z.output<typeof editRequestSchema>;

/**
 * Approvals are of a digest: with another one there are none, unless it is one that had been approved before. `approvals`: those of the
 * digest that it is to have.
 */
export function decideEditRequest(
  { kind: _, id: requestId, now, submit, ...fields }: EditRequest,
  facts: { readonly request: ChangeRequest | undefined; readonly approvals: readonly Approval[] },
): Decision<ChangeRequest> {
  const request = foundRequest(facts.request, requestId);
  refuseStep(request, 'edit');
  const isDraft = request.state === 'draft' && !submit;
  if (fields.digest === request.digest && request.state !== 'failed' && (request.state === 'draft') === isDraft) return unchanged;
  refusePastTime(fields.applyAt, Temporal.Instant.from(now));
  const involved = {
    involvedOperatorIds: together(request.involvedOperatorIds, fields.involvedOperatorIds),
    involvedPersonIds: together(request.involvedPersonIds, fields.involvedPersonIds),
  };
  const edited = { ...request, ...fields, ...involved, failure: null };
  return requestDecision.changed(request, { ...edited, state: isDraft ? 'draft' : stateWhenSubmitted(edited, facts.approvals) });
}

function together(some: readonly number[], others: readonly number[]): readonly number[] {
  return [...new Set([...some, ...others])].toSorted((a, b) => a - b);
}
