import type { Clock } from '../clock/clock.ts';
import { LicenceError } from './licence-error.ts';
import { pause } from './wait.ts';

export interface RetryOptions {
  readonly clock: Clock;
  /** How many times more something is tried that may well succeed later. */
  readonly retries: number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}

const firstDelayMs = 250;
const longestDelayMs = 5_000;

/** Tries again after outages, and says so soon where the server asks to be left alone for longer than somebody would wait. */
export async function retrying<Value>(attempt: () => Promise<Value>, options: RetryOptions, signal: AbortSignal): Promise<Value> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted || failures >= options.retries || !(error instanceof LicenceError) || !error.isOutage) throw error;
      const delayMs = (error.retryAfterMs ?? 0) + fullJitter(failures, firstDelayMs, longestDelayMs, options.random);
      if (delayMs > longestDelayMs) throw error;
      await pause(delayMs, options.clock, signal);
    }
  }
}

/** Anything up to a bound that doubles with each failure, so that those who failed together do not come back together. */
export function fullJitter(failures: number, firstMs: number, longestMs: number, random: () => number): number {
  return random() * Math.min(longestMs, firstMs * 2 ** failures);
}
