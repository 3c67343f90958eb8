import { found } from '../command/decision.ts';
import { z } from 'zod';
import type { Decision } from '../command/decision.ts';
import { domainName, domainValidity, graceDays, id, offlineLeaseDays, seatLimit } from '../command/fields.ts';
import { mostAliases, refuseNameTaken } from './domain-rules.ts';
import { microsoftTenants } from './microsoft-tenants.ts';
import { aliasesOf, domainDecision, type Domain } from './domain.ts';

/** `seatLimit: null`, unlimited, has to be said. */
export const createDomainSchema = z.strictObject({
  kind: z.literal('domain.create'),
  customerId: id,
  name: domainName,
  validity: domainValidity,
  seatLimit: seatLimit.nullable(),
  graceDays: graceDays.default(0),
  offlineLeaseDays: offlineLeaseDays.default(null),
  aliases: z.array(domainName).max(mostAliases).default([]),
  microsoftTenants: microsoftTenants.default([]),
});
export type CreateDomain = z.output<typeof createDomainSchema>;

export interface CreateDomainFacts {
  readonly nextId: number;
  readonly customer: { readonly name: string } | undefined;
  /** The first of the names that another domain goes by. */
  readonly takenName: string | undefined;
}

export function decideCreateDomain(command: CreateDomain, facts: CreateDomainFacts): Decision<Domain> {
  const { customerId, name, validity, seatLimit, graceDays, offlineLeaseDays, microsoftTenants } = command;
  const customer = found(facts.customer, 'customer', customerId, 'customerId');
  refuseNameTaken(facts.takenName, facts.takenName === name ? 'name' : 'aliases');
  return domainDecision.created({
    id: facts.nextId,
    customerId,
    customer: customer.name,
    name,
    aliases: aliasesOf(name, command.aliases),
    validity,
    seatLimit,
    seatsUsed: 0,
    graceDays,
    offlineLeaseDays,
    suspensionReason: null,
    packs: [],
    microsoftTenants,
  });
}
