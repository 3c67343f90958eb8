import { z } from 'zod';
import { type Decision, found } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { domainDecision, type Domain } from './domain.ts';

/** To another customer, with all its seats: one company has bought the other. */
export const moveDomainSchema = z.strictObject({ kind: z.literal('domain.move'), id, customerId: id });
export type MoveDomain = z.output<typeof moveDomainSchema>;

export interface MoveDomainFacts {
  readonly domain: Domain | undefined;
  readonly customer: { readonly name: string } | undefined;
}

export function decideMoveDomain(command: MoveDomain, facts: MoveDomainFacts): Decision<Domain> {
  const { customerId } = command;
  const domain = found(facts.domain, 'domain', command.id);
  const customer = found(facts.customer, 'customer', customerId, 'customerId');
  return domainDecision.changed(domain, { ...domain, customerId, customer: customer.name });
}
