import type { EventColumns } from '@seatledger/domain/audit/event-columns.ts';

/** A row of `audit.events`. */
export interface StoredEvent {
  readonly leafIndex: number;
  /** The bytes that the log's hash covers. */
  readonly entry: Uint8Array;
  readonly columns: EventColumns;
}

/** In the order in which {@link readCopiedEvents} takes its fields. */
export const copyEvents = `copy (
  select leaf_index, id, recorded_at, entry, kind, actor_kind, actor_id, subject_kind, subject_id, customer_id, persons
  from audit.events order by leaf_index
) to stdout (format binary)`;

const headerLength = 11 + 4;
/** PostgreSQL counts its time from 2000-01-01. */
const epochMicros = 946_684_800_000_000;

/** The rows of PostgreSQL's binary COPY format, as they come: much quicker than rows of a query. The entries are views of the pieces. */
export async function* readCopiedEvents(pieces: AsyncIterable<Buffer>): AsyncGenerator<readonly StoredEvent[], void, void> {
  let rest: Buffer = Buffer.alloc(0);
  let isHeaderRead = false;
  for await (const piece of pieces) {
    const reader = new FieldReader(rest.length === 0 ? piece : Buffer.concat([rest, piece]));
    isHeaderRead ||= reader.skipHeader();
    const events: StoredEvent[] = [];
    while (isHeaderRead && reader.hasWholeRow()) events.push(readEvent(reader));
    rest = reader.rest();
    if (events.length > 0) yield events;
  }
}

function readEvent(fields: FieldReader): StoredEvent {
  const leafIndex = fields.int8() ?? -1;
  const id = fields.int8() ?? -1;
  const recordedAtMicros = (fields.int8() ?? 0) + epochMicros;
  const entry = fields.bytes();
  return {
    leafIndex,
    entry,
    columns: {
      id,
      recordedAtMicros,
      kind: fields.text(),
      actorKind: fields.text(),
      actorId: fields.int8(),
      subjectKind: fields.text(),
      subjectId: fields.int8(),
      customerId: fields.int8(),
      persons: fields.texts(),
    },
  };
}

/** Fields one after the other: each a length and so many bytes; the length of null is -1. */
class FieldReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  skipHeader(): boolean {
    if (this.#bytes.length < headerLength + 4) return false;
    this.#at = headerLength + 4 + this.#bytes.readInt32BE(headerLength);
    return true;
  }

  /** Looks at the lengths alone, and goes behind the count of fields where all of them are there. The end is a count of -1. */
  hasWholeRow(): boolean {
    const { length } = this.#bytes;
    if (this.#at + 2 > length) return false;
    const fields = this.#bytes.readInt16BE(this.#at);
    if (fields < 0) return false;
    let at = this.#at + 2;
    for (let field = 0; field < fields; field += 1) {
      if (at + 4 > length) return false;
      at += 4 + Math.max(0, this.#bytes.readInt32BE(at));
    }
    if (at > length) return false;
    this.#at += 2;
    return true;
  }

  rest(): Buffer {
    return this.#bytes.subarray(this.#at);
  }

  int8(): number | null {
    if (this.#length() < 0) return null;
    this.#at += 8;
    return this.#bytes.readInt32BE(this.#at - 8) * 2 ** 32 + this.#bytes.readUInt32BE(this.#at - 4);
  }

  bytes(): Buffer {
    const length = Math.max(0, this.#length());
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  text(): string {
    const length = Math.max(0, this.#length());
    this.#at += length;
    return this.#bytes.toString('utf8', this.#at - length, this.#at);
  }

  /** An array of one dimension: dimensions, whether there are nulls, the type, then length and first subscript, then the fields. */
  texts(): string[] {
    const end = this.#at + 4 + Math.max(0, this.#length());
    const dimensions = this.#bytes.readInt32BE(this.#at);
    const count = dimensions === 1 ? this.#bytes.readInt32BE(this.#at + 12) : 0;
    this.#at += 20;
    const texts: string[] = [];
    for (let taken = 0; taken < count; taken += 1) texts.push(this.text());
    this.#at = end;
    return texts;
  }

  #length(): number {
    this.#at += 4;
    return this.#bytes.readInt32BE(this.#at - 4);
  }
}
