import { writtenDate } from '@seatledger/domain/validity/written-date.ts';
import { exportWords, type ExportLocale } from './export-words.ts';

export function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** `displayName` → `Display name`, or as it is called in the language. */
export function labelOf(field: string, locale: ExportLocale): string {
  return exportWords[locale].fields[field] ?? inWords(field);
}

function inWords(field: string): string {
  const words = field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value as the person reads it. */
export function shown(value: unknown, locale: ExportLocale): string {
  const words = exportWords[locale];
  if (typeof value === 'boolean') return words[value ? 'yes' : 'no'];
  if (typeof value === 'string') return words.values[value] ?? timeOrText(value, locale);
  if (value instanceof Temporal.Instant) return moment(value.toString(), locale);
  if (Array.isArray(value)) return value.map((one) => shown(one, locale)).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .filter(([, inner]) => !isNothing(inner))
    .map(([field, inner]) => `${labelOf(field, locale)}${words.colon}${shown(inner, locale)}`)
    .join(words.semicolon);
}

/** What only looks like a time stays as it is. */
function timeOrText(text: string, locale: ExportLocale): string {
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return writtenDate(Temporal.PlainDate.from(text), locale);
    return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? moment(text, locale) : text;
  } catch {
    return text;
  }
}

/** To the second, in UTC: `22 November 2026, 10:00:00 UTC`. */
export function moment(instant: string, locale: ExportLocale): string {
  const { date, time } = partsOf(instant);
  return `${writtenDate(date, locale)}${exportWords[locale].at}${time}\u00A0UTC`;
}

/** The same for a column: `22/11/2026 10:00:00 UTC`. */
export function shortMoment(instant: string): string {
  const { date, time } = partsOf(instant);
  return `${date.toString().split('-').toReversed().join('/')}\u00A0${time}\u00A0UTC`;
}

function partsOf(instant: string): { readonly date: Temporal.PlainDate; readonly time: string } {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO('UTC');
  return { date: at.toPlainDate(), time: at.toPlainTime().toString({ smallestUnit: 'second' }) };
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
