/** Requests that are sent one after the other, again and again, from one piece of memory. */
export class RequestRing {
  readonly #bytes: Buffer;
  /** Where each begins; the last one is where the last request ends. */
  readonly #starts: Uint32Array;
  #next = 0;

  constructor(texts: readonly string[]) {
    this.#starts = new Uint32Array(texts.length + 1);
    texts.forEach((text, index) => (this.#starts[index + 1] = (this.#starts[index] ?? 0) + text.length));
    this.#bytes = Buffer.from(texts.join(''), 'latin1');
  }

  next(): Buffer {
    this.#next = (this.#next + 1) % (this.#starts.length - 1);
    return this.#bytes.subarray(this.#starts[this.#next], this.#starts[this.#next + 1]);
  }
}
