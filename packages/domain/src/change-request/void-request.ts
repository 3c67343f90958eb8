import { z } from 'zod';
import { id } from '../command/fields.ts';
import type { Decision } from '../command/decision.ts';
import { glassWhole, foundRequest, leastWait, refuseStep, type ChangeRequest, type RequestFailure } from './change-request.ts';
import { instant } from './request-fields.ts';

/** Somebody whom the request names was erased: what is left of it is not what was approved. */
export const voidRequestSchema = z.strictObject({
  kind: z.literal('change-request.void'),
  id,
  /** The first commands that can no longer be carried out, from 0. */
  positions: z.array(z.int().min(0)).max(100),
  /** Whether all commands are among them. */
  nothingLeft: z.boolean(),
  now: instant,
});

export const personErased = 'person_erased';

/**
 * Nobody has seen a draft, so it is taken back; everything else fails, and may be looked at again without what names the person. The
 * event says nothing that the request says: its title may name them.
 */
export function decideVoidRequest(
  command: z.output<typeof voidRequestSchema>,
  facts: { readonly request: ChangeRequest | undefined },
): Decision<ChangeRequest> {
  const request = foundRequest(facts.request, command.id);
  refuseStep(request, 'void');
  const isOver = command.nothingLeft || request.state === 'draft';
  const failure = isOver ? null : failureOfErased(command.positions);
  const expiresAt = leastWait(request.expiresAt, Temporal.Instant.from(command.now));
  const plan: ChangeRequest = { ...request, ...glassWhole, expiresAt, state: isOver ? 'withdrawn' : 'failed', failure };
  return {
    outcome: 'changed',
    plan,
    change: {
      subject: { kind: 'change-request', id: request.id },
      before: { state: request.state },
      after: { state: plan.state, failure: personErased },
      customerId: request.customerIds.length === 1 ? request.customerIds[0] : undefined,
    },
  };
}

/** What names somebody who was erased is not what was approved any more. */
export function failureOfErased(positions: readonly number[]): RequestFailure {
  return {
    code: personErased,
    detail: 'Somebody whom this request names was erased; refresh it, which leaves out what is about them, and have the rest approved.',
    items: positions.map((position) => ({
      position,
      code: personErased,
      detail: 'The person whom this command names was erased; it is left out.',
      moved: [],
    })),
  };
}
