import { changedFields, type ChangedField } from './changed-fields.ts';
import { fieldLabel } from './field-labels.ts';
import { nounsOf, type Nouns } from './nouns.ts';
import { personIn, type ReadableEvent } from './readable-event.ts';
import { isNothing, onOneLine, shownPeriod, shownValue } from './shown-value.ts';
import { wordsOf, type Locale } from './words.ts';

/** The parts that the sentence of an event is put together from. Texts are as they stand within it, the actor as it begins. */
export interface Telling {
  readonly actor: string;
  /** The same within a sentence. */
  readonly whom: string;
  /** Whether whoever acts is the operator whom it is about. */
  readonly isOwn: boolean;
  /** The user or operator whom it is about. */
  readonly person: string;
  /** The same at the beginning of a sentence. */
  readonly Person: string;
  /** What the subject goes by: its name, else its key, else its number. */
  readonly name: string;
  /** What it is, with its number, or how many are meant: `user 17`, `12 users`. */
  readonly subject: string;
  /** `: ‘left the company’`; nothing where no reason is given. */
  readonly reason: string;
  /** `: profile analyst → reader; …`; nothing where nothing has changed that can be shown. */
  readonly changes: string;
  /** The same, with what a field says now alone. */
  readonly details: string;
  has(field: string): boolean;
  /** What a field says now, else what it said before. */
  value(field: string): string;
  before(field: string): string;
  count(field: string): number;
  number(field: string): string;
  quoted(field: string): string;
  period(field: string): string;
  /** What has been added to a list, or taken out of it. */
  difference(field: string, side: 'added' | 'removed'): string;
  /** The word for one of several values: `password` → `a password`. */
  word(field: string, words: Readonly<Record<string, string>>): string;
}

const mostChanges = 6;

export function tellingOf(event: ReadableEvent, locale: Locale): Telling {
  const nouns = nounsOf[locale];
  const person = personText(event, nouns);
  const changed = changedFields(event);
  const one = (field: string): unknown => valueAt(event.after, field) ?? valueAt(event.before, field);
  const shown = (value: unknown, field: string): string => shownValue(value, field, locale);
  return {
    actor: capitalised(actorText(event, nouns), event.actor.name),
    whom: actorText(event, nouns).replace(/,$/, ''),
    isOwn: isOwn(event),
    person,
    Person: capitalised(person, nameOf(event) ?? ''),
    name: nameOfThing(event, nouns),
    subject: subjectText(event, nouns),
    reason: event.reason === null ? '' : `${wordsOf[locale].colon}${wordsOf[locale].quoted(onOneLine(event.reason))}`,
    changes: enumerated(changed, (field) => changeText(field, locale), locale),
    details: enumerated(changed, ({ field, after }) => `${fieldLabel(field, locale)} ${shown(after, field)}`, locale),
    has: (field) => !isNothing(one(field)),
    value: (field) => shown(one(field), field),
    before: (field) => shown(valueAt(event.before, field), field),
    count: (field) => numberIn(one(field)),
    number: (field) => wordsOf[locale].number(numberIn(one(field))),
    quoted: (field) => wordsOf[locale].quoted(onOneLine(String(one(field) ?? '…'))),
    period: (field) => shownPeriod(one(field), locale),
    difference: (field, side) => wordsOf[locale].list(differenceOf(event, field)[side].map((item) => shown(item, field))) || '…',
    word: (field, words) => (Object.hasOwn(words, String(one(field))) ? (words[String(one(field))] ?? '') : shown(one(field), field)),
  };
}

function enumerated(changed: readonly ChangedField[], text: (field: ChangedField) => string, locale: Locale): string {
  if (changed.length === 0) return '';
  const { colon, semicolon } = wordsOf[locale];
  const more = changed.length > mostChanges ? [nounsOf[locale].more(changed.length - mostChanges)] : [];
  return `${colon}${[...changed.slice(0, mostChanges).map(text), ...more].join(semicolon)}`;
}

