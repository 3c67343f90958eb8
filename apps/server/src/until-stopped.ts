const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Waits for the first signal to stop. Those that follow change nothing: stopping is under way. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) process.on(signal, () => resolve());
  });
}
