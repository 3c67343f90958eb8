import type { Clock } from '../clock/clock.ts';
import type { LicenceError } from './licence-error.ts';
import { fullJitter } from './retry.ts';

const firstBreakMs = 1_000;
const longestBreakMs = 30_000;

/** After an outage the server is left alone for a while, by everybody who asks through this client: longer each time. */
export class OutageBreak {
  readonly #clock: Clock;
  readonly #random: () => number;
  #failures = 0;
  #isOn = false;
  #isAskedFor = false;

  constructor(clock: Clock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  /** Whether the server itself has asked for it (Retry-After). */
  get isAskedFor(): boolean {
    return this.#isOn && this.#isAskedFor;
  }

  begin({ retryAfterMs }: LicenceError): void {
    if (this.#isOn) return;
    this.#isOn = true;
    this.#isAskedFor = retryAfterMs !== undefined;
    const delayMs = (retryAfterMs ?? 0) + fullJitter(this.#failures, firstBreakMs, longestBreakMs, this.#random);
    this.#clock.after(delayMs, () => (this.#isOn = false));
    this.#failures += 1;
  }

  /** It has answered. */
  end(): void {
    this.#failures = 0;
  }
}
