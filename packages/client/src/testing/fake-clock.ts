import type { Clock } from '../clock/clock.ts';
import { isCryptoAtWork } from './crypto-at-work.ts';

/** A clock that stands still until it is moved; what is due by then happens in its order. */
export class FakeClock implements Clock {
  /** What the clock shows; to set it moves no timer, as somebody does who sets the clock of a machine. */
  shown: number;
  #passed = 0;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  constructor(instant = '2026-11-22T12:00:00Z') {
    this.shown = Date.parse(instant);
  }

  now(): number {
    return this.shown;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { at: this.#passed + delayMs, run };
    this.#timers.push(timer);
    return () => (this.#timers = this.#timers.filter((one) => one !== timer));
  }

  /** Lets time pass, and everything happen that happens meanwhile. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#passed + milliseconds;
    await settled();
    for (;;) {
      const next = this.#timers.toSorted((one, other) => one.at - other.at).find(({ at }) => at <= end);
      if (next === undefined) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.#advance(Math.max(0, next.at - this.#passed));
      next.run();
      await settled();
    }
    this.#advance(end - this.#passed);
  }

  /** Lets time pass until something has come to its end. */
  async until<Value>(promise: Promise<Value>, stepMs = 1_000): Promise<Value> {
    let isOver = false;
    const watched = promise.finally(() => (isOver = true));
    watched.catch(() => undefined);
    for (let step = 0; step < 10_000; step += 1) {
      await settled();
      if (isOver) return watched;
      await this.pass(stepMs);
    }
    throw new Error('it never ended');
  }

  get timers(): number {
    return this.#timers.length;
  }

  #advance(milliseconds: number): void {
    this.#passed += milliseconds;
    this.shown += milliseconds;
  }
}

const quietTurns = 5;

/** All that can happen at this instant. */
async function settled(): Promise<void> {
  for (let quiet = 0; quiet < quietTurns; quiet = isCryptoAtWork() ? 0 : quiet + 1) await new Promise((resolve) => setImmediate(resolve));
}
