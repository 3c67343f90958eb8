import { z } from 'zod';
import { found, unchanged, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { delegationDecision, type Delegation } from './delegation.ts';

/** Takes it back. What was approved by it stays approved. */
export const endDelegationSchema = z.strictObject({ kind: z.literal('delegation.end'), id });
export type EndDelegation = z.output<typeof endDelegationSchema>;

export interface EndDelegationFacts {
  readonly delegation: Delegation | undefined;
  /** ISO 8601 instant. */
  readonly now: string;
}

export function decideEndDelegation(command: EndDelegation, { delegation, now }: EndDelegationFacts): Decision<Delegation> {
  const before = found(delegation, 'delegation', command.id);
  if (before.endedAt !== null) return unchanged;
  return delegationDecision.changed(before, { ...before, endedAt: now });
}
