import { z } from 'zod';
import { id } from '../command/fields.ts';
import type { Decision } from '../command/decision.ts';
import { foundRequest, refuseStep, type ChangeRequest } from './change-request.ts';
import { author, comment } from './request-fields.ts';

export const commentRequestSchema = z.strictObject({ kind: z.literal('change-request.comment'), id, by: author, text: comment });
export type CommentRequest = z.output<typeof commentRequestSchema>;

/** In any state: what has been decided may be spoken about, too. */
export function decideCommentRequest(
  command: CommentRequest,
  facts: { readonly request: ChangeRequest | undefined },
): Decision<CommentRequest> {
  const request = foundRequest(facts.request, command.id);
  return { outcome: 'changed', plan: command, change: { ...about(request), before: null, after: { text: command.text } } };
}

export const remindRequestSchema = z.strictObject({ kind: z.literal('change-request.remind'), id });

/** Approvers, or those who have to review it, are reminded once. */
export function decideRemindRequest(
  command: z.output<typeof remindRequestSchema>,
  facts: { readonly request: ChangeRequest | undefined },
): Decision<ChangeRequest> {
  const request = foundRequest(facts.request, command.id);
  refuseStep(request, 'remind');
  const { state, dueAt, reviewDueAt } = request;
  return { outcome: 'changed', plan: request, change: { ...about(request), before: null, after: { state, dueAt, reviewDueAt } } };
}

function about({ id: requestId, customerIds }: ChangeRequest) {
  return { subject: { kind: 'change-request', id: requestId }, customerId: customerIds.length === 1 ? customerIds[0] : undefined };
}
