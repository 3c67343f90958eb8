import { overlap, periodOf, startOfDay, type Validity } from '../validity/validity.ts';

/**
 * What a licence comes to, in this order of precedence:
 * - `unknown`: no such user, or no such domain;
 * - `suspended`: the user is; `domain_suspended`: the domain is;
 * - `not_started`: before the first valid day; `active`: on a valid day;
 * - `grace`: within the domain's grace days after the last; `expired`: past them.
 */
export const licenceStatuses = ['unknown', 'suspended', 'domain_suspended', 'not_started', 'active', 'grace', 'expired'] as const;
export type LicenceStatus = (typeof licenceStatuses)[number];

/** All that the status of one user depends on, time aside. `validity` is the user's inside the domain's; `graceDays` a whole number ≥ 0. */
export interface LicenceTerms {
  readonly validity: Validity;
  readonly graceDays: number;
  readonly timeZone: string;
  readonly suspended: boolean;
  readonly domainSuspended: boolean;
}

/** The terms of a user of a domain: valid on the days that both are. */
export function termsOf(
  domain: { readonly validity: Validity; readonly graceDays: number; readonly timeZone: string; readonly suspended: boolean },
  user: { readonly validity: Validity; readonly suspended: boolean },
): LicenceTerms {
  return {
    validity: overlap(domain.validity, user.validity),
    graceDays: domain.graceDays,
    timeZone: domain.timeZone,
    suspended: user.suspended,
    domainSuspended: domain.suspended,
  };
}

/**
 * A licence at an instant. Instants are epoch milliseconds.
 * - `allowed`: active or grace.
 * - `validUntil`: the first instant after the last valid day, grace not counted; null where the end is open, or the licence unknown.
 * - `nextChangeAt`: the next instant at which time alone changes the decision; Infinity where it never does.
 */
export interface LicenceDecision {
  readonly status: LicenceStatus;
  readonly allowed: boolean;
  readonly validUntil: number | null;
  readonly nextChangeAt: number;
}

/**
 * The status of a licence at an instant (epoch milliseconds); `terms` is null where there is no such user or domain.
 * Terms without a valid day (the user starts after the domain has ended) never give grace: not started, then expired.
 * @throws RangeError for dates or a zone that the validity rules refuse.
 */
export function decideLicence(terms: LicenceTerms | null, at: number): LicenceDecision {
  if (terms === null) return { status: 'unknown', allowed: false, validUntil: null, nextChangeAt: Infinity };
  const { startsAt, endsAt } = periodOf(terms.validity, terms.timeZone);
  const validUntil = endsAt === Infinity ? null : endsAt;
  if (terms.suspended) return { status: 'suspended', allowed: false, validUntil, nextChangeAt: Infinity };
  if (terms.domainSuspended) return { status: 'domain_suspended', allowed: false, validUntil, nextChangeAt: Infinity };
  if (at < startsAt) return { status: 'not_started', allowed: false, validUntil, nextChangeAt: startsAt };
  if (at < endsAt) return { status: 'active', allowed: true, validUntil, nextChangeAt: endsAt };
  const graceEndsAt = worksUntil(terms);
  if (at < graceEndsAt) return { status: 'grace', allowed: true, validUntil, nextChangeAt: graceEndsAt };
  return { status: 'expired', allowed: false, validUntil, nextChangeAt: Infinity };
}

/** The first instant (epoch milliseconds) from which on the dates allow nothing more, grace included; Infinity where the end is open. */
export function worksUntil(terms: LicenceTerms): number {
  const { startsAt, endsAt } = periodOf(terms.validity, terms.timeZone);
  return startsAt < endsAt ? graceEndOf(terms) : endsAt;
}

/** The first instant after the last day of grace. */
function graceEndOf(terms: LicenceTerms): number {
  if (terms.validity.until === null) return Infinity;
  return startOfDay(terms.validity.until, terms.graceDays + 1, terms.timeZone);
}
