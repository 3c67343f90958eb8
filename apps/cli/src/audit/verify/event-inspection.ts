import { columnsOfEntry, differingColumns, type EventColumns } from '@seatledger/domain/audit/event-columns.ts';
import type { Finding, NamedEvent } from './finding.ts';
import type { EventToRead } from './log-to-read.ts';

/** Looks at events one by one, in their order: whether each says what is kept beside it, and whether none comes twice. */
export class EventInspection {
  /** SHA-256 of the attachments that events name. */
  readonly attachments = new Set<string>();
  readonly #ids = new NumberSet();
  readonly #report: (finding: Finding) => void;
  #position = 0;
  #expectedLeafIndex = 0;

  constructor(report: (finding: Finding) => void) {
    this.#report = report;
  }

  inspect(event: EventToRead): void {
    const leafIndex = this.#position;
    this.#position += 1;
    const parsed = parseEntry(event.entry);
    const columns = columnsOfEntry(parsed);
    this.#requireLeafIndex(event);
    if (columns === null) return this.#report(notAnEvent(event, leafIndex));
    if (!this.#ids.add(columns.id)) this.#report(repeated(columns, leafIndex));
    const attachment = (parsed as { readonly attachment?: unknown }).attachment;
    if (typeof attachment === 'string') this.attachments.add(attachment);
    if (event.columns !== undefined) this.#compareColumns(event.columns, columns, leafIndex);
  }

  /** Of a gap, what comes after it is taken as it is, so that one gap is told once. */
  #requireLeafIndex({ leafIndex, columns, entry }: EventToRead): void {
    if (leafIndex === undefined) return;
    if (leafIndex !== this.#expectedLeafIndex) {
      const event = nameEvent(entry, columns);
      const detail = `Where leaf ${this.#expectedLeafIndex} should be stands leaf ${leafIndex}${of(event)}.`;
      this.#report({ code: 'leaf_index_wrong', leafIndex: this.#expectedLeafIndex, ...(event && { event }), detail });
    }
    this.#expectedLeafIndex = leafIndex + 1;
  }

  #compareColumns(stored: EventColumns, derived: EventColumns, leafIndex: number): void {
    const differing = differingColumns(stored, derived);
    if (differing.length === 0) return;
    const event = named(derived, null);
    const said = differing.map((name) => `${labels[name]} is ${show(stored[name])} and the event says ${show(derived[name])}`).join(', ');
    this.#report({ code: 'columns_differ', leafIndex, event, detail: `Beside the event at leaf ${leafIndex}${of(event)}, ${said}.` });
  }
}

function notAnEvent({ entry, columns }: EventToRead, leafIndex: number): Finding {
  const event = nameEvent(entry, columns);
  return { code: 'not_an_event', leafIndex, ...(event && { event }), detail: `What stands at leaf ${leafIndex} is no event${of(event)}.` };
}

function repeated(columns: EventColumns, leafIndex: number): Finding {
  const event = named(columns, null);
  return { code: 'event_id_repeated', leafIndex, event, detail: `Event ${event.id} stands at leaf ${leafIndex}, and before it, too.` };
}

const labels: Readonly<Record<keyof EventColumns, string>> = {
  id: 'the id',
  recordedAtMicros: 'the time',
  kind: 'the kind',
  actorKind: 'the kind of actor',
  actorId: 'the actor',
  subjectKind: 'the kind of subject',
  subjectId: 'the subject',
  customerId: 'the customer',
  persons: 'the list of persons',
};

function show(value: EventColumns[keyof EventColumns]): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value ?? 'nobody');
}

/** As the entry says it, or what is kept beside it where that says nothing. */
export function nameEvent(entry: Uint8Array, stored?: EventColumns): NamedEvent | null {
  const parsed = parseEntry(entry);
  const columns = columnsOfEntry(parsed) ?? stored ?? null;
  return columns === null ? null : named(columns, parsed);
}

function named({ id, kind, recordedAtMicros, subjectKind, subjectId }: EventColumns, parsed: unknown): NamedEvent {
  const said = (parsed as { readonly recordedAt?: unknown } | null)?.recordedAt;
  const recordedAt = typeof said === 'string' ? said : new Date(Math.floor(recordedAtMicros / 1000)).toISOString();
  return { id, kind, recordedAt, subject: subjectId === null ? subjectKind : `${subjectKind} ${subjectId}` };
}

/** ` (event 57, user.suspend of user 17, 2026-11-22T10:00:00Z)` */
export function of(event: NamedEvent | null): string {
  return event === null ? '' : ` (event ${event.id}, ${event.kind} of ${event.subject}, ${event.recordedAt})`;
}

function parseEntry(entry: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(entry.buffer, entry.byteOffset, entry.byteLength).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const bitsOfChunk = 1024;

/** Whole numbers, most of which lie side by side. */
class NumberSet {
  readonly #chunks = new Map<number, Uint8Array>();

  /** False where it was there. */
  add(value: number): boolean {
    const key = Math.floor(value / bitsOfChunk);
    let chunk = this.#chunks.get(key);
    if (chunk === undefined) this.#chunks.set(key, (chunk = new Uint8Array(bitsOfChunk / 8)));
    const bit = value - key * bitsOfChunk;
    const mask = 1 << (bit % 8);
    const byte = chunk[bit >> 3] ?? 0;
    chunk[bit >> 3] = byte | mask;
    return (byte & mask) === 0;
  }
}
