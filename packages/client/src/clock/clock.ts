/** The time, and what is to be done later. Another one makes tests that do not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Runs something once, after so many milliseconds, unless what it gives is called before. `isWaitedFor`: somebody awaits it, so that the
   * process may not end before.
   */
  after(delayMs: number, run: () => void, isWaitedFor?: boolean): () => void;
}

/** Beyond this, timers fire at once. */
const longestDelayMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run, isWaitedFor) {
    const timer: unknown = setTimeout(run, Math.min(delayMs, longestDelayMs));
    // Node's timers are objects and keep the process alive; a browser's are numbers.
    if (isWaitedFor !== true) (timer as { unref?: () => void }).unref?.();
    return () => clearTimeout(timer as Parameters<typeof clearTimeout>[0]);
  },
};
