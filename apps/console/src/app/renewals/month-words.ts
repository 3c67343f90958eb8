import { locale } from '../words/locale.ts';

const long = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });

/** `2027-03` → "March 2027". */
export function longMonth(month: string): string {
  return long.format(Date.parse(`${month}-01T00:00:00Z`));
}

/** `2027-03` → "Mar". */
export function shortMonth(month: string): string {
  return short.format(Date.parse(`${month}-01T00:00:00Z`));
}
