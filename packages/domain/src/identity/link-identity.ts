import { z } from 'zod';
import { CommandRefused, found, unchanged, type Decision } from '../command/decision.ts';
import { id, text } from '../command/fields.ts';
import type { Operator } from '../operator/operator.ts';
import { identityDecision, type Identity } from './identity.ts';

/** From now on whoever is this at the provider is this operator. */
export const linkIdentitySchema = z.strictObject({
  kind: z.literal('identity.link'),
  operatorId: id,
  provider: z.string().min(1).max(32),
  issuer: text.min(1).max(500),
  subject: text.min(1).max(255),
});
export type LinkIdentity = z.output<typeof linkIdentitySchema>;

export interface LinkIdentityFacts {
  readonly operator: Operator | undefined;
  /** Whose it is already. */
  readonly linked: Identity | undefined;
  readonly nextId: number;
}

export function decideLinkIdentity({ kind: _, ...identity }: LinkIdentity, facts: LinkIdentityFacts): Decision<Identity> {
  found(facts.operator, 'operator', identity.operatorId, 'operatorId');
  if (facts.linked?.operatorId === identity.operatorId) return unchanged;
  if (facts.linked !== undefined) {
    throw new CommandRefused('identity_taken', 'This account belongs to another operator already; unlink it there first.', 'subject');
  }
  return identityDecision.created({ id: facts.nextId, ...identity });
}
