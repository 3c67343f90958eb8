import type { Hash } from '../tree/hash.ts';
import { MerkleLogError } from '../tree/merkle-log-error.ts';
import type { HashReader, Interval } from '../tree/node.ts';
import { readSubtreeRoots } from '../tree/root.ts';
import { isTreeSize, splitPoint } from '../tree/tree-size.ts';

/** PATH(index, D[size]): the hashes beside the way from the leaf up to the root (RFC 6962 §2.1.1). */
export async function makeInclusionProof(read: HashReader, { index, size }: { index: number; size: number }): Promise<Hash[]> {
  return readSubtreeRoots(read, siblingsOnPath(index, { start: 0, end: size }));
}

/** What lies beside the way from a leaf up to the root of the tree over `within`, from below. */
export function siblingsOnPath(index: number, within: Interval): Interval[] {
  let { start, end } = within;
  if (!isTreeSize(end) || !Number.isSafeInteger(index) || index < start || index >= end)
    throw new MerkleLogError('index_beyond_size', `Ask for an index from ${start} to ${end - 1}, not ${index}.`);
  const siblings: Interval[] = [];
  while (end - start > 1) {
    const middle = start + splitPoint(end - start);
    if (index < middle) {
      siblings.push({ start: middle, end });
      end = middle;
    } else {
      siblings.push({ start, end: middle });
      start = middle;
    }
  }
  return siblings.toReversed();
}
