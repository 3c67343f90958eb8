import { MerkleLogError } from '../tree/merkle-log-error.ts';
import type { Interval } from '../tree/node.ts';
import { bitCeiling, half, isTreeSize } from '../tree/tree-size.ts';

/** Whether D[start:end] is a subtree: one that can be proven against the whole tree (merkle-tree-certs, "Definition of a Subtree"). */
export function isSubtree({ start, end }: Interval): boolean {
  return isTreeSize(start) && isTreeSize(end) && start <= end && start % bitCeiling(end - start) === 0;
}

export function requireSubtree(interval: Interval): void {
  if (isSubtree(interval)) return;
  throw new MerkleLogError(
    'not_a_subtree',
    `[${interval.start}, ${interval.end}) is no subtree: its start must be a multiple of the power of two that its length fits into.`,
  );
}

/**
 * The two subtrees, left and right, that cover any interval with fewer than half of the left one's entries ahead of it
 * (merkle-tree-certs, "Selecting Two Subtrees").
 */
export function coveringSubtrees({ start, end }: Interval): { readonly left: Interval; readonly right: Interval } {
  if (!isTreeSize(start) || !isTreeSize(end) || start > end)
    throw new MerkleLogError('not_a_size', `[${start}, ${end}) is no interval: it needs a start and an end that is not less.`);
  if (end - start <= 1) return { left: { start, end }, right: { start: end, end } };
  const width = widthBelowFork(start, end - 1);
  const middle = end - 1 - ((end - 1) % width);
  const leftWidth = bitCeiling(middle - start);
  return { left: { start: start - (start % leftWidth), end: middle }, right: { start: middle, end } };
}

/** The width of the subtrees below the node where the ways to two leaves part. */
function widthBelowFork(one: number, other: number): number {
  let width = 1;
  for (let [left, right] = [half(one), half(other)]; left !== right; [left, right] = [half(left), half(right)]) width *= 2;
  return width;
}
