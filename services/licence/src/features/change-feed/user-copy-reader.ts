import type { LicenceIndex } from '../licence-index/licence-index.ts';
import type { OverrideRow } from '../licence-index/rows.ts';

const tab = 0x09;
const newline = 0x0a;
const backslash = 0x5c;
const zero = 0x30;
const isTrue = 0x74;

const columns = 7;
/** The shortest row: seven columns of one character, their separators, and what stands for null. */
const shortestRow = 18;

/** Reads users in PostgreSQL's text format of COPY into an index, without making a string of what can be kept as bytes. */
export class UserCopyReader {
  readonly #index: LicenceIndex;
  readonly #overrides: ReadonlyMap<number, readonly OverrideRow[]>;
  readonly #starts = new Int32Array(columns + 1);
  #rest: Buffer = Buffer.alloc(0);

  constructor(index: LicenceIndex, overrides: ReadonlyMap<number, readonly OverrideRow[]>) {
    this.#index = index;
    this.#overrides = overrides;
  }

  /** Takes the next bytes, which may end within a row. */
  async read(chunk: Buffer): Promise<void> {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    await this.#index.makeRoomFor(Math.ceil(bytes.length / shortestRow));
    let start = 0;
    for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
      this.#readRow(bytes, start, end);
      start = end + 1;
    }
    this.#rest = bytes.subarray(start);
  }

  #readRow(bytes: Buffer, start: number, end: number): void {
    this.#findColumns(bytes, start, end);
    const id = this.#number(bytes, 0);
    const from = this.#start(6);
    const terms = {
      domainId: this.#number(bytes, 1),
      profileId: this.#isNull(bytes, 2) ? null : this.#number(bytes, 2),
      validFrom: this.#date(bytes, 3),
      validUntil: this.#date(bytes, 4),
      suspended: bytes[this.#start(5)] === isTrue,
    };
    const overrides = this.#overrides.get(id);
    const escaped = bytes.indexOf(backslash, from);
    if (escaped === -1 || escaped >= end) this.#index.putUser(id, terms, overrides, bytes, from, end);
    else {
      const text = unescaped(bytes.subarray(from, end));
      this.#index.putUser(id, terms, overrides, text, 0, text.length);
    }
  }

  #findColumns(bytes: Buffer, start: number, end: number): void {
    let column = 1;
    this.#starts[0] = start;
    for (let at = start; at < end; at += 1) {
      if (bytes[at] !== tab) continue;
      this.#starts[column] = at + 1;
      column += 1;
    }
    if (column !== columns) throw new Error(`a row of users has ${column} columns instead of ${columns}`);
    this.#starts[columns] = end + 1;
  }

  #start(column: number): number {
    return this.#starts[column] ?? 0;
  }

  #isNull(bytes: Buffer, column: number): boolean {
    return bytes[this.#start(column)] === backslash;
  }

  #number(bytes: Buffer, column: number): number {
    let value = 0;
    for (let at = this.#start(column); at < this.#start(column + 1) - 1; at += 1) value = value * 10 + (bytes[at] ?? zero) - zero;
    return value;
  }

  #date(bytes: Buffer, column: number): string | null {
    return this.#isNull(bytes, column) ? null : bytes.toString('latin1', this.#start(column), this.#start(column + 1) - 1);
  }
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

function unescaped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString().replace(/\\(.)/gsu, (_, character: string) => escapes[character] ?? character));
}
