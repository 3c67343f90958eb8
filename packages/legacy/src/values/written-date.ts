/** A date as written, with the time of day and the distance from UTC where they are said. Nothing is converted. */
export interface WrittenDate {
  /** `YYYY-MM-DD`, any year of the Gregorian calendar. */
  readonly date: string;
  /** `HH:MM:SS`, or with up to nine digits of a second. */
  readonly time: string | null;
  /** `+02:00`; `Z` is `+00:00`. */
  readonly offset: string | null;
}

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

export type ReadWrittenDate =
  | { readonly ok: true; readonly written: WrittenDate }
  | { readonly ok: false; readonly code: 'unreadable_date' | 'ambiguous_date' | 'no_such_date' };

const maxLength = 64;
const time = String.raw`(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,:](\d{1,9}))?)?)?[  ]*([AaPp])?\.?(?:[Mm]\.?)?`;
const ending = String.raw`(?:(?:T|,?[  ]+)${time})?[  ]*(Z|[+-]\d{2}:?\d{2})?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${ending}$`);
const compact = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${ending}$`);
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${ending}$`);
const dayThenMonth = new RegExp(String.raw`^(\d{1,2})(?:er)?[-  ]+(\p{L}{3,})\.?,?[-  ]+(\d{4}|\d{2})${ending}$`, 'u');
const monthThenDay = new RegExp(String.raw`^(\p{L}{3,})\.?[  ]+(\d{1,2}),?[  ]+(\d{4}|\d{2})${ending}$`, 'u');

const unreadable: ReadWrittenDate = { ok: false, code: 'unreadable_date' };
const ambiguous: ReadWrittenDate = { ok: false, code: 'ambiguous_date' };
const noSuchDate: ReadWrittenDate = { ok: false, code: 'no_such_date' };

/**
 * A date as scripts and exports hold it: `2027-03-31T00:00:00.000`, `20270331`, `31/03/2027 14:05`, `Jun 12 1994 12:00AM`, `12-juin-94`.
 * Year first means month second. Two numbers and a year are read in `order`; without one, a date that could be two is refused. Years of two digits are
 * those from 1950 to 2049, as SQL Server takes them.
 */
export function readWrittenDate(text: string, order: DateOrder | null): ReadWrittenDate {
  if (text.length > maxLength) return unreadable;
  const match = yearFirst.exec(text);
  if (match !== null) return dateOf(match[1], match[3], match[4], match.slice(5));
  return readCompact(text) ?? readYearLast(text, order) ?? readNamedMonth(text) ?? unreadable;
}

function readCompact(text: string): ReadWrittenDate | null {
  const match = compact.exec(text);
  return match === null ? null : dateOf(match[1], match[2], match[3], match.slice(4));
}

function readYearLast(text: string, order: DateOrder | null): ReadWrittenDate | null {
  const match = yearLast.exec(text);
  if (match === null) return null;
  const [, first = '', , second = '', third = ''] = match;
  const rest = match.slice(5);
  const inOrder = order ?? orderShown(Number(first), Number(second), third);
  if (inOrder === null) return ambiguous;
  if (inOrder === 'ymd') return third.length === 2 && first.length === 2 ? dateOf(fullYear(first), second, third, rest) : unreadable;
  return inOrder === 'dmy' ? dateOf(fullYear(third), second, first, rest) : dateOf(fullYear(third), first, second, rest);
}

/** What the numbers themselves say. With a year of two digits, any of the three may be the year. */
function orderShown(first: number, second: number, year: string): DateOrder | null {
  if (year.length === 2) return null;
  if (first > 12) return 'dmy';
  if (second > 12) return 'mdy';
  return first === second ? 'dmy' : null;
}

function readNamedMonth(text: string): ReadWrittenDate | null {
  const dayFirst = dayThenMonth.exec(text);
  if (dayFirst !== null) return ofNamedMonth(dayFirst[2], dayFirst[1], dayFirst[3], dayFirst.slice(4));
  const monthFirst = monthThenDay.exec(text);
  return monthFirst === null ? null : ofNamedMonth(monthFirst[1], monthFirst[2], monthFirst[3], monthFirst.slice(4));
}

function ofNamedMonth(name = '', day = '', year = '', rest: readonly (string | undefined)[]): ReadWrittenDate {
  const month = monthOf(name);
  return month === null ? unreadable : dateOf(fullYear(year), String(month), day, rest);
}

const monthNames: readonly (readonly string[])[] = [
  ['january', 'janvier'],
  ['february', 'fevrier'],
  ['march', 'mars'],
  ['april', 'avril'],
  ['may', 'mai'],
  ['june', 'juin'],
  ['july', 'juillet'],
  ['august', 'aout'],
  ['september', 'septembre'],
  ['october', 'octobre'],
  ['november', 'novembre'],
  ['december', 'decembre'],
];

/** A whole name or its beginning, where that is one month's alone: `jui` is two. */
function monthOf(name: string): number | null {
  const folded = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const found = monthNames.flatMap((names, index) => (names.some((one) => one.startsWith(folded)) ? [index + 1] : []));
  return found.length === 1 ? (found[0] ?? null) : null;
}

function fullYear(year: string): string {
  if (year.length !== 2) return year;
  return `${Number(year) < 50 ? '20' : '19'}${year}`;
}

function dateOf(year = '', month = '', day = '', rest: readonly (string | undefined)[]): ReadWrittenDate {
  const [hour, minute, second, fraction, half, offset] = rest;
  if (!isDay(Number(year), Number(month), Number(day))) return noSuchDate;
  const time = timeOf(hour, minute, second, fraction, half);
  if (time === undefined) return unreadable;
  return {
    ok: true,
    written: { date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, time, offset: offsetOf(offset) },
  };
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}

/** Undefined: no time of day. An hour alone has to say which half of the day it is in. */
function timeOf(hour?: string, minute?: string, second?: string, fraction?: string, half?: string): string | null | undefined {
  if (hour === undefined) return null;
  if (minute === undefined && half === undefined) return undefined;
  const hours = half === undefined ? Number(hour) : hourOfHalf(Number(hour), half);
  if (hours > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return undefined;
  const whole = `${String(hours).padStart(2, '0')}:${minute ?? '00'}:${second ?? '00'}`;
  return fraction === undefined ? whole : `${whole}.${fraction}`;
}

function hourOfHalf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return Infinity;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function offsetOf(offset: string | undefined): string | null {
  if (offset === undefined) return null;
  if (offset === 'Z') return '+00:00';
  return offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
}

/** `2027-03-31T00:00:00.000+02:00` */
export function describeWrittenDate({ date, time, offset }: WrittenDate): string {
  return `${date}${time === null ? '' : `T${time}`}${offset ?? ''}`;
}
