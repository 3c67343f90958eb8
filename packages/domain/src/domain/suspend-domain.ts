import { z } from 'zod';
import { found, unchanged, type Decision } from '../command/decision.ts';
import { id, reason } from '../command/fields.ts';
import { domainDecision, type Domain } from './domain.ts';

/** The seats are kept; no licence under the domain is valid until it is reinstated. */
export const suspendDomainSchema = z.strictObject({ kind: z.literal('domain.suspend'), id, reason });
export type SuspendDomain = z.output<typeof suspendDomainSchema>;

export function decideSuspendDomain(command: SuspendDomain, facts: { readonly domain: Domain | undefined }): Decision<Domain> {
  const domain = found(facts.domain, 'domain', command.id);
  if (domain.suspensionReason !== null) return unchanged;
  return domainDecision.changed(domain, { ...domain, suspensionReason: command.reason }, command.reason);
}
