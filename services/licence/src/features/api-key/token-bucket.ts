const usPerSecond = 1_000_000;
/** After so many seconds without being asked it is full, whatever its rate. */
const surelyFullAfter = 600;
/** However much somebody has asked for, this is the longest they wait. */
const mostOwedUs = 60 * usPerSecond;

/** When it will be full again, in microseconds of a clock that begins anew every 71 minutes. */
const fullAtWord = 0;
/** The second in which it was last asked. */
const askedWord = 1;
const words = 2;

/**
 * Lets through so many a second, and as many at once after a pause; all threads that share its memory draw on the same. It keeps when
 * it will be full, rather than how full it is: one word, which can be exchanged atomically (the "generic cell rate algorithm" of ITU-T I.371).
 */
export class TokenBucket {
  readonly tokensPerSecond: number;
  readonly buffer: SharedArrayBuffer;
  readonly #words: Int32Array;
  readonly #usPerToken: number;

  constructor(tokensPerSecond: number, buffer: SharedArrayBuffer = new SharedArrayBuffer(words * Int32Array.BYTES_PER_ELEMENT)) {
    this.tokensPerSecond = tokensPerSecond;
    this.buffer = buffer;
    this.#words = new Int32Array(buffer);
    this.#usPerToken = Math.max(1, Math.floor(usPerSecond / tokensPerSecond));
  }

  /** Takes a token at an instant (epoch milliseconds). Returns 0, or how many milliseconds there is none. */
  take(now: number): number {
    const nowUs = Math.round(now * 1000) | 0;
    this.#reset(Math.floor(now / 1000), nowUs);
    for (;;) {
      const fullAt = Atomics.load(this.#words, fullAtWord);
      const emptyUs = Math.max(0, (fullAt - nowUs) | 0) + this.#usPerToken;
      if (emptyUs > usPerSecond) return (emptyUs - usPerSecond) / 1000;
      if (Atomics.compareExchange(this.#words, fullAtWord, fullAt, (nowUs + emptyUs) | 0) === fullAt) return 0;
    }
  }

  /** How many milliseconds there is none; takes none. */
  waitMs(now: number): number {
    const nowUs = Math.round(now * 1000) | 0;
    this.#reset(Math.floor(now / 1000), nowUs);
    const emptyUs = Math.max(0, (Atomics.load(this.#words, fullAtWord) - nowUs) | 0) + this.#usPerToken;
    return Math.max(0, emptyUs - usPerSecond) / 1000;
  }

  /** Takes so many more, which may have to be waited for later: whoever was let in has asked for more than one thing. */
  charge(now: number, tokens: number): void {
    const nowUs = Math.round(now * 1000) | 0;
    for (;;) {
      const fullAt = Atomics.load(this.#words, fullAtWord);
      const emptyUs = Math.min(Math.max(0, (fullAt - nowUs) | 0) + tokens * this.#usPerToken, mostOwedUs);
      if (Atomics.compareExchange(this.#words, fullAtWord, fullAt, (nowUs + emptyUs) | 0) === fullAt) return;
    }
  }

  /** Full after a long pause, and where the clock has been put back: nobody is refused for that. */
  #reset(second: number, nowUs: number): void {
    // Once a second, and not with every token.
    if (this.#words[askedWord] === second) return;
    const asked = Atomics.exchange(this.#words, askedWord, second);
    if (second - asked > surelyFullAfter || second < asked - 1) Atomics.store(this.#words, fullAtWord, nowUs);
  }
}
