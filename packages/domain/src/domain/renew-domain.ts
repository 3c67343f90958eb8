import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { calendarDate, id, seatLimit } from '../command/fields.ts';
import { refuseBelowSeatsUsed } from './domain-rules.ts';
import { domainDecision, type Domain, type DomainValidity } from './domain.ts';

/** Moves the end of the seats to a later day; `until: null`: until further notice. */
export const renewDomainSchema = z.strictObject({
  kind: z.literal('domain.renew'),
  id,
  until: calendarDate.nullable(),
  seatLimit: seatLimit.nullable().optional(),
});
export type RenewDomain = z.output<typeof renewDomainSchema>;

export function decideRenewDomain(command: RenewDomain, facts: { readonly domain: Domain | undefined }): Decision<Domain> {
  const domain = found(facts.domain, 'domain', command.id);
  refuseNoLater(command.until, domain.validity);
  const seatLimit = command.seatLimit === undefined ? domain.seatLimit : command.seatLimit;
  refuseBelowSeatsUsed(seatLimit, domain);
  return domainDecision.changed(domain, { ...domain, seatLimit, validity: { from: domain.validity.from, until: command.until } });
}

/** The present end is never before the start, so what is later than it is not either. */
function refuseNoLater(until: string | null, present: DomainValidity): void {
  if (present.until === null) {
    throw new CommandRefused('not_a_renewal', 'This domain is valid until further notice; change its validity to give it an end.', 'until');
  }
  if (until !== null && until <= present.until) {
    throw new CommandRefused(
      'not_a_renewal',
      `This domain is valid until ${present.until}; renew it until a later day, or change its validity to end it sooner.`,
      'until',
    );
  }
}
