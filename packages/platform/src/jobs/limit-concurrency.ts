/** Runs at most so many pieces of work at a time; the others wait for their turn, first come first served. */
export type LimitedRun = <Result>(work: () => Promise<Result>) => Promise<Result>;

export function limitConcurrency(most: number): LimitedRun {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The turn goes straight to the next one, so that nobody slips in between.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
