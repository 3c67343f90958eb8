import { addDays, isCalendarDate } from '@seatledger/domain/validity/validity.ts';
import type { DateRules } from '../mapping/mapping.ts';
import { read, unreadable, type ReadValue, type ValueRemark } from './read-value.ts';
import { readWrittenDate, type ReadWrittenDate, type WrittenDate } from './written-date.ts';

const openDate: ValueRemark = { code: 'open_date', detail: 'It stands for no date.' };
const timeLeftOut: ValueRemark = { code: 'time_of_day_left_out', detail: 'A validity is counted in days: the time of day was left out.' };
const shifted: ValueRemark = {
  code: 'wall_time_shifted',
  detail: 'The clocks were put forward or back at that time: the earlier of what it may mean was taken.',
};

const faults: Readonly<Record<Extract<ReadWrittenDate, { ok: false }>['code'], string>> = {
  unreadable_date: 'It is not read as a date: write YYYY-MM-DD.',
  ambiguous_date: 'It may be two dates: say in the mapping file whether the day or the month comes first (order).',
  no_such_date: 'There is no such day: correct it.',
};

const midnight = /^00:00:00(?:\.0*)?$/;
const lastMinute = /^23:59/;

/**
 * The day on which a validity begins or ends, in the calendar of `timeZone`. Null: it stands for no date. A time on the clock of
 * another zone is converted; what has no time is a day already.
 */
export function readDay(text: string, side: 'from' | 'until', rules: DateRules, timeZone: string): ReadValue<string | null> {
  const result = readWrittenDate(text.trim(), rules.order);
  if (!result.ok) return unreadable(result.code, faults[result.code]);
  const { written } = result;
  if ((side === 'from' ? rules.openFrom : rules.openUntil).includes(written.date)) return read(null, openDate);
  const { date, time } = onClockOf(written, rules.writtenIn, timeZone);
  if (!isCalendarDate(date))
    return unreadable('no_such_date', 'It is not in the years 1900 to 9999: correct it, or name it among the open dates.');
  if (time === null || midnight.test(time))
    return read(side === 'until' && rules.until === 'exclusive' && time !== null ? addDays(date, -1) : date);
  return read(date, side === 'until' && lastMinute.test(time) ? null : timeLeftOut);
}

function onClockOf(
  { date, time, offset }: WrittenDate,
  writtenIn: string,
  timeZone: string,
): { readonly date: string; readonly time: string | null } {
  if (time === null || (offset === null && writtenIn === timeZone)) return { date, time };
  const instant =
    offset === null ? zoned(date, time, writtenIn) : Temporal.Instant.from(`${date}T${time}${offset}`).toZonedDateTimeISO(timeZone);
  const there = instant.withTimeZone(timeZone);
  return { date: there.toPlainDate().toString(), time: there.toPlainTime().toString({ smallestUnit: 'second' }) };
}

function zoned(date: string, time: string, zone: string): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone, { disambiguation: 'earlier' });
}

/** The instant that a date with a time means on the clock of `writtenIn`; a date alone is its midnight. ISO 8601 in UTC, to the second. */
export function readInstant(text: string, rules: DateRules): ReadValue<string | null> {
  const result = readWrittenDate(text.trim(), rules.order);
  if (!result.ok) return unreadable(result.code, faults[result.code]);
  const { date, time, offset: written } = result.written;
  if (rules.openFrom.includes(date) || rules.openUntil.includes(date)) return read(null, openDate);
  if (!isCalendarDate(date)) return unreadable('no_such_date', 'It is not in the years 1900 to 9999: correct it.');
  const clock = time ?? '00:00:00';
  if (written !== null) return read(utc(Temporal.Instant.from(`${date}T${clock}${written}`)));
  if (rules.writtenIn === 'UTC') return read(`${date}T${clock.slice(0, 8)}Z`);
  const offset = offsetThroughout(date, rules.writtenIn);
  if (offset !== null) return read(new Date(Date.parse(`${date}T${clock.slice(0, 8)}Z`) - offset).toISOString().replace('.000Z', 'Z'));
  const wall = Temporal.PlainDateTime.from(`${date}T${clock}`);
  const earlier = wall.toZonedDateTime(rules.writtenIn, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(rules.writtenIn, { disambiguation: 'later' });
  return read(utc(earlier.toInstant()), earlier.epochMilliseconds === later.epochMilliseconds ? null : shifted);
}

// Asking the time zone database takes microseconds, and there are few days in the life of a database.
const maxRememberedDays = 20_000;
const rememberedOffsets = new Map<string, number | null>();

/** How far the clock is from UTC all day, in milliseconds; null on days when it is put forward or back. */
function offsetThroughout(date: string, zone: string): number | null {
  const key = `${date} ${zone}`;
  const known = rememberedOffsets.get(key);
  if (known !== undefined) return known;
  const day = Temporal.PlainDate.from(date);
  const [start, end] = [day, day.add({ days: 1 })].map((one) => one.toZonedDateTime(zone).offsetNanoseconds);
  const offset = start !== undefined && start === end ? start / 1e6 : null;
  if (rememberedOffsets.size >= maxRememberedDays) rememberedOffsets.clear();
  rememberedOffsets.set(key, offset);
  return offset;
}

function utc(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' });
}
