import { areHashes, type Hash, isSameHash } from '../tree/hash.ts';
import { hashNode } from '../tree/merkle-tree-hash.ts';
import { bitCeiling, half, isOdd, isTreeSize } from '../tree/tree-size.ts';

export interface ConsistencyClaim {
  readonly size1: number;
  readonly size2: number;
  readonly root1: Hash;
  readonly root2: Hash;
  readonly proof: readonly Hash[];
}

/**
 * Whether the tree of `size1` with `root1` is the beginning of that of `size2` with `root2` (RFC 9162 §2.1.4.2).
 * Between equal sizes the roots alone tell, and the proof must be empty. A first size of 0 is refused: it would say nothing of `root2`.
 */
export function verifyConsistency({ size1, size2, root1, root2, proof }: ConsistencyClaim): boolean {
  if (!isTreeSize(size1) || !isTreeSize(size2) || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && isSameHash(root1, root2);
  if (size1 === 0 || proof.length === 0 || !areHashes([root1, root2, ...proof])) return false;
  const [seed, ...path] = bitCeiling(size1) === size1 ? [root1, ...proof] : proof;
  if (seed === undefined) return false;
  const roots = climb(size1, size2, seed, path);
  return roots !== null && isSameHash(roots.first, root1) && isSameHash(roots.second, root2);
}

/** From the largest complete subtree that ends the first tree up to both roots. */
function climb(size1: number, size2: number, seed: Hash, path: readonly Hash[]): { readonly first: Hash; readonly second: Hash } | null {
  let [own, last] = [size1 - 1, size2 - 1];
  while (isOdd(own)) [own, last] = [half(own), half(last)];
  let [first, second] = [seed, seed];
  for (const sibling of path) {
    if (last === 0) return null;
    if (isOdd(own) || own === last) {
      first = hashNode(sibling, first);
      second = hashNode(sibling, second);
      while (!isOdd(own) && own !== 0) [own, last] = [half(own), half(last)];
    } else second = hashNode(second, sibling);
    [own, last] = [half(own), half(last)];
  }
  return last === 0 ? { first, second } : null;
}
