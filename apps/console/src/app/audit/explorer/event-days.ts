export interface EventDay<Event> {
  /** `2026-11-25` */
  readonly day: string;
  readonly events: readonly Event[];
}

/** Events, newest first, under the calendar days of a time zone; undefined: that of the machine. */
export function eventDays<Event extends { readonly recordedAt: string }>(
  events: readonly Event[],
  timeZone: string | undefined,
): readonly EventDay<Event>[] {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...(timeZone !== undefined && { timeZone }) });
  const days = new Map<string, Event[]>();
  for (const event of events) {
    const day = format.format(Date.parse(event.recordedAt));
    const ofDay = days.get(day);
    if (ofDay === undefined) days.set(day, [event]);
    else ofDay.push(event);
  }
  return [...days].map(([day, ofDay]) => ({ day, events: ofDay }));
}
