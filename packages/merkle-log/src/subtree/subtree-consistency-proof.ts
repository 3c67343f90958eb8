import type { Hash } from '../tree/hash.ts';
import { MerkleLogError } from '../tree/merkle-log-error.ts';
import type { HashReader, Interval } from '../tree/node.ts';
import { readSubtreeRoots } from '../tree/root.ts';
import { isTreeSize } from '../tree/tree-size.ts';
import { consistencyIntervals } from './consistency-intervals.ts';
import { requireSubtree } from './subtree.ts';

/** SUBTREE_PROOF(start, end, D[size]) (merkle-tree-certs, "Generating a Subtree Consistency Proof"). */
export async function makeSubtreeConsistencyProof(
  read: HashReader,
  { subtree, size }: { readonly subtree: Interval; readonly size: number },
): Promise<Hash[]> {
  requireSubtree(subtree);
  if (!isTreeSize(size) || subtree.end > size)
    throw new MerkleLogError('size_beyond_size', `Ask for a subtree that ends at ${size} or before, not at ${subtree.end}.`);
  return readSubtreeRoots(read, consistencyIntervals(subtree, size));
}
