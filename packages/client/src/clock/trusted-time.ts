import type { Clock } from './clock.ts';

/** What the clock says, held against what is known of the time. */
export interface TimeReading {
  /** Never earlier than any before (milliseconds since 1970). */
  readonly now: number;
  /** Whether the clock has been put back: the time is not known, and nothing may be founded on it. */
  readonly isPutBack: boolean;
}

/** What is kept of the time from one start to the next. */
export interface KnownTime {
  /** The highest instant that was ever seen. */
  readonly highest: number;
  /** How much later the server's clock is than the one here. */
  readonly offset: number;
}

/** Clocks differ, and are set right: only one that goes back further than this has been put back. */
const toleranceMs = 300_000;

/**
 * A clock that cannot be turned back: what it reads is corrected by the server's time, and never lower than what it has read before.
 * Only a server that signs what time it is can lower it.
 */
export class TrustedTime {
  readonly #clock: Clock;
  #highest = 0;
  #offset = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  read(): TimeReading {
    const local = this.#clock.now();
    // Whose clock has been set right meanwhile needs no correction any more.
    const now = [local + this.#offset, local].find((at) => at >= this.#highest - toleranceMs);
    if (now === undefined) return { now: this.#highest, isPutBack: true };
    this.#highest = Math.max(this.#highest, now);
    return { now: this.#highest, isPutBack: false };
  }

  /** What a server says that the time is. `isProven`: in a document that it signed for this very question. */
  learn(serverNow: number, isProven: boolean): void {
    this.#offset = serverNow - this.#clock.now();
    this.#highest = isProven ? serverNow : Math.max(this.#highest, serverNow);
  }

  /** Takes over what was kept, by an earlier start or in another window. */
  adopt({ highest, offset }: KnownTime): void {
    if (highest <= this.#highest) return;
    this.#highest = highest;
    this.#offset = offset;
  }

  get known(): KnownTime {
    return { highest: this.#highest, offset: this.#offset };
  }
}
