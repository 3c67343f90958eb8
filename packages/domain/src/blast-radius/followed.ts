import type { Transition } from './transition.ts';

/** What is compared at an instant, and the next instant (epoch milliseconds) at which it can come out otherwise. */
interface Compared {
  readonly transitions: readonly Transition[];
  readonly nextAt: number;
}

/** A comparison at an instant, and the first instant after it at which it comes out otherwise; Infinity where it never does. */
export interface Followed<Comparison> {
  readonly now: Comparison;
  readonly changesAt: number;
}

export function followed<Comparison extends Compared>(asOf: number, compareAt: (at: number) => Comparison): Followed<Comparison> {
  const now = compareAt(asOf);
  const said = JSON.stringify(now.transitions);
  for (let at = now.nextAt; at < Infinity;) {
    const later = compareAt(at);
    if (JSON.stringify(later.transitions) !== said) return { now, changesAt: at };
    at = later.nextAt;
  }
  return { now, changesAt: Infinity };
}
