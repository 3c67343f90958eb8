import { TokenBucket } from '../api-key/token-bucket.ts';
import { BoundedMap } from './bounded-map.ts';

const mostBuckets = 10_000;

/** A token bucket for each of many callers, of this thread alone; those who have not come for longest are forgotten. */
export class TokenBuckets {
  readonly #tokensPerSecond: number;
  readonly #buckets = new BoundedMap<string, TokenBucket>(mostBuckets);

  constructor(tokensPerSecond: number) {
    this.#tokensPerSecond = tokensPerSecond;
  }

  /** As {@link TokenBucket.take}. */
  take(caller: string, now: number): number {
    let bucket = this.#buckets.get(caller);
    if (bucket === undefined) {
      bucket = new TokenBucket(this.#tokensPerSecond);
      this.#buckets.set(caller, bucket);
    }
    return bucket.take(now);
  }

  /** As {@link TokenBucket.waitMs}. */
  waitMs(caller: string, now: number): number {
    return this.#buckets.get(caller)?.waitMs(now) ?? 0;
  }
}
