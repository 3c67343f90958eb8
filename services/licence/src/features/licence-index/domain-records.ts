import { enlarged, fittingId } from './index-memory.ts';

const wordsPerDomain = 2;
const textWord = 0;
const idWord = 1;
const firstBytes = 64 * wordsPerDomain * Int32Array.BYTES_PER_ELEMENT;

/** Domains by their numbers, in shared memory: 8 bytes each. */
export class DomainRecords {
  readonly buffer: SharedArrayBuffer;
  readonly #words: Int32Array;

  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(firstBytes)) {
    this.buffer = buffer;
    this.#words = new Int32Array(buffer);
  }

  get capacity(): number {
    return this.#words.length / wordsPerDomain;
  }

  enlarged(): DomainRecords {
    return new DomainRecords(enlarged(this.buffer, this.buffer.byteLength * 2));
  }

  write(number: number, id: number, text: number): void {
    this.#words[number * wordsPerDomain + idWord] = fittingId(id);
    this.setText(number, text);
  }

  /** Where the row is written among the texts, 0 where there is none. */
  textOf(number: number): number {
    return this.#words[number * wordsPerDomain + textWord] ?? 0;
  }

  setText(number: number, text: number): void {
    this.#words[number * wordsPerDomain + textWord] = text;
  }

  /** 0 where the number is free. */
  idOf(number: number): number {
    return this.#words[number * wordsPerDomain + idWord] ?? 0;
  }
}
