import { CommandRefused } from '../command/decision.ts';
import { isEmpty, overlap, type Validity } from '../validity/validity.ts';
import type { SeatDomain } from './user.ts';

/** Every user takes a seat, suspended ones too: reinstating never fails for want of one. */
export function refuseWithoutSeat(domain: SeatDomain): void {
  if (domain.seatLimit === null || domain.seatsUsed < domain.seatLimit) return;
  throw new CommandRefused(
    'seat_limit_reached',
    `All ${domain.seatLimit} seats of ${domain.name} are taken; raise the seat limit or delete a user first.`,
    'email',
  );
}

/** A validity of one's own may reach beyond the domain's (the shorter counts), but not lie wholly outside it. */
export function refuseOutsideDomain(validity: Validity, domain: SeatDomain): void {
  if (!isEmpty(overlap(validity, domain.validity))) return;
  throw new CommandRefused(
    'validity_outside_domain',
    `The seats of ${domain.name} are valid from ${domain.validity.from} until ${domain.validity.until ?? 'further notice'}; these dates lie outside.`,
    'validity',
  );
}

export function knownDomain(domain: SeatDomain | undefined, name: string): SeatDomain {
  if (domain !== undefined) return domain;
  throw new CommandRefused('domain_not_found', `No customer has the domain ${name}; create the domain first.`, 'email');
}

export function refuseTaken(taken: boolean, email: string): void {
  if (taken) throw new CommandRefused('email_taken', `${email} already has a seat.`, 'email');
}

export function refuseUnknownProfile(profile: string | null | undefined, known: boolean): void {
  if (profile === null || profile === undefined || known) return;
  throw new CommandRefused('profile_not_found', `There is no profile ${profile}.`, 'profile');
}
