/** The seats of a domain whose end is near, as a proposal looks at them. */
export interface SeatsToRenew {
  /** null: as many as there are. */
  readonly seatLimit: number | null;
  readonly seatsUsed: number;
  readonly seatsSuspended: number;
  /** Those whose own validity is over, besides the suspended ones. */
  readonly seatsExpired: number;
  /** Those in use that were given within the last {@link growthDays} days. */
  readonly seatsAdded: number;
  /** Since the domain was created. */
  readonly ageDays: number;
  /** How many users are proposed to be deleted before the new term. */
  readonly removals: number;
}

/** Over how many days growth is looked at. */
export const growthDays = 90;

/** A domain that is younger still fills up: what it has gained says nothing about how it grows. */
const youngestGrowingDays = 2 * growthDays;

/** Of the seats in use, what is expected to come besides, at most. */
const mostGrowth = 1 / 4;

export const proposalReasonCodes = [
  'unlimited',
  'seats_in_use',
  'suspended_left_out',
  'expired_left_out',
  'growth_seen',
  'too_young_to_grow',
  'removals_proposed',
  'not_below_seats_used',
] as const;

export interface ProposalReason {
  readonly code: (typeof proposalReasonCodes)[number];
  /** Of seats. */
  readonly count: number;
}

export interface SeatProposal {
  readonly seatLimit: number | null;
  /** In the order in which they are told. */
  readonly reasons: readonly ProposalReason[];
}

/**
 * How many seats to renew: those in use, without suspended and expired ones, and as many more as were added lately, but never fewer than
 * are taken unless users are to be deleted. What is unlimited stays so.
 */
export function proposeSeats(seats: SeatsToRenew): SeatProposal {
  const { seatLimit, seatsUsed, seatsSuspended, seatsExpired, seatsAdded, ageDays } = seats;
  if (seatLimit === null) return { seatLimit: null, reasons: [{ code: 'unlimited', count: seatsUsed }] };
  const inUse = Math.max(0, seatsUsed - seatsSuspended - seatsExpired);
  const isYoung = ageDays < youngestGrowingDays;
  const growth = isYoung ? 0 : Math.min(seatsAdded, Math.ceil(inUse * mostGrowth));
  const removals = Math.min(seats.removals, seatsUsed);
  const taken = seatsUsed - removals;
  const wanted = inUse + growth;
  return {
    seatLimit: Math.max(wanted, taken),
    reasons: [
      { code: 'seats_in_use', count: inUse },
      ...said('suspended_left_out', seatsSuspended),
      ...said('expired_left_out', seatsExpired),
      ...said('growth_seen', growth),
      ...said('too_young_to_grow', isYoung ? seatsAdded : 0),
      ...said('removals_proposed', removals),
      ...said('not_below_seats_used', taken > wanted ? taken : 0),
    ],
  };
}

/** The seats of a domain, by who was seen within the last {@link growthDays} days. */
export interface SeatsByUse {
  readonly seatLimit: number | null;
  /** In use, and seen. */
  readonly seatsSeen: number;
  /** In use, not seen, and given within those days: they have had less time. */
  readonly seatsNew: number;
}

/** How many seats are really used. Null where nobody was seen, since that may say that nothing is counted; and of what is unlimited. */
export function proposeSeatsByUse({ seatLimit, seatsSeen, seatsNew }: SeatsByUse): number | null {
  return seatLimit === null || seatsSeen === 0 ? null : seatsSeen + seatsNew;
}

function said(code: ProposalReason['code'], count: number): readonly ProposalReason[] {
  return count === 0 ? [] : [{ code, count }];
}
