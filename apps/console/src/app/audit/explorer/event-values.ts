import { locale } from '../../words/locale.ts';
import { longDate, shortInstant } from '../../words/dates.ts';

/** A value of an event as a person reads it; `field` says whether a number counts something. */
export function shownValue(value: unknown, field: string, timeZone: string | undefined): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return lists.format(value.map((item) => shownValue(item, field, timeZone))) || '–';
  if (typeof value === 'boolean') return value ? $localize`:@@audit.yes:yes` : $localize`:@@audit.no:no`;
  if (typeof value === 'number') return /(?:^|\.|[a-z])[iI]ds?$/.test(field) ? String(value) : numbers.format(value);
  if (typeof value === 'string') return shownText(value, timeZone);
  return JSON.stringify(value);
}

const numbers = new Intl.NumberFormat(locale);
const lists = new Intl.ListFormat(locale, { style: 'narrow', type: 'unit' });

function shownText(text: string, timeZone: string | undefined): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return longDate(text);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text)) return shortInstant(text, timeZone);
  return text;
}
