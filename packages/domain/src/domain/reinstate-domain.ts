import { z } from 'zod';
import { found, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { domainDecision, type Domain } from './domain.ts';

export const reinstateDomainSchema = z.strictObject({ kind: z.literal('domain.reinstate'), id });
export type ReinstateDomain = z.output<typeof reinstateDomainSchema>;

export function decideReinstateDomain(command: ReinstateDomain, facts: { readonly domain: Domain | undefined }): Decision<Domain> {
  const domain = found(facts.domain, 'domain', command.id);
  return domainDecision.changed(domain, { ...domain, suspensionReason: null });
}
