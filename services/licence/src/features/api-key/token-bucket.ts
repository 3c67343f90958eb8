/** Lets through so many a second, and as many at once after a pause. */
export class TokenBucket {
  readonly tokensPerSecond: number;
  #tokens: number;
  #filledAt = -Infinity;

  constructor(tokensPerSecond: number) {
    this.tokensPerSecond = tokensPerSecond;
    this.#tokens = tokensPerSecond;
  }

  /** Takes a token at an instant (epoch milliseconds). Returns 0, or how many milliseconds there is none. */
  take(now: number): number {
    const elapsedMs = Math.max(0, now - this.#filledAt);
    this.#tokens = Math.min(this.tokensPerSecond, this.#tokens + (elapsedMs / 1000) * this.tokensPerSecond);
    this.#filledAt = now;
    if (this.#tokens < 1) return ((1 - this.#tokens) / this.tokensPerSecond) * 1000;
    this.#tokens -= 1;
    return 0;
  }
}
