import type { Hash } from './hash.ts';
import { emptyRoot, hashNode } from './merkle-tree-hash.ts';
import { MerkleLogError } from './merkle-log-error.ts';
import { type HashReader, type Interval, nodesOf } from './node.ts';

/** The root over the roots of perfect subtrees, from the left, whose widths fall: each right one is the smaller half of a tree. */
export function foldNodes(hashes: readonly Hash[]): Hash {
  return hashes.reduceRight<Hash | null>((right, left) => (right === null ? left : hashNode(left, right)), null) ?? emptyRoot;
}

/** MTH(D[start:end]) for several subtrees, with one reading (RFC 6962 §2.1). */
export async function readSubtreeRoots(read: HashReader, subtrees: readonly Interval[]): Promise<Hash[]> {
  const nodes = subtrees.map(nodesOf);
  const hashes = await read(nodes.flat());
  let taken = 0;
  return nodes.map(({ length }) => {
    const own = hashes.slice(taken, (taken += length));
    if (own.length < length) throw new MerkleLogError('not_a_hash', 'The reader has to answer one hash for each node it was asked for.');
    return foldNodes(own);
  });
}

/** MTH(D[0:size]) from stored nodes. */
export async function readRoot(read: HashReader, size: number): Promise<Hash> {
  const [root = emptyRoot] = await readSubtreeRoots(read, [{ start: 0, end: size }]);
  return root;
}
