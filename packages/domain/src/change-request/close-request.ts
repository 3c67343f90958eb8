import { z } from 'zod';
import { id, reason } from '../command/fields.ts';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { foundRequest, inPlaceOf, refuseOtherContent, refuseStep, requestDecision, type ChangeRequest } from './change-request.ts';
import { author, digest, onBehalfOf, personIds } from './request-fields.ts';

interface Facts {
  readonly request: ChangeRequest | undefined;
}

/** Somebody who may approve it says no. */
export const rejectRequestSchema = z.strictObject({ kind: z.literal('change-request.reject'), id, digest, reason, onBehalfOf });

export function decideRejectRequest(command: z.output<typeof rejectRequestSchema>, facts: Facts): Decision<ChangeRequest> {
  const request = foundRequest(facts.request, command.id);
  refuseStep(request, 'reject');
  refuseOtherContent(request, command.digest);
  return inPlaceOf(command.onBehalfOf, requestDecision.changed(request, { ...request, state: 'rejected', failure: null }, command.reason));
}

/** Whoever has proposed it, by whichever account, takes it back. */
export const withdrawRequestSchema = z.strictObject({
  kind: z.literal('change-request.withdraw'),
  id,
  by: author,
  personIds,
  reason: reason.nullable(),
});

export function decideWithdrawRequest(command: z.output<typeof withdrawRequestSchema>, facts: Facts): Decision<ChangeRequest> {
  const request = foundRequest(facts.request, command.id);
  refuseStep(request, 'withdraw');
  if (!isOwnRequest(request, command)) {
    throw new CommandRefused('not_own_change_request', 'Only those who have proposed or edited a request withdraw it; reject it instead.');
  }
  return requestDecision.changed(request, { ...request, state: 'withdrawn', failure: null }, command.reason ?? undefined);
}

/** Whether somebody has proposed or edited it: by the same account, or by another of the same person. */
export function isOwnRequest(
  request: Pick<ChangeRequest, 'proposer' | 'involvedPersonIds'>,
  { by, personIds: persons }: { readonly by: ChangeRequest['proposer']; readonly personIds: readonly number[] },
): boolean {
  const { kind, id: proposerId, name } = request.proposer;
  const isSameAccount = kind === by.kind && proposerId === by.id && (proposerId !== null || name === by.name);
  return isSameAccount || persons.some((one) => request.involvedPersonIds.includes(one));
}

/** Nobody has decided in time. */
export const expireRequestSchema = z.strictObject({ kind: z.literal('change-request.expire'), id });

export function decideExpireRequest(command: z.output<typeof expireRequestSchema>, facts: Facts): Decision<ChangeRequest> {
  const request = foundRequest(facts.request, command.id);
  refuseStep(request, 'expire');
  return requestDecision.changed(request, { ...request, state: 'expired', failure: null });
}
