import { locale } from './locale.ts';

const dayMs = 86_400_000;
let shownTimeZone: string | undefined;

/** From now on instants are shown as clocks say it there; null: where the browser is. */
export function showInstantsIn(timeZone: string | null): void {
  shownTimeZone = timeZone ?? undefined;
}

const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
const shortDays = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

/** `2027-03-31` → "31 March 2027". */
export function longDate(date: string): string {
  return days.format(Date.parse(`${date}T00:00:00Z`));
}

/** `2027-03-31` → "31 Mar 2027". */
export function shortDate(date: string): string {
  return shortDays.format(Date.parse(`${date}T00:00:00Z`));
}

/** The day of an instant: "25 November 2026". */
export function longDay(instant: string | number, timeZone = shownTimeZone): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...(timeZone && { timeZone }) }).format(new Date(instant));
}

/** The day of an instant in a table: "25 Nov 2026". */
export function shortDay(instant: string | number, timeZone = shownTimeZone): string {
  const style = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  return new Intl.DateTimeFormat(locale, { ...style, ...(timeZone && { timeZone }) }).format(new Date(instant));
}

/** `2027-03` → "Mar 2027". */
export function shortMonth(month: string): string {
  return months.format(Date.parse(`${month}-01T00:00:00Z`));
}

/** The time of day of an instant: "21:03". */
export function clockTime(instant: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', ...(shownTimeZone && { timeZone: shownTimeZone }) }).format(
    new Date(instant),
  );
}

/** An instant as people say it there: "25 November 2026 at 21:03". */
export function longInstant(instant: string | number, timeZone = shownTimeZone): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', ...(timeZone && { timeZone }) }).format(
    new Date(instant),
  );
}

/** An instant in a table: "25 Nov 2026, 21:03". */
export function shortInstant(instant: string | number, timeZone = shownTimeZone): string {
  const style = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(locale, { ...style, ...(timeZone && { timeZone }) }).format(new Date(instant));
}

/** The instant with its seconds and zone, for whoever has to be exact: "25 November 2026 at 21:03:12 CET". */
export function exactInstant(instant: string | number, timeZone = shownTimeZone): string {
  const zoned = { dateStyle: 'long', timeStyle: 'long', ...(timeZone && { timeZone }) } as const;
  return new Intl.DateTimeFormat(locale, zoned).format(new Date(instant));
}

/** How far off: "in 3 days", "2 hours ago", "yesterday". */
export function distance(instant: string | number, nowMs: number): string {
  const ms = new Date(instant).getTime() - nowMs;
  const steps = [
    ['day', dayMs],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ] as const;
  for (const [unit, unitMs] of steps) {
    if (Math.abs(ms) >= unitMs) return relative.format(Math.round(ms / unitMs), unit);
  }
  return relative.format(0, 'second');
}

/** Whole days from one calendar date to another; negative where it is past. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** Today's calendar date in a time zone: `2026-11-25`. */
export function today(timeZone?: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...(timeZone && { timeZone }) }).format(new Date());
}
