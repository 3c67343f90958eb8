import type { Freshness } from './freshness.ts';

const numbers = 2;
const revisionAt = 0;
const asOfAt = 1;

/** How current an index is, for every thread that reads it. */
export class FreshnessBoard {
  readonly buffer: SharedArrayBuffer;
  readonly #numbers: Float64Array;
  #known: Freshness;

  constructor(buffer?: SharedArrayBuffer) {
    this.buffer = buffer ?? new SharedArrayBuffer(numbers * Float64Array.BYTES_PER_ELEMENT);
    this.#numbers = new Float64Array(this.buffer);
    if (buffer === undefined) this.#numbers[asOfAt] = -Infinity;
    this.#known = this.#read();
  }

  /** The same object for as long as nothing changes. */
  get current(): Freshness {
    const { revision, asOf } = this.#known;
    if (this.#numbers[revisionAt] !== revision || this.#numbers[asOfAt] !== asOf) this.#known = this.#read();
    return this.#known;
  }

  set current({ revision, asOf }: Freshness) {
    this.#numbers[revisionAt] = revision;
    this.#numbers[asOfAt] = asOf;
  }

  #read(): Freshness {
    return { revision: this.#numbers[revisionAt] ?? 0, asOf: this.#numbers[asOfAt] ?? -Infinity };
  }
}
