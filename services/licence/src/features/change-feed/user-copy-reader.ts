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
    this.#index.change(() => (this.#rest = bytes.subarray(this.#readRows(bytes))));
  }

  /** Returns where the row begins that is not whole yet. */
  #readRows(bytes: Buffer): number {
    const starts = this.#starts;
    let column = 1;
    starts[0] = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      // Nothing that tells columns or rows apart is greater.
      if (byte > newline || (byte !== tab && byte !== newline)) continue;
      starts[column] = at + 1;
      column += 1;
      if (byte === tab) continue;
      if (column !== columns + 1) throw new Error(`a row of users has ${column - 1} columns instead of ${columns}`);
      this.#readRow(bytes, at);
      starts[0] = at + 1;
      column = 1;
    }
    return this.#start(0);
  }

  #readRow(bytes: Buffer, end: number): void {
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
    if (!this.#isEscaped(bytes, from, end)) return this.#index.putUser(id, terms, overrides, bytes, from, end);
    const text = unescaped(bytes.subarray(from, end));
    this.#index.putUser(id, terms, overrides, text, 0, text.length);
  }

  #isEscaped(bytes: Buffer, from: number, end: number): boolean {
    for (let at = from; at < end; at += 1) if (bytes[at] === backslash) return true;
    return false;
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
