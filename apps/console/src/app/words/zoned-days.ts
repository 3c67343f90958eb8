const dayMs = 86_400_000;

/** The calendar date of an instant in a time zone: `2026-11-25`. */
export function dayOf(instant: string | number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(new Date(instant));
}

/** The last day that ends before or with an instant: of the first instant after a licence, the last day on which it works. */
export function lastDayBefore(instant: string, timeZone: string): string {
  return dayOf(Date.parse(instant) - 1, timeZone);
}

/** The last second of a calendar date in a time zone, as an instant: what came of all that happened on that day. */
export function endOfDay(date: string, timeZone: string): string {
  const midnight = Date.parse(`${date}T00:00:00Z`) + dayMs;
  // Twice, as the offset that holds there is known only once one is near.
  const near = midnight - offsetMs(midnight, timeZone);
  return new Date(midnight - offsetMs(near, timeZone) - 1_000).toISOString();
}

function offsetMs(instant: number, timeZone: string): number {
  const written = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone }).format(instant);
  return Date.parse(`${written.replace(' ', 'T')}Z`) - instant;
}
