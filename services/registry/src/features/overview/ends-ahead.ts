/** So many things with the same last valid day. */
interface EndsCounted {
  /** `YYYY-MM-DD`; null: until further notice. */
  readonly endsOn: string | null;
  /** 0 on the last day; negative once it has passed. */
  readonly daysLeft: number | null;
  readonly count: number;
}

export interface EndsAhead {
  readonly within30: number;
  readonly within60: number;
  readonly within90: number;
  /** By month, `YYYY-MM`. */
  readonly byMonth: ReadonlyMap<string, number>;
}

/** How many end before long, the nearer ends counted among the farther ones. What has ended is left out. */
export function endsAhead(counted: readonly EndsCounted[]): EndsAhead {
  const byMonth = new Map<string, number>();
  const within = { 30: 0, 60: 0, 90: 0 };
  for (const { endsOn, daysLeft, count } of counted) {
    if (endsOn === null || daysLeft === null || daysLeft < 0) continue;
    const month = endsOn.slice(0, 7);
    byMonth.set(month, (byMonth.get(month) ?? 0) + count);
    for (const days of [30, 60, 90] as const) if (daysLeft <= days) within[days] += count;
  }
  return { within30: within[30], within60: within[60], within90: within[90], byMonth };
}

/** So many months, the one of the date first. */
export function monthsFrom(date: string, count: number): readonly string[] {
  const first = Temporal.PlainDate.from(date).toPlainYearMonth();
  return Array.from({ length: count }, (_, months) => first.add({ months }).toString());
}
