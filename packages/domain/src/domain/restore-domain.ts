import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { domainName, domainValidity, graceDays, id, offlineLeaseDays, reason, seatLimit } from '../command/fields.ts';
import { assignedPacks, refuseUnknownPacks } from './assign-packs.ts';
import { mostAliases, refuseNameTaken } from './domain-rules.ts';
import { microsoftTenants } from './microsoft-tenants.ts';
import { aliasesOf, domainDecision, type Domain } from './domain.ts';

/** Brings back, under the same id, a domain that was deleted, as it was then. */
export const restoreDomainSchema = z.strictObject({
  kind: z.literal('domain.restore'),
  id,
  customerId: id,
  name: domainName,
  aliases: z.array(domainName).max(mostAliases),
  validity: domainValidity,
  seatLimit: seatLimit.nullable(),
  graceDays,
  // A domain that was deleted before there was such a policy had none.
  offlineLeaseDays: offlineLeaseDays.default(null),
  suspensionReason: reason.nullable(),
  packs: assignedPacks,
  microsoftTenants: microsoftTenants.default([]),
});
export type RestoreDomain = z.output<typeof restoreDomainSchema>;

export interface RestoreDomainFacts {
  /** Whether there was a domain of that id, and is none now. */
  readonly deleted: boolean;
  readonly customer: { readonly name: string } | undefined;
  /** The first of the names that another domain goes by. */
  readonly takenName: string | undefined;
  /** Keys of those packs of the command that there are. */
  readonly knownPacks: ReadonlySet<string>;
}

export function decideRestoreDomain(command: RestoreDomain, facts: RestoreDomainFacts): Decision<Domain> {
  const { kind: _, ...kept } = command;
  if (!facts.deleted) throw new CommandRefused('domain_not_deleted', `No domain ${kept.id} was deleted.`, 'id');
  const customer = found(facts.customer, 'customer', kept.customerId, 'customerId');
  refuseNameTaken(facts.takenName, facts.takenName === kept.name ? 'name' : 'aliases');
  refuseUnknownPacks(kept.packs, facts.knownPacks);
  return domainDecision.created({ ...kept, customer: customer.name, aliases: aliasesOf(kept.name, kept.aliases), seatsUsed: 0 });
}
