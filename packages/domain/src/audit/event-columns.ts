/** What is derived from an entry of the log and kept beside it, for lists and filters. */
export interface EventColumns {
  readonly id: number;
  /** Since 1970, in UTC. */
  readonly recordedAtMicros: number;
  readonly kind: string;
  readonly actorKind: string;
  readonly actorId: number | null;
  readonly subjectKind: string;
  readonly subjectId: number | null;
  readonly customerId: number | null;
  readonly persons: readonly string[];
}

/** As much of an entry as the columns are derived from. */
interface Entry {
  readonly id: number;
  readonly recordedAt: string;
  readonly kind: string;
  readonly actor: { readonly kind: string; readonly id: number | null };
  readonly subject: { readonly kind: string; readonly id: number | null };
  readonly customerId?: number | null;
  readonly persons: readonly string[];
}

/** The columns of an entry that has been parsed; null where it is no event. */
export function columnsOfEntry(entry: unknown): EventColumns | null {
  if (!isEntry(entry)) return null;
  const { id, kind, actor, subject, customerId = null, persons } = entry;
  const recordedAtMicros = microsOf(entry.recordedAt);
  if (recordedAtMicros === null) return null;
  return {
    id,
    recordedAtMicros,
    kind,
    actorKind: actor.kind,
    actorId: actor.id ?? null,
    subjectKind: subject.kind,
    subjectId: subject.id ?? null,
    customerId,
    persons,
  };
}

/** Which columns are not what the entry says. */
export function differingColumns(stored: EventColumns, derived: EventColumns): readonly (keyof EventColumns)[] {
  return names.filter((name) => (name === 'persons' ? !isSameList(stored.persons, derived.persons) : stored[name] !== derived[name]));
}

const names = [
  'id',
  'recordedAtMicros',
  'kind',
  'actorKind',
  'actorId',
  'subjectKind',
  'subjectId',
  'customerId',
  'persons',
] as const satisfies readonly (keyof EventColumns)[];

function isEntry(value: unknown): value is Entry {
  const { id, recordedAt, kind, actor, subject, persons } = (value ?? {}) as Partial<Record<keyof Entry, unknown>>;
  return (
    Number.isSafeInteger(id) &&
    typeof recordedAt === 'string' &&
    typeof kind === 'string' &&
    isSomething(actor) &&
    isSomething(subject) &&
    Array.isArray(persons)
  );
}

function isSomething(value: unknown): boolean {
  return typeof (value as { readonly kind?: unknown } | null | undefined)?.kind === 'string';
}

/** `2026-11-22T10:00:00.123456Z` */
function microsOf(text: string): number | null {
  if (text.length !== 27) return null;
  const micros = Date.parse(`${text.slice(0, 19)}Z`) * 1000 + Number(text.slice(20, 26));
  return Number.isSafeInteger(micros) ? micros : null;
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
