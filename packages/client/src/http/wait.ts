import type { Clock } from '../clock/clock.ts';

/** The promise, or the rejection with the signal's reason, whichever is first. What the promise stands for goes on. */
export async function abortable<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return promise;
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', stop));
}

export async function pause(delayMs: number, clock: Clock, signal: AbortSignal | undefined): Promise<void> {
  let cancel = (): void => undefined;
  const waited = new Promise<void>((resolve) => (cancel = clock.after(delayMs, resolve, true)));
  return abortable(waited, signal).finally(() => cancel());
}
