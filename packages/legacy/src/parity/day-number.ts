import type { CalendarDate } from '../mapping/canonical-rows.ts';

/** Days as whole numbers that are in the order of the days: 20270331. */
const noFirstDay = 0;
export const noLastDay = 100_000_000;

export function firstDayOf(date: CalendarDate | null): number {
  return date === null ? noFirstDay : dayNumber(date);
}

export function lastDayOf(date: CalendarDate | null): number {
  return date === null ? noLastDay : dayNumber(date);
}

export function dayNumber(date: CalendarDate): number {
  return Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));
}

/** Null: no last day. */
export function dateOf(lastDay: number): CalendarDate | null {
  if (lastDay === noLastDay) return null;
  const text = String(lastDay).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

/** The day that an instant (epoch milliseconds) is on, in a time zone. */
export function dayAt(at: number, timeZone: string): CalendarDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
