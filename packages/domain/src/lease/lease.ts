/**
 * For how long a signed licence is believed without asking again. Instants are NumericDates (RFC 7519 §2), seconds since 1970, as
 * in its claims: `iat`, `lease.freshUntil`, `lease.staleUntil` and `exp`. None is later than the next.
 */
export interface Lease {
  readonly issuedAt: number;
  readonly freshUntil: number;
  readonly staleUntil: number;
  /** From here on it is void. */
  readonly graceUntil: number;
}

export interface LeaseTerms {
  readonly issuedAt: number;
  /** What the domain allows, {@link mostOfflineLeaseDays} at most; null: {@link defaultOfflineLeaseDays}. */
  readonly offlineLeaseDays: number | null;
  /** When the licence ends, days of grace included; Infinity where it does not. */
  readonly worksUntil: number;
  /** When the next date changes what the licence says; Infinity where none does. */
  readonly changesAt: number;
}

export const defaultOfflineLeaseDays = 3;
export const fewestOfflineLeaseDays = 1;
export const mostOfflineLeaseDays = 90;

const secondsPerDay = 86_400;

/**
 * Fresh for the first third of its days, stale for the second, grace for the last; never beyond the licence's own end. What is going to
 * change by a date is fresh until then at most.
 */
export function leaseOf({ issuedAt, offlineLeaseDays, worksUntil, changesAt }: LeaseTerms): Lease {
  const third = ((offlineLeaseDays ?? defaultOfflineLeaseDays) * secondsPerDay) / 3;
  const end = Math.max(issuedAt, Math.floor(worksUntil));
  return {
    issuedAt,
    freshUntil: Math.min(issuedAt + third, Math.max(issuedAt, Math.floor(changesAt)), end),
    staleUntil: Math.min(issuedAt + 2 * third, end),
    graceUntil: Math.min(issuedAt + 3 * third, end),
  };
}
