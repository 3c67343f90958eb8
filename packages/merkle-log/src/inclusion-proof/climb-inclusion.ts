import { areHashes, type Hash } from '../tree/hash.ts';
import { hashNode } from '../tree/merkle-tree-hash.ts';
import { half, isOdd, isTreeSize } from '../tree/tree-size.ts';

export interface ProvenLeaf {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Hash;
  readonly proof: readonly Hash[];
}

/** One hash of a proof: on which side it stands, and what it and the hash so far come to. */
export interface InclusionStep {
  readonly sibling: Hash;
  readonly side: 'left' | 'right';
  readonly hash: Hash;
}

/**
 * The way from the leaf up to the only root that the proof can be of, which is the last hash (RFC 9162 §2.1.3.2); the leaf itself where
 * it is alone. Null where the proof is of no root, because it is too long, too short or about no leaf.
 */
export function climbInclusion({ index, size, leafHash, proof }: ProvenLeaf): readonly InclusionStep[] | null {
  if (!isTreeSize(index) || !isTreeSize(size) || index >= size || !areHashes([leafHash, ...proof])) return null;
  const steps: InclusionStep[] = [];
  let [own, last] = [index, size - 1];
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) return null;
    const side = isOdd(own) || own === last ? 'left' : 'right';
    hash = side === 'left' ? hashNode(sibling, hash) : hashNode(hash, sibling);
    // On the right edge, a subtree without a right half goes up as it is.
    if (side === 'left') while (!isOdd(own) && own !== 0) [own, last] = [half(own), half(last)];
    [own, last] = [half(own), half(last)];
    steps.push({ sibling, side, hash });
  }
  return last === 0 ? steps : null;
}
