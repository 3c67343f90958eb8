/**
 * For how long a signed licence is believed without asking again. Instants are NumericDates (RFC 7519 §2): seconds since 1970. None is
 * later than the next.
 */
export interface Lease {
  readonly issuedAt: number;
  readonly freshUntil: number;
  readonly staleUntil: number;
  readonly graceUntil: number;
}

/** `fresh`: as good as an answer; `stale`: works, to be renewed soon; `grace`: works for the last time; `blocked`: does not work. */
export type LeaseStep = 'fresh' | 'stale' | 'grace' | 'blocked';

/**
 * The step itself; or, where it is blocked, why: its time is over, it was revoked, the clock was put back; the server says that there is no
 * valid licence; nothing has been confirmed yet. `outage`: nothing but the caller's policy lets the person work.
 */
export type LeaseReason =
  | 'fresh'
  | 'stale'
  | 'grace'
  | 'ended'
  | 'revoked'
  | 'clock_put_back'
  | 'not_licensed'
  | 'not_confirmed'
  | 'outage';

/** What is known when a signed licence is looked at. */
export interface LeaseSight {
  /** In seconds. */
  readonly now: number;
  readonly epoch: number;
  /** Of the installation, as it was last heard of; null where it never was. */
  readonly revocationEpoch: number | null;
}

export interface LeaseDecision {
  readonly step: LeaseStep;
  readonly reason: LeaseReason;
  /** When the step ends by time alone; null where it is blocked. */
  readonly until: number | null;
}

const clockToleranceSeconds = 300;

/** The server's own rule: `tests/vectors/lease.json` holds both to it. */
export function decideLease(
  { issuedAt, freshUntil, staleUntil, graceUntil }: Lease,
  { now, epoch, revocationEpoch }: LeaseSight,
): LeaseDecision {
  if (revocationEpoch !== null && epoch < revocationEpoch) return blocked('revoked');
  if (now < issuedAt - clockToleranceSeconds) return blocked('clock_put_back');
  if (now < freshUntil) return { step: 'fresh', reason: 'fresh', until: freshUntil };
  if (now < staleUntil) return { step: 'stale', reason: 'stale', until: staleUntil };
  if (now < graceUntil) return { step: 'grace', reason: 'grace', until: graceUntil };
  return blocked('ended');
}

export function blocked(reason: LeaseReason): LeaseDecision {
  return { step: 'blocked', reason, until: null };
}
