import type { LicenceIndex } from '../licence-index/licence-index.ts';
import { mostAddresses, readUses, type GatheredUses, type SeatUse } from './seat-use.ts';

/** What a person used on a day. */
export interface UserDay {
  readonly userId: number;
  readonly day: number;
  seenAt: number;
  readonly counts: Map<string, number>;
  readonly addresses: Set<string>;
}

/** So many people and days wait for the database at most. */
const defaultMostWaiting = 200_000;

/** The uses of all threads, until they are written. */
export class UseLedger {
  readonly #mostWaiting: number;
  #waiting = new Map<string, UserDay>();
  #lost = 0;
  #skipped = 0;

  constructor(mostWaiting = defaultMostWaiting) {
    this.#mostWaiting = mostWaiting;
  }

  /** Of how many people and days uses wait. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** How many uses were not counted, since there was no room, or since their seat was gone. */
  get lost(): number {
    return this.#lost;
  }

  /** How many told uses were of people or features that nobody knows. */
  get skipped(): number {
    return this.#skipped;
  }

  /** Gives a seat's uses to whose it is. */
  add(index: LicenceIndex, gathered: GatheredUses): void {
    this.#lost += gathered.lost;
    this.#skipped += gathered.skipped;
    const uses = readUses(gathered);
    const userIds = index.usersOf(uses.map(({ fingerprint }) => fingerprint));
    for (const [at, use] of uses.entries()) {
      const userId = userIds[at];
      const day = userId === undefined ? null : this.#dayOf(userId, use.day, use.seenAt);
      if (day === null) this.#lost += use.count;
      else addTo(day, use);
    }
  }

  /** Takes so many out, the first that came. */
  take(most: number): readonly UserDay[] {
    const taken = [...this.#waiting.values().take(most)];
    for (const { userId, day } of taken) this.#waiting.delete(keyOf(userId, day));
    return taken;
  }

  /** What waits will not be written. */
  giveUp(): void {
    for (const { counts } of this.take(Infinity)) for (const count of counts.values()) this.#lost += count;
  }

  #dayOf(userId: number, day: number, seenAt: number): UserDay | null {
    const key = keyOf(userId, day);
    const known = this.#waiting.get(key);
    if (known !== undefined) return known;
    if (this.#waiting.size >= this.#mostWaiting) return null;
    const made = { userId, day, seenAt, counts: new Map(), addresses: new Set<string>() };
    this.#waiting.set(key, made);
    return made;
  }
}

function keyOf(userId: number, day: number): string {
  return `${userId}/${day}`;
}

function addTo(day: UserDay, { seenAt, key, count, address }: SeatUse): void {
  day.seenAt = Math.max(day.seenAt, seenAt);
  day.counts.set(key, (day.counts.get(key) ?? 0) + count);
  if (address !== null && day.addresses.size < mostAddresses) day.addresses.add(address);
}
