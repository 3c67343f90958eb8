const dayMs = 86_400_000;
/** For no date. */
const noDay = -0x8000_0000;

/** A date (`YYYY-MM-DD`) as the number of its day since 1970-01-01, to be kept in 32 bits. */
export function dayOfDate(date: string | null): number {
  return date === null ? noDay : Date.parse(`${date}T00:00:00Z`) / dayMs;
}

export function dateOfDay(day: number): string | null {
  return day === noDay ? null : new Date(day * dayMs).toISOString().slice(0, 10);
}
