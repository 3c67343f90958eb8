import { z } from 'zod';
import { found, type Decision } from '../command/decision.ts';
import { domainValidity, graceDays, id, offlineLeaseDays, seatLimit } from '../command/fields.ts';
import { microsoftTenants } from './microsoft-tenants.ts';
import { refuseBelowSeatsUsed } from './domain-rules.ts';
import { domainDecision, type Domain } from './domain.ts';

/** What is left out stays as it is. */
export const changeDomainSchema = z.strictObject({
  kind: z.literal('domain.change'),
  id,
  seatLimit: seatLimit.nullable().optional(),
  graceDays: graceDays.optional(),
  offlineLeaseDays: offlineLeaseDays.optional(),
  validity: domainValidity.optional(),
  microsoftTenants: microsoftTenants.optional(),
});
export type ChangeDomain = z.output<typeof changeDomainSchema>;

export function decideChangeDomain(command: ChangeDomain, facts: { readonly domain: Domain | undefined }): Decision<Domain> {
  const domain = found(facts.domain, 'domain', command.id);
  if (command.seatLimit !== undefined) refuseBelowSeatsUsed(command.seatLimit, domain);
  return domainDecision.changed(domain, {
    ...domain,
    seatLimit: command.seatLimit === undefined ? domain.seatLimit : command.seatLimit,
    graceDays: command.graceDays ?? domain.graceDays,
    offlineLeaseDays: command.offlineLeaseDays === undefined ? domain.offlineLeaseDays : command.offlineLeaseDays,
    validity: command.validity ?? domain.validity,
    microsoftTenants: command.microsoftTenants ?? domain.microsoftTenants,
  });
}
