export interface RememberOptions {
  /** Longer where the work takes longer: it never goes on for more than a twentieth of the time. */
  readonly ttlMs: number;
  /** How many results are kept, the ones asked for first being forgotten first. */
  readonly most: number;
  /** Milliseconds. */
  readonly now: () => number;
}

const leastRest = 20;

/**
 * Does work whose result may be some seconds old: once for all who ask meanwhile under the same key. What failed is not kept.
 */
export function rememberBriefly<Result>({ ttlMs, most, now }: RememberOptions) {
  const kept = new Map<string, { readonly until: number; readonly result: Promise<Result> }>();
  return (key: string, work: () => Promise<Result>): Promise<Result> => {
    const found = kept.get(key);
    if (found !== undefined && now() < found.until) return found.result;
    kept.delete(key);
    const begun = now();
    const entry = { until: Infinity, result: work() };
    kept.set(key, entry);
    entry.result.then(
      () => (entry.until = begun + Math.max(ttlMs, (now() - begun) * leastRest)),
      () => kept.get(key) === entry && kept.delete(key),
    );
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return entry.result;
  };
}
