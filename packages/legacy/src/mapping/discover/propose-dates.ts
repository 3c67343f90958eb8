import type { DateRules } from '../mapping.ts';
import { usualOpenFrom, usualOpenUntil } from './usual-rules.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { ProposedTable } from './proposed-table.ts';

export interface ProposedDates {
  readonly rules: DateRules;
  readonly orderReason: string;
  readonly writtenInReason: string;
  readonly untilReason: string;
}

/** Rules for dates, by what all columns of dates show. */
export function proposeDates(tables: readonly ProposedTable[], timeZone: string): ProposedDates {
  const dates = profilesOf(tables, ['validFrom', 'validUntil', 'createdAt', 'lastSeenAt']);
  const ends = profilesOf(tables, ['validUntil']);
  const dayFirst = sum(dates, ({ dayFirst }) => dayFirst);
  const monthFirst = sum(dates, ({ monthFirst }) => monthFirst);
  const ambiguous = sum(dates, ({ ambiguous }) => ambiguous);
  const order = dayFirst > 0 && monthFirst === 0 ? 'dmy' : monthFirst > 0 && dayFirst === 0 ? 'mdy' : null;
  return {
    rules: { writtenIn: timeZone, order, until: 'inclusive', openFrom: usualOpenFrom, openUntil: usualOpenUntil },
    orderReason: orderReason(dayFirst, monthFirst, ambiguous),
    writtenInReason: `no date says its zone; ${timesOf(profilesOf(tables, ['validFrom', 'validUntil']))}`,
    untilReason: `ends of validities: ${timesOf(ends)}`,
  };
}

function orderReason(dayFirst: number, monthFirst: number, ambiguous: number): string {
  if (dayFirst > 0 && monthFirst > 0)
    return `${dayFirst} dates have the day first and ${monthFirst} the month: look at the columns one by one`;
  if (dayFirst > 0) return `${dayFirst} dates can only have the day first`;
  if (monthFirst > 0) return `${monthFirst} dates can only have the month first`;
  return ambiguous > 0 ? `${ambiguous} dates may be two: say which` : 'all dates have the year first';
}

const mostTimes = 3;

/** `950 at midnight, 30 at 23:00` */
function timesOf(profiles: readonly ColumnProfile[]): string {
  const times = new Map<string, number>();
  for (const profile of profiles) for (const [time, count] of profile.times) times.set(time, (times.get(time) ?? 0) + count);
  const most = [...times].toSorted(([, a], [, b]) => b - a).slice(0, mostTimes);
  if (most.length === 0) return 'there are none';
  const told = most.map(
    ([time, count]) => `${count} ${time === '00:00' ? 'at midnight' : time === 'none' ? 'without a time' : `at ${time}`}`,
  );
  const late = (times.get('23:00') ?? 0) + (times.get('22:00') ?? 0);
  return `${told.join(', ')}${late > 0 ? '; 22:00 and 23:00 may be midnights that were kept in UTC' : ''}`;
}

function profilesOf(tables: readonly ProposedTable[], fields: readonly string[]): readonly ColumnProfile[] {
  return tables.flatMap(({ sample, columns }) =>
    columns.flatMap(({ field }, index) => (field !== null && fields.includes(field) ? (sample.profiles[index] ?? []) : [])),
  );
}

function sum(profiles: readonly ColumnProfile[], count: (profile: ColumnProfile) => number): number {
  return profiles.reduce((total, profile) => total + count(profile), 0);
}
