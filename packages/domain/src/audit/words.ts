import { writtenDate } from '../validity/written-date.ts';

export type Locale = 'en' | 'fr';

/** How values are written within a sentence of a language. */
export interface Words {
  quoted(text: string): string;
  /** `a, b and c`; the rest counted where there are many. */
  list(items: readonly string[]): string;
  number(value: number): string;
  readonly colon: string;
  readonly semicolon: string;
  readonly yes: string;
  readonly no: string;
  readonly nothing: string;
  /** Somebody or something in a list that cannot be read any more. */
  readonly erased: string;
  date(date: Temporal.PlainDate): string;
  instant(instant: Temporal.Instant): string;
  /** `from 1 April 2026 until 31 March 2027`, of dates that are written already; undefined: open. */
  period(from: string | undefined, until: string | undefined): string;
}

const noBreak = '\u00A0';
const narrowNoBreak = '\u202F';
const listed = 5;

export const wordsOf: Readonly<Record<Locale, Words>> = {
  en: {
    quoted: (text) => `‘${text}’`,
    list: (items) => listing(items, ' and ', (more) => `${more} more`),
    number: (value) => grouped(value, ','),
    colon: ': ',
    semicolon: '; ',
    yes: 'yes',
    no: 'no',
    nothing: 'none',
    erased: '[erased]',
    date: (date) => writtenDate(date, 'en'),
    instant: (instant) => `${writtenDate(dayOf(instant), 'en')}, ${timeOf(instant)}${noBreak}UTC`,
    period(from, until) {
      if (from === undefined) return until === undefined ? 'until further notice' : `until ${until}`;
      return `from ${from} until ${until ?? 'further notice'}`;
    },
  },
  fr: {
    quoted: (text) => `«${noBreak}${text}${noBreak}»`,
    list: (items) => listing(items, ' et ', (more) => `${more} de plus`),
    number: (value) => grouped(value, narrowNoBreak),
    colon: `${noBreak}: `,
    semicolon: `${narrowNoBreak}; `,
    yes: 'oui',
    no: 'non',
    nothing: 'néant',
    erased: '[effacé]',
    date: (date) => writtenDate(date, 'fr'),
    instant: (instant) => `${writtenDate(dayOf(instant), 'fr')} à ${timeOf(instant)}${noBreak}UTC`,
    period(from, until) {
      const end = until === undefined ? 'jusqu’à nouvel ordre' : `jusqu’au ${until}`;
      return from === undefined ? end : `du ${from} ${until === undefined ? end : `au ${until}`}`;
    },
  },
};

function listing(items: readonly string[], and: string, more: (count: number) => string): string {
  const shown = items.length > listed + 1 ? [...items.slice(0, listed), more(items.length - listed)] : items;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')}${and}${last}`;
}

function grouped(value: number, separator: string): string {
  const [whole = '', ...rest] = String(value).split('.');
  return [whole.replaceAll(/\B(?=(?:\d{3})+$)/g, separator), ...rest].join('.');
}

function dayOf(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO('UTC').toPlainDate();
}

function timeOf(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO('UTC').toPlainTime().toString({ smallestUnit: 'minute' });
}
