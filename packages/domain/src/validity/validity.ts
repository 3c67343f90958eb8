/** Inclusive calendar dates, `YYYY-MM-DD`, in the customer's time zone; null where that side is open. Empty where `from` is after `until`. */
export interface Validity {
  readonly from: string | null;
  readonly until: string | null;
}

/** Epoch milliseconds, `endsAt` exclusive; -Infinity and Infinity where open. Never in force where `startsAt` is not before `endsAt`. */
export interface Period {
  readonly startsAt: number;
  readonly endsAt: number;
}

/** In force at every instant. */
export const always: Period = { startsAt: -Infinity, endsAt: Infinity };

/**
 * The instants a validity covers in a time zone: from the first instant of its first day to the first instant of the day after its last.
 *
 * A day whose midnight the clocks skip starts at the first instant it has. A day the zone skips altogether (30 December 2011
 * in Samoa) has no instants: a validity that starts on it starts with the next day that exists, one that ends on it ends with
 * the day before. Where clocks are put back across midnight, the new day starts the first time it is reached.
 *
 * @throws RangeError for a date that {@link isCalendarDate} or a zone that {@link isTimeZone} refuses.
 */
export function periodOf(validity: Validity, timeZone: string): Period {
  return {
    startsAt: validity.from === null ? -Infinity : startOfDay(validity.from, 0, timeZone),
    endsAt: validity.until === null ? Infinity : startOfDay(validity.until, 1, timeZone),
  };
}

/** Whether a period covers an instant (epoch milliseconds). */
export function inForce(period: Period, at: number): boolean {
  return period.startsAt <= at && at < period.endsAt;
}

/** The days in both: the later start and the earlier end, which may be empty. */
export function overlap(a: Validity, b: Validity): Validity {
  return {
    from: a.from === null || (b.from !== null && b.from > a.from) ? b.from : a.from,
    until: a.until === null || (b.until !== null && b.until < a.until) ? b.until : a.until,
  };
}

/** Whether no day is in a validity. */
export function isEmpty(validity: Validity): boolean {
  return validity.from !== null && validity.until !== null && validity.from > validity.until;
}

const calendarDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a day of the Gregorian calendar from 1900 to 9999, strictly `YYYY-MM-DD` (RFC 3339 §5.6, full-date). */
export function isCalendarDate(text: string): boolean {
  const parts = calendarDate.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether the runtime knows a name of the IANA time zone database, spelled exactly so; offsets such as `+02:00` are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId === name;
  } catch {
    return false;
  }
}

/**
 * The date so many days later, or earlier where negative.
 * @throws RangeError where it is outside the years 1900 to 9999, or `date` is no date.
 */
export function addDays(date: string, days: number): string {
  const result = Temporal.PlainDate.from(date).add({ days }).toString();
  if (!isCalendarDate(result)) throw new RangeError(`${days} days from ${date} is outside the years 1900 to 9999.`);
  return result;
}

// Many seats share few dates, and asking the time zone database takes microseconds: the last answers are kept.
const maxRememberedDays = 20_000;
const rememberedDays = new Map<string, number>();

/**
 * The first instant (epoch milliseconds) of the day `daysLater` days after a date, under the rules of {@link periodOf}.
 * The result may be past the year 9999. @throws RangeError as {@link periodOf} does.
 */
export function startOfDay(date: string, daysLater: number, timeZone: string): number {
  const key = `${date} ${daysLater} ${timeZone}`;
  const remembered = rememberedDays.get(key);
  if (remembered !== undefined) return remembered;
  if (!isCalendarDate(date)) throw new RangeError('A date is written YYYY-MM-DD, in the years 1900 to 9999.');
  const instant = Temporal.PlainDate.from(date).add({ days: daysLater }).toZonedDateTime(timeZone).epochMilliseconds;
  if (rememberedDays.size >= maxRememberedDays) rememberedDays.clear();
  rememberedDays.set(key, instant);
  return instant;
}
