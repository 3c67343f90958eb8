import { areHashes, type Hash, isSameHash } from '../tree/hash.ts';
import { hashNode } from '../tree/merkle-tree-hash.ts';
import { half, isOdd, isTreeSize } from '../tree/tree-size.ts';

export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Hash;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}

/** Whether the leaf stands at `index` of the tree of `size` with this root (RFC 9162 §2.1.3.2). */
export function verifyInclusion({ root, ...claim }: InclusionClaim): boolean {
  const expected = rootOfInclusion(claim);
  return expected !== null && isSameHash(expected, root);
}

/** The only root that the proof can be of; null where it is of none, because it is too long, too short or about no leaf. */
function rootOfInclusion({ index, size, leafHash, proof }: Omit<InclusionClaim, 'root'>): Hash | null {
  if (!isTreeSize(index) || !isTreeSize(size) || index >= size || !areHashes([leafHash, ...proof])) return null;
  let [own, last] = [index, size - 1];
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) return null;
    if (isOdd(own) || own === last) {
      hash = hashNode(sibling, hash);
      // On the right edge, a subtree without a right half goes up as it is.
      while (!isOdd(own) && own !== 0) [own, last] = [half(own), half(last)];
    } else hash = hashNode(hash, sibling);
    [own, last] = [half(own), half(last)];
  }
  return last === 0 ? hash : null;
}