/** `profile analyst → reader`, and of lists what has come and gone: `aliases + acme.fr, − acme.de`. */
function changeText({ field, before, after }: ChangedField, locale: Locale): string {
  const label = fieldLabel(field, locale);
  if (Array.isArray(before) && Array.isArray(after)) {
    const { added, removed } = differenceBetween(before, after);
    const signed = [...removed.map((item) => ['−', item] as const), ...added.map((item) => ['+', item] as const)];
    // Otherwise only their order is another.
    if (signed.length > 0) return `${label} ${signed.map(([sign, item]) => `${sign}\u00A0${shownValue(item, field, locale)}`).join(', ')}`;
  }
  return `${label} ${shownValue(before, field, locale)} → ${shownValue(after, field, locale)}`;
}

function differenceOf({ before, after }: ReadableEvent, field: string) {
  const list = (values: ReadableEvent['before']): readonly unknown[] => [valueAt(values, field) ?? []].flat();
  return differenceBetween(list(before), list(after));
}

function differenceBetween(before: readonly unknown[], after: readonly unknown[]) {
  const without = (list: readonly unknown[], others: readonly unknown[]): readonly unknown[] => {
    const known = new Set(others.map((one) => JSON.stringify(one)));
    return list.filter((one) => !known.has(JSON.stringify(one)));
  };
  return { added: without(after, before), removed: without(before, after) };
}

function valueAt(values: ReadableEvent['before'], field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>((inner, step) => (typeof inner === 'object' ? (inner as Record<string, unknown> | null)?.[step] : undefined), values);
}

function numberIn(value: unknown): number {
  return Array.isArray(value) ? value.length : typeof value === 'number' ? value : 0;
}

/** What those are called who have not proved to be anybody. */
const visitors: ReadonlySet<string> = new Set(['sign-in', 'unknown caller']);

function actorText({ actor, erased }: ReadableEvent, nouns: Nouns): string {
  const { kind, id, name } = actor;
  switch (kind) {
    case 'operator':
      return name ?? nouns.nameless('operator', id, id === null || erased.includes(`operator/${id}`));
    case 'service':
      return nouns.service(name);
    case 'cli':
      return nouns.commandLine(name);
    default:
      return visitors.has(name ?? '') ? nouns.visitor : nouns.server;
  }
}

function subjectText({ subject: { kind, id }, after }: ReadableEvent, nouns: Nouns): string {
  const ids = after?.['ids'];
  return id === null && Array.isArray(ids) ? nouns.counted(kind, ids.length) : nouns.numbered(kind, id);
}

function personText(event: ReadableEvent, nouns: Nouns): string {
  const person = personIn(event);
  const name = nameOf(event);
  if (name !== undefined) return name;
  if (person === undefined) {
    return event.erased.some((one) => one.startsWith('address/')) ? nouns.nameless('user', null, true) : nouns.unknownPerson;
  }
  return nouns.nameless(person.kind, person.id, event.erased.includes(`${person.kind}/${person.id}`));
}

/** `Ana Lima (ana@acme.example)`, as far as the event says it. */
function nameOf(event: ReadableEvent): string | undefined {
  const text = (field: string): string | undefined => {
    const value = event.after?.[field] ?? event.before?.[field];
    return typeof value === 'string' && value !== '' ? onOneLine(value) : undefined;
  };
  const email = text('email') ?? text('user') ?? (isOwn(event) ? (event.actor.name ?? undefined) : undefined);
  const name = text('displayName');
  return name !== undefined && email !== undefined ? `${name} (${email})` : (email ?? name);
}

function isOwn(event: ReadableEvent): boolean {
  const person = personIn(event);
  return event.actor.kind === 'operator' && person?.kind === 'operator' && person.id === event.actor.id;
}

/** As it was called when it was acted on. */
function nameOfThing({ subject, before, after }: ReadableEvent, nouns: Nouns): string {
  const { key, name } = before ?? after ?? {};
  const text = [key, name].find((one) => typeof one === 'string' && one !== '');
  return text === undefined ? nouns.number(subject.id) : onOneLine(String(text));
}

function capitalised(text: string, name: string | null): string {
  // An address begins as it is written.
  return name !== null && name !== '' && text.startsWith(name) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
