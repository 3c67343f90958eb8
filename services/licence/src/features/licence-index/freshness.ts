/** How current an index is: the last position of the change feed it holds, and when the registry was last reached (epoch ms). */
export interface Freshness {
  readonly revision: number;
  readonly asOf: number;
}

/** Without hearing from the registry for longer than this, answers say that they are stale. */
export const staleAfterMs = 5_000;

export function isStale(freshness: Freshness, now: number): boolean {
  return now - freshness.asOf > staleAfterMs;
}
