import type { Lease } from './lease.ts';

/**
 * Where a signed licence stands:
 * - `fresh`: as good as an answer;
 * - `stale`: works, and is to be renewed soon;
 * - `grace`: works for the last time, and the person is told until when;
 * - `blocked`: does not work.
 */
export const leaseSteps = ['fresh', 'stale', 'grace', 'blocked'] as const;
export type LeaseStep = (typeof leaseSteps)[number];

/** Why it stands there: the step itself; or, where it is blocked, that its time is over, that it was revoked, or that the clock went back. */
export const leaseReasons = ['fresh', 'stale', 'grace', 'ended', 'revoked', 'clock_put_back'] as const;
export type LeaseReason = (typeof leaseReasons)[number];

/** What is known when a signed licence is looked at. Instants are NumericDates, as in {@link Lease}. */
export interface LeaseSight {
  /** By the clock of whoever looks. */
  readonly now: number;
  /** Of the document. */
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

/** Clocks differ; one that is further behind than this has been put back. */
export const clockToleranceSeconds = 300;

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

function blocked(reason: LeaseReason): LeaseDecision {
  return { step: 'blocked', reason, until: null };
}
