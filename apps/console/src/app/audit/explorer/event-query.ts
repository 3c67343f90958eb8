import type { paths } from '@seatledger/api-client';

export type EventQuery = NonNullable<paths['/v1/audit/events']['get']['parameters']['query']>;

/** What the address may narrow the events to; each is a filter of the API but `subject`, which stands for its two: `user/17`, `domain`. */
export const filterKeys = ['person', 'actor', 'kind', 'subject', 'customerId', 'requestId', 'from', 'until'] as const;

/** The parameters of the API for what the address says. */
export function eventQuery({ subject, ...others }: Readonly<Record<string, string>>, timeZone: string | undefined): EventQuery {
  const [subjectKind, subjectId] = subject?.split('/') ?? [];
  const days = Object.entries(others).map(([key, value]) => [key, isDay(key, value) ? dayEdge(key, value, timeZone) : value]);
  return { ...Object.fromEntries(days), ...(subjectKind !== undefined && { subjectKind }), ...(subjectId !== undefined && { subjectId }) };
}

function isDay(key: string, value: string): boolean {
  return (key === 'from' || key === 'until') && /^\d{4}-\d\d-\d\d$/.test(value);
}

/** A day is meant in the time zone that is shown, where the API takes it in UTC. */
function dayEdge(key: string, day: string, timeZone: string | undefined): string {
  const midnight = Date.parse(`${day}T00:00:00Z`) + (key === 'until' ? dayMs : 0);
  // The offset of shortly before may be another one: a second look settles it on the days on which clocks change.
  const guess = midnight - offsetMs(midnight, timeZone);
  return new Date(midnight - offsetMs(guess, timeZone)).toISOString();
}

const dayMs = 86_400_000;

/** How far the clocks of a time zone are ahead of UTC at an instant. */
function offsetMs(at: number, timeZone: string | undefined): number {
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    ...(timeZone !== undefined && { timeZone }),
  });
  return Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000;
}
