import type { Interval } from '../tree/node.ts';
import { splitPoint } from '../tree/tree-size.ts';

/**
 * What a proof that a subtree belongs to the tree of `size` consists of, from below: SUBTREE_PROOF(start, end, D[size]) of
 * merkle-tree-certs, which is PROOF of RFC 6962 §2.1.2 where `start` is 0.
 */
export function consistencyIntervals(subtree: Interval, size: number): Interval[] {
  if (subtree.start === subtree.end) return [];
  const intervals: Interval[] = [];
  let { start } = subtree;
  const { end } = subtree;
  let [from, to] = [0, size];
  while (from !== start || to !== end) {
    const middle = from + splitPoint(to - from);
    if (end <= middle) {
      intervals.push({ start: middle, end: to });
      to = middle;
      continue;
    }
    intervals.push({ start: from, end: middle });
    // A subtree across the middle has all of its left half here; what is left to prove is the rest.
    if (start < middle) start = middle;
    from = middle;
  }
  // Cut up on the way, it is no longer the hash that the verifier knows.
  if (start !== subtree.start) intervals.push({ start, end });
  return intervals.toReversed();
}
