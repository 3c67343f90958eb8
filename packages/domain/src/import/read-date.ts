import { isCalendarDate } from '../validity/validity.ts';
import { quoted } from './fold.ts';
import type { DateRefusalCode } from './row-refusals.ts';

export type DateOrder = 'dmy' | 'mdy';

export type ReadDate =
  | { readonly ok: true; readonly date: string }
  | {
      readonly ok: false;
      readonly code: DateRefusalCode;
      readonly detail: string;
    };

const maxLength = 64;
const numericDate = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:(?:T|,? +)\d{1,2}[:h].*)?$/s;
const excelSerial = /^\d{5}(?:[.,]\d+)?$/;

/**
 * A date as lists hold it: year first, or day, month and year with `/` `.` or `-`; a time of day after it is left out.
 * With dots the day comes first; otherwise `order` says so, and without it a date that could be two dates is refused.
 */
export function readDate(text: string, order: DateOrder | null): ReadDate {
  const match = text.length > maxLength ? null : numericDate.exec(text);
  if (match === null) return excelSerial.test(text) ? excelSerialDate(text) : unreadableDate(text);
  const [, first = '', mark = '', second = '', third = ''] = match;
  if (first.length === 4 && third.length <= 2) return calendarDate(text, first, second, third);
  if (first.length <= 2 && third.length === 4) return yearLastDate(text, first, second, third, mark === '.' ? 'dmy' : order);
  return first.length <= 2 && third.length === 2 ? twoDigitYear(text) : unreadableDate(text);
}

function yearLastDate(text: string, first: string, second: string, year: string, order: DateOrder | null): ReadDate {
  const inOrder = order ?? orderShown(Number(first), Number(second));
  if (inOrder === null) {
    return refuse(
      'ambiguous_date',
      `${quoted(text)} may be two dates: write YYYY-MM-DD, or give dates as dmy (day first) or mdy (month first).`,
    );
  }
  return inOrder === 'dmy' ? calendarDate(text, year, second, first, inOrder) : calendarDate(text, year, first, second, inOrder);
}

function orderShown(first: number, second: number): DateOrder | null {
  if (first > 12 || first === second) return 'dmy';
  return second > 12 ? 'mdy' : null;
}

function calendarDate(text: string, year: string, month: string, day: string, order?: DateOrder): ReadDate {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (isCalendarDate(date)) return { ok: true, date };
  const read = order === undefined ? '' : ` when read with the ${order === 'dmy' ? 'day' : 'month'} first`;
  return refuse('no_such_date', `There is no day ${quoted(text)}${read}: correct it, or write YYYY-MM-DD.`);
}

function excelSerialDate(text: string): ReadDate {
  return refuse(
    'excel_serial_date',
    `${quoted(text)} is how Excel counts days: give the column a date format such as YYYY-MM-DD and save the list again.`,
  );
}

function twoDigitYear(text: string): ReadDate {
  return refuse('two_digit_year', `${quoted(text)} has a year of two digits: write it with four, as in YYYY-MM-DD.`);
}

function unreadableDate(text: string): ReadDate {
  return refuse('unreadable_date', `${quoted(text)} is not read as a date: write YYYY-MM-DD, or leave the cell blank.`);
}

function refuse(code: DateRefusalCode, detail: string): ReadDate {
  return { ok: false, code, detail };
}
