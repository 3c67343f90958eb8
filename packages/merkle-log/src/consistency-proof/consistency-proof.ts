import type { Hash } from '../tree/hash.ts';
import { MerkleLogError } from '../tree/merkle-log-error.ts';
import type { HashReader } from '../tree/node.ts';
import { readSubtreeRoots } from '../tree/root.ts';
import { isTreeSize } from '../tree/tree-size.ts';
import { consistencyIntervals } from '../subtree/consistency-intervals.ts';

/**
 * PROOF(size1, D[size2]): that the tree of `size1` is the beginning of that of `size2` (RFC 6962 §2.1.2).
 * Empty where the sizes are equal. From the empty tree there is none, as it is the beginning of every other.
 */
export async function makeConsistencyProof(read: HashReader, { size1, size2 }: { size1: number; size2: number }): Promise<Hash[]> {
  if (!isTreeSize(size1) || !isTreeSize(size2) || size1 < 1 || size1 > size2)
    throw new MerkleLogError('size_beyond_size', `Ask for a first size from 1 to ${size2}, not ${size1}.`);
  return readSubtreeRoots(read, consistencyIntervals({ start: 0, end: size1 }, size2));
}
