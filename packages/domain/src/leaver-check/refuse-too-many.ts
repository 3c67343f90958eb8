import { CommandRefused } from '../command/decision.ts';

/** The share of a domain's seats, in percent, beyond which removals are asked for twice. */
export const mostShareUnconfirmed = 20;

export interface ProposedRemovals {
  /** Of the domain. */
  readonly name: string;
  readonly removals: number;
  /** Other leavers who have gone or been suspended since the list was compared: they count as well, or many small proposals would pass. */
  readonly lost: number;
  /** Seats that were taken when the list was compared. */
  readonly seats: number;
  /** In percent. */
  readonly share: number;
  /** How many removals were confirmed; undefined: none were. */
  readonly confirmed: number | undefined;
}

/** Refuses what would take away too large a part of the seats, until the exact number is confirmed. */
export function refuseTooMany({ name, removals, lost, seats, share, confirmed }: ProposedRemovals): void {
  const isMany = (removals + lost) * 100 > seats * share;
  if (!isMany && (confirmed === undefined || confirmed === removals)) return;
  if (isMany && confirmed === removals) return;
  const before = lost === 0 ? '' : `, after ${lost} that have gone or been suspended since the list was compared`;
  const advice = `ask again with confirmedRemovals ${removals} if that is meant.`;
  throw new CommandRefused(
    'too_many_leavers',
    isMany
      ? `${removals} of the ${seats} seats of ${name} would go${before}, which is more than ${share} %: ${advice}`
      : `${removals} seats of ${name} would go, not ${confirmed}: ${advice}`,
    'confirmedRemovals',
  );
}
