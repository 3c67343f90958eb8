import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { id, reason } from '../command/fields.ts';
import { cutOverDecision, migratedDomain, type CutOverFacts, type DomainCutOver } from './cut-over.ts';

/** The old service answers for the domain again, and the next plan takes in what has changed there. */
export const cutBackDomainSchema = z.strictObject({
  kind: z.literal('domain.cut-back'),
  id,
  /** Left out where it is done to undo a cut-over. */
  reason: reason.optional(),
});
export type CutBackDomain = z.output<typeof cutBackDomainSchema>;

export function decideCutBackDomain(command: CutBackDomain, facts: CutOverFacts): Decision<DomainCutOver> {
  const { domain } = migratedDomain(facts, command.id);
  return cutOverDecision.changed(domain, { ...domain, answeredBy: 'old', acceptedBlockers: [] }, command.reason);
}
