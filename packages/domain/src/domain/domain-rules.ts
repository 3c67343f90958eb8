import { CommandRefused } from '../command/decision.ts';
import type { Domain } from './domain.ts';

/** What decides on a new name for a domain. */
export interface NewNameFacts {
  readonly domain: Domain | undefined;
  /** The new name, where another domain goes by it. */
  readonly takenName: string | undefined;
}

/** A name belongs to one domain, be it its own name or an alias. */
export function refuseNameTaken(taken: string | undefined, field: string): void {
  if (taken === undefined) return;
  throw new CommandRefused('domain_name_taken', `Another domain goes by the name ${taken}; rename it or remove that alias first.`, field);
}

/** The most names besides its own that a domain goes by. */
export const mostAliases = 100;

export function refuseTooManyAliases(aliases: readonly string[], field: string): void {
  if (aliases.length <= mostAliases) return;
  throw new CommandRefused('too_many_aliases', `A domain has at most ${mostAliases} aliases; remove one first.`, field);
}

export function refuseBelowSeatsUsed(seatLimit: number | null, domain: { readonly name: string; readonly seatsUsed: number }): void {
  if (seatLimit === null || seatLimit >= domain.seatsUsed) return;
  throw new CommandRefused(
    'seats_in_use',
    `${domain.name} has more users than that (${domain.seatsUsed}); delete or move ${domain.seatsUsed - seatLimit} of them first.`,
    'seatLimit',
  );
}
