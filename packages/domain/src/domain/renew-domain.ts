import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { calendarDate, id, seatLimit } from '../command/fields.ts';
import { addDays } from '../validity/validity.ts';
import { refuseBelowSeatsUsed } from './domain-rules.ts';
import { domainDecision, type Domain, type DomainValidity } from './domain.ts';

/**
 * Moves the end of the seats to a later day; `until: null`: until further notice. Where the domain has lapsed, `from` may begin the new
 * term on a later day than the one after the end: the days in between stay without a licence.
 */
export const renewDomainSchema = z.strictObject({
  kind: z.literal('domain.renew'),
  id,
  until: calendarDate.nullable(),
  from: calendarDate.optional(),
  seatLimit: seatLimit.nullable().optional(),
});
export type RenewDomain = z.output<typeof renewDomainSchema>;

/** What a renewal looks at. */
export type RenewableDomain = Pick<Domain, 'name' | 'validity' | 'seatLimit' | 'seatsUsed'>;

export function decideRenewDomain(command: RenewDomain, facts: { readonly domain: Domain | undefined }): Decision<Domain> {
  const domain = found(facts.domain, 'domain', command.id);
  return domainDecision.changed(domain, { ...domain, ...renewed(command, domain) });
}

/** What becomes of a domain by being renewed so. @throws CommandRefused where it cannot be. */
export function renewed(command: RenewDomain, domain: RenewableDomain): Pick<Domain, 'seatLimit' | 'validity'> {
  const presentEnd = refuseNoLater(command.until, domain.validity);
  const from = command.from === undefined ? domain.validity.from : startAnew(command.from, command.until, domain.validity.from, presentEnd);
  const seatLimit = command.seatLimit === undefined ? domain.seatLimit : command.seatLimit;
  refuseBelowSeatsUsed(seatLimit, domain);
  return { seatLimit, validity: { from, until: command.until } };
}

/** The present end is never before the start, so what is later than it is not either. */
function refuseNoLater(until: string | null, present: DomainValidity): string {
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
  return present.until;
}

/** The start of a domain whose new term begins on `from`: its own one, where no day is left out. */
function startAnew(from: string, until: string | null, presentStart: string, presentEnd: string): string {
  if (from <= presentEnd) {
    throw new CommandRefused(
      'not_lapsed',
      `This domain is valid until ${presentEnd}, so a new term cannot begin on ${from}; leave its first day out.`,
      'from',
    );
  }
  if (until !== null && until < from) {
    throw new CommandRefused('ends_before_start', `A term that begins on ${from} cannot end before.`, 'until');
  }
  return from === addDays(presentEnd, 1) ? presentStart : from;
}
