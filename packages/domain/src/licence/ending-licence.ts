import { addDays, isCalendarDate, startOfDay } from '../validity/validity.ts';
import { decideLicence, type LicenceStatus, type LicenceTerms } from './licence.ts';

/**
 * Why somebody loses access: the end of the domain or of the user's own validity, either with the grace that comes after it, or, where
 * that end has passed already, the end of the grace.
 */
export type EndingReason = 'domain_ends' | 'own_validity_ends' | 'grace_ends';

export interface EndingLicence {
  readonly status: LicenceStatus;
  readonly reason: EndingReason;
  /** The first instant after the last valid day (epoch milliseconds). */
  readonly validUntil: number;
  /** The first instant without access: with days of grace, later. */
  readonly losesAccessAt: number;
}

/**
 * Whether, when and why somebody who has access at an instant loses it after that and not later than another (epoch milliseconds).
 * `endsByItself`: their own validity ends before the domain's does.
 */
export function decideEnding(terms: LicenceTerms, endsByItself: boolean, at: number, notAfter: number): EndingLicence | null {
  const { status, allowed, validUntil } = decideLicence(terms, at);
  if (!allowed || validUntil === null) return null;
  const losesAccessAt = accessEnd(terms, at);
  if (losesAccessAt > notAfter) return null;
  return { status, reason: reasonOf(status, endsByItself), validUntil, losesAccessAt };
}

function reasonOf(status: LicenceStatus, endsByItself: boolean): EndingReason {
  if (status === 'grace') return 'grace_ends';
  return endsByItself ? 'own_validity_ends' : 'domain_ends';
}

/** The first instant, after one at which there is access, at which there is none any more. */
function accessEnd(terms: LicenceTerms, at: number): number {
  for (let decision = decideLicence(terms, at); ; decision = decideLicence(terms, decision.nextChangeAt)) {
    if (decision.nextChangeAt === Infinity || !decideLicence(terms, decision.nextChangeAt).allowed) return decision.nextChangeAt;
  }
}

/** Which days of one time zone and one grace matter, as dates that a database can compare. */
export interface EndingDates {
  /** Whose first valid day is not after this one has started. */
  readonly startedBy: string;
  /** Whose last valid day is one of these, both inclusive, loses access in time; `from` after `until` where there is none. */
  readonly from: string;
  readonly until: string;
}

/** The days on which a licence has to end for access, with the grace after it, to be lost after `at` and not later than `notAfter`. */
export function endingDates(
  { timeZone, graceDays }: Pick<LicenceTerms, 'timeZone' | 'graceDays'>,
  at: number,
  notAfter: number,
): EndingDates {
  const lastDay = (instant: number, daysLater: number) => lastDayStartingBy(instant, daysLater, timeZone);
  return {
    startedBy: lastDay(at, 0),
    from: addDays(lastDay(at, graceDays + 1), 1),
    until: lastDay(notAfter, graceDays + 1),
  };
}

/** The last date whose day `daysLater` days later starts not after an instant. */
function lastDayStartingBy(instant: number, daysLater: number, timeZone: string): string {
  const today = Temporal.Instant.fromEpochMilliseconds(Math.floor(instant)).toZonedDateTimeISO(timeZone).toPlainDate();
  // A day may start a little before or after it does elsewhere, and a zone may leave one out.
  let date = today.subtract({ days: daysLater - 2 }).toString();
  while (isCalendarDate(date) && startOfDay(date, daysLater, timeZone) > instant) date = addDays(date, -1);
  return date;
}
