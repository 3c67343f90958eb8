/** A record: slot + 1, product, feature, address, day, count, second; the last word is free, so that two records share a cache line. */
const wordsPerRecord = 8;
const countWord = 5;
const secondWord = 6;
const smallestCapacity = 1 << 12;
const fullAt = 0.6;

/** What was used: all but the count and the time tell one use from another. */
export interface Used {
  readonly slot: number;
  readonly productId: number;
  readonly featureId: number;
  readonly address: number;
  readonly day: number;
}

/** Counts in flat memory by what was used: open addressing, one cache line a count. */
export class UseTable {
  readonly #most: number;
  #words = new Int32Array(smallestCapacity * wordsPerRecord);
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#size;
  }

  /** False where there is no room for another. `second`: of the epoch. */
  add({ slot, productId, featureId, address, day }: Used, count: number, second: number): boolean {
    const words = this.#words;
    const mask = words.length / wordsPerRecord - 1;
    let hash =
      Math.imul(slot, 0x9e37_79b1) ^
      Math.imul(productId, 0x85eb_ca77) ^
      Math.imul(featureId, 0xc2b2_ae3d) ^
      Math.imul(address, 0x27d4_eb2f);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d) ^ day;
    for (let place = (hash ^ (hash >>> 13)) & mask; ; place = (place + 1) & mask) {
      const at = place * wordsPerRecord;
      if (words[at] === 0) return this.#insert(at, { slot, productId, featureId, address, day }, count, second);
      const isIt =
        words[at] === slot + 1 &&
        words[at + 1] === productId &&
        words[at + 2] === featureId &&
        words[at + 3] === address &&
        words[at + 4] === day;
      if (!isIt) continue;
      words[at + countWord] = (words[at + countWord] ?? 0) + count;
      if (second > (words[at + secondWord] ?? 0)) words[at + secondWord] = second;
      return true;
    }
  }

  /** Gives every record, and forgets it. */
  take(visit: (used: Used, count: number, second: number) => void): void {
    const words = this.#words;
    for (let at = 0; at < words.length; at += wordsPerRecord) {
      if (words[at] === 0) continue;
      const [slot = 0, productId = 0, featureId = 0, address = 0, day = 0, count = 0, second = 0] = words.subarray(at, at + 7);
      visit({ slot: slot - 1, productId, featureId, address, day }, count, second);
    }
    words.fill(0);
    this.#size = 0;
  }

  #insert(at: number, { slot, productId, featureId, address, day }: Used, count: number, second: number): boolean {
    if (this.#size >= this.#most) return false;
    const words = this.#words;
    words[at] = slot + 1;
    words[at + 1] = productId;
    words[at + 2] = featureId;
    words[at + 3] = address;
    words[at + 4] = day;
    words[at + countWord] = count;
    words[at + secondWord] = second;
    this.#size += 1;
    if (this.#size > (words.length / wordsPerRecord) * fullAt) this.#grow();
    return true;
  }

  #grow(): void {
    const before = this.#words;
    this.#words = new Int32Array(before.length * 2);
    this.#size = 0;
    for (let at = 0; at < before.length; at += wordsPerRecord) {
      if (before[at] === 0) continue;
      const [slot = 0, productId = 0, featureId = 0, address = 0, day = 0, count = 0, second = 0] = before.subarray(at, at + 7);
      this.add({ slot: slot - 1, productId, featureId, address, day }, count, second);
    }
  }
}
