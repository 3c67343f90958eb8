import { CommandRefused } from '../command/decision.ts';
import { renewed, type RenewableDomain, type RenewDomain } from '../domain/renew-domain.ts';
import { addDays } from '../validity/validity.ts';
import { lastDayOfTerm } from './last-day-of-term.ts';

/** How domains are to be renewed. */
export interface RenewalTerms {
  /** So many months, or until a day. */
  readonly term: { readonly months: number } | { readonly until: string };
  /** `today`: of a domain that has lapsed the new term begins today; of one that has not, after its end as well. */
  readonly from: 'expiry' | 'today';
  /** undefined: as it is. */
  readonly seatLimit: number | null | undefined;
}

/** A renewal that a domain allows. */
export interface PlannedRenewal {
  readonly command: RenewDomain;
  /** The first day of the new term. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly seatLimit: number | null;
}

/** `today` is the day in the customer's time zone. @throws CommandRefused where the domain cannot be renewed so. */
export function planRenewal(domain: RenewableDomain & { readonly id: number }, terms: RenewalTerms, today: string): PlannedRenewal {
  const { validity } = domain;
  const isLapsed = validity.until !== null && validity.until < addDays(today, -1);
  const firstDay = isLapsed && terms.from === 'today' ? today : dayAfter(validity.until);
  const lastDay = 'until' in terms.term ? terms.term.until : lastDayWithin(firstDay, terms.term.months);
  const command: RenewDomain = {
    kind: 'domain.renew',
    id: domain.id,
    until: lastDay,
    ...(isLapsed && terms.from === 'today' && { from: today }),
    ...(terms.seatLimit !== undefined && { seatLimit: terms.seatLimit }),
  };
  const { seatLimit } = renewed(command, domain);
  refuseOver(lastDay, today);
  return { command, firstDay, lastDay, seatLimit };
}

function dayAfter(until: string | null): string {
  if (until === null) {
    throw new CommandRefused('not_a_renewal', 'This domain is valid until further notice; change its validity to give it an end.', 'until');
  }
  if (until >= lastKnownDay) throw beyondCalendar();
  return addDays(until, 1);
}

const lastKnownDay = '9999-12-31';

function lastDayWithin(firstDay: string, months: number): string {
  const lastDay = lastDayOfTerm(firstDay, months);
  if (lastDay.length > lastKnownDay.length) throw beyondCalendar();
  return lastDay;
}

function beyondCalendar(): CommandRefused {
  return new CommandRefused('not_a_renewal', 'There are no dates after the year 9999; renew this domain for less long.', 'months');
}

function refuseOver(lastDay: string, today: string): void {
  if (lastDay >= today) return;
  throw new CommandRefused('renewal_over', `The new term would be over already on ${lastDay}; renew for longer, or from today.`, 'from');
}
