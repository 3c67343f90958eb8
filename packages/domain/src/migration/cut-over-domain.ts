import { z } from 'zod';
import { CommandRefused, unchanged, type Decision } from '../command/decision.ts';
import { id, reason } from '../command/fields.ts';
import { cutOverDecision, migratedDomain, type CutOverFacts, type DomainCutOver } from './cut-over.ts';
import { blockersOf } from './readiness.ts';

/** From now on Seatledger answers for the domain, and takes nothing of it from the old database any more. */
export const cutOverDomainSchema = z.strictObject({
  kind: z.literal('domain.cut-over'),
  id,
  /** Left out where it is done to undo a cut-back. */
  reason: reason.optional(),
  acceptBlockers: z.boolean().default(false).describe('Whether it is done although something keeps the domain from being ready.'),
});
export type CutOverDomain = z.output<typeof cutOverDomainSchema>;

export function decideCutOverDomain(command: CutOverDomain, facts: CutOverFacts): Decision<DomainCutOver> {
  const { domain, readiness } = migratedDomain(facts, command.id);
  if (domain.answeredBy === 'seatledger') return unchanged;
  const blockers = blockersOf(readiness, facts.now);
  if (blockers.length > 0 && !command.acceptBlockers) {
    const details = blockers.map(({ detail }) => detail).join(' ');
    throw new CommandRefused('not_ready', `${domain.name} is not ready to be cut over. ${details}`);
  }
  const acceptedBlockers = blockers.map(({ code }) => code);
  return cutOverDecision.changed(domain, { ...domain, answeredBy: 'seatledger', acceptedBlockers }, command.reason);
}
