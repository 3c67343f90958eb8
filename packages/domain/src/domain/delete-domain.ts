import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { id, reason } from '../command/fields.ts';
import { domainDecision, type Domain } from './domain.ts';

/** Its aliases and the assignment of packs go with it. */
export const deleteDomainSchema = z.strictObject({ kind: z.literal('domain.delete'), id, reason: reason.optional() });
export type DeleteDomain = z.output<typeof deleteDomainSchema>;

export function decideDeleteDomain(command: DeleteDomain, facts: { readonly domain: Domain | undefined }): Decision<Domain> {
  const domain = found(facts.domain, 'domain', command.id);
  if (domain.seatsUsed > 0) {
    throw new CommandRefused('domain_not_empty', `${domain.name} still has users (${domain.seatsUsed}); delete or move them first.`, 'id');
  }
  return domainDecision.deleted(domain, command.reason);
}
