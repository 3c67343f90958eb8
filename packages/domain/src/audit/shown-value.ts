import { wordsOf, type Locale } from './words.ts';

const longestText = 80;
const simple = /^[\w.@+/:-]+$/u;
const date = /^\d{4}-\d\d-\d\d$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const idField = /(?:^|\.|[a-z])[iI]ds?$/;

/** A value of an event as a person reads it; `field` says whether a number counts something. */
export function shownValue(value: unknown, field: string, locale: Locale): string {
  const words = wordsOf[locale];
  if (isNothing(value)) return words.nothing;
  if (Array.isArray(value)) return words.list(value.map((item) => shownItem(item, field, locale)));
  switch (typeof value) {
    case 'boolean':
      return value ? words.yes : words.no;
    case 'number':
      return idField.test(field) ? String(value) : words.number(value);
    case 'string':
      return shownText(value, locale);
    default:
      return shownObject(value as Readonly<Record<string, unknown>>, locale);
  }
}

/** The same in full, however long: for a field that has a line of its own. */
export function shownWhole(value: unknown, field: string, locale: Locale): string {
  if (Array.isArray(value) && value.length > 0) return value.map((item) => shownItem(item, field, locale)).join(', ');
  if (typeof value === 'string' && value.length > longestText) return wordsOf[locale].quoted(onOneLine(value));
  return shownValue(value, field, locale);
}

/** Nothing stands in a list, unless it cannot be read any more. */
function shownItem(item: unknown, field: string, locale: Locale): string {
  return item === null ? wordsOf[locale].erased : shownValue(item, field, locale);
}

export function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function shownText(text: string, locale: Locale): string {
  const words = wordsOf[locale];
  if (date.test(text) || instant.test(text)) return shownTime(text, locale);
  return simple.test(text) && text.length <= longestText ? text : words.quoted(shortened(text));
}

/** What only looks like a time stays as it is. */
function shownTime(text: string, locale: Locale): string {
  const words = wordsOf[locale];
  try {
    return date.test(text) ? words.date(Temporal.PlainDate.from(text)) : words.instant(Temporal.Instant.from(text));
  } catch {
    return text;
  }
}

/** On one line, and not too long for one. */
function shortened(text: string): string {
  const line = onOneLine(text);
  const characters = Array.from(line.slice(0, longestText * 2));
  return characters.length <= longestText ? line : `${characters.slice(0, longestText - 1).join('')}…`;
}

export function onOneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** A contact, a pack that is assigned, an override, a rule of a policy, a secret; anything else as JSON. */
function shownObject(value: Readonly<Record<string, unknown>>, locale: Locale): string {
  const { name, email, pack, feature, validity } = value;
  if (typeof email === 'string') return typeof name === 'string' && name !== '' ? `${onOneLine(name)} (${email})` : email;
  if (typeof pack === 'string') return dated(pack, validity, locale);
  if (typeof feature === 'string') return dated(`${feature} = ${shownValue(value['value'], 'value', locale)}`, validity, locale);
  const { commands, approvals, approverRoles } = value;
  if (Array.isArray(commands) && Array.isArray(approverRoles)) {
    return `${commands.join(', ')}${wordsOf[locale].colon}${String(approvals)} × ${approverRoles.join(', ')}`;
  }
  if (typeof value['id'] === 'number') return String(value['id']);
  return shortened(JSON.stringify(value));
}

function dated(text: string, validity: unknown, locale: Locale): string {
  const period = validity === undefined ? '' : shownPeriod(validity, locale);
  return period === '' ? text : `${text} (${period})`;
}

/** Of a validity; nothing where it is open on both sides. */
export function shownPeriod(validity: unknown, locale: Locale): string {
  const { from = null, until = null } = (validity ?? {}) as { readonly from?: unknown; readonly until?: unknown };
  if (from === null && until === null) return '';
  const written = (side: unknown): string | undefined => (typeof side === 'string' ? shownTime(side, locale) : undefined);
  return wordsOf[locale].period(written(from), written(until));
}
