/** The most months that something is renewed for at once. */
export const longestTermMonths = 120;

/**
 * The last day of a term of whole months that begins on `firstDay`: the day before the one of the same number so many months later. Where
 * that month has no such day it is the month's last one: a month from 31 January ends on 28 February.
 * @throws RangeError for what is no date.
 */
export function lastDayOfTerm(firstDay: string, months: number): string {
  const first = Temporal.PlainDate.from(firstDay);
  const next = first.add({ months });
  return (next.day === first.day ? next.subtract({ days: 1 }) : next).toString();
}
