import type { TimeReading } from '../clock/trusted-time.ts';
import type { LicenceError } from '../http/licence-error.ts';
import type { SignedLicence } from '../signed-licence/signed-licence.ts';
import type { Answer, FeatureValue } from './answer.ts';
import { blocked, decideLease, type LeaseDecision } from './lease.ts';
import { worksUntil, type OutagePolicy } from './outage-policy.ts';

/** What is known of one person's licence. Instants in milliseconds. */
export interface KnownLicence {
  /** What was said last: by the server, or by the document. */
  readonly answer: Answer | null;
  /** Of a person without a valid licence there is none. */
  readonly document: SignedLicence | null;
  /** When the server last said so; null where that was before this start. */
  readonly confirmedAt: number | null;
  /** Why it was not confirmed when it was last asked about. */
  readonly error: LicenceError | null;
  /** Since when the server has not been reached although nothing is known; null otherwise. */
  readonly unreachedSince: number | null;
}

export const nothingKnown: KnownLicence = { answer: null, document: null, confirmedAt: null, error: null, unreachedSince: null };

/** What else a decision depends on. */
export interface Sight {
  readonly time: TimeReading;
  readonly revocationEpoch: number | null;
  /** For how long an answer without a document is believed. */
  readonly ttlMs: number;
  readonly outage: OutagePolicy;
  /** What may be used while the policy allows and nothing is known. */
  readonly features: Readonly<Record<string, FeatureValue>>;
}

/** What a licence is founded on: an answer of this minute, a signed document, the policy for outages, or nothing at all. */
export type LicenceBasis = 'server' | 'document' | 'policy' | 'nothing';

export interface LicenceDecision {
  readonly valid: boolean;
  readonly basis: LicenceBasis;
  readonly lease: LeaseDecision;
  readonly features: Readonly<Record<string, FeatureValue>>;
}

/** Whether somebody may work at this instant, and on what grounds. What the server refused is never made good by a policy. */
export function decideLicence(known: KnownLicence, sight: Sight): LicenceDecision {
  const { answer, document, confirmedAt } = known;
  const lease = decideKnownLease(known, sight);
  const isConfirmed = confirmedAt !== null && sight.time.now - confirmedAt < sight.ttlMs;
  if (lease.step !== 'blocked') {
    return { valid: true, basis: isConfirmed ? 'server' : 'document', lease, features: answer?.features ?? {} };
  }
  if (isOutageOf(known, lease)) {
    const until = policyUntil(known, sight);
    if (sight.time.now < until) return { valid: true, basis: 'policy', lease: outage(until), features: answer?.features ?? sight.features };
  }
  const basis = answer === null ? 'nothing' : document === null ? 'server' : 'document';
  return { valid: false, basis, lease, features: {} };
}

function decideKnownLease({ answer, document, confirmedAt }: KnownLicence, { time, revocationEpoch, ttlMs }: Sight): LeaseDecision {
  if (answer === null) return blocked('not_confirmed');
  if (!answer.valid) return blocked('not_licensed');
  const now = Math.floor(time.now / 1000);
  if (document === null) {
    // Unsigned, it is good for as long as it need not be asked again.
    const until = confirmedAt === null || time.isPutBack ? 0 : confirmedAt + ttlMs;
    return time.now < until ? { step: 'fresh', reason: 'fresh', until: Math.ceil(until / 1000) } : blocked('ended');
  }
  const decision = decideLease(document.lease, { now, epoch: document.epoch, revocationEpoch });
  return time.isPutBack && decision.reason !== 'revoked' ? blocked('clock_put_back') : decision;
}

/** An outage is what keeps something from being known; not what was said, nor a clock that was put back. */
function isOutageOf({ error }: KnownLicence, { reason }: LeaseDecision): boolean {
  return error?.isOutage === true && (reason === 'ended' || reason === 'not_confirmed');
}

/** Until when the policy lets the person work; never where the time is not known, nor beyond the end of the licence itself. */
function policyUntil(known: KnownLicence, { time, outage, ttlMs }: Sight): number {
  const endsAt = known.answer?.validUntil ? Date.parse(known.answer.validUntil) : Infinity;
  return time.isPutBack ? -Infinity : Math.min(endsAt, worksUntil(outage, policySince(known, ttlMs) ?? time.now));
}

/** From when on nothing but the policy holds. */
function policySince({ document, confirmedAt, unreachedSince }: KnownLicence, ttlMs: number): number | null {
  if (document !== null) return document.lease.graceUntil * 1000;
  return confirmedAt === null ? unreachedSince : confirmedAt + ttlMs;
}

function outage(until: number): LeaseDecision {
  return { step: 'grace', reason: 'outage', until: until === Infinity ? null : Math.ceil(until / 1000) };
}
