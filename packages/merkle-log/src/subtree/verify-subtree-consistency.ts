import { areHashes, type Hash, isSameHash } from '../tree/hash.ts';
import { emptyRoot, hashNode } from '../tree/merkle-tree-hash.ts';
import type { Interval } from '../tree/node.ts';
import { half, isOdd, isTreeSize } from '../tree/tree-size.ts';
import { isSubtree } from './subtree.ts';

export interface SubtreeConsistencyClaim {
  readonly subtree: Interval;
  readonly size: number;
  readonly subtreeRoot: Hash;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}

interface Position {
  readonly first: number;
  readonly last: number;
  readonly end: number;
}

/** merkle-tree-certs, "Verifying a Subtree Consistency Proof". */
export function verifySubtreeConsistency({ subtree, size, subtreeRoot, root, proof }: SubtreeConsistencyClaim): boolean {
  if (!isSubtree(subtree) || !isTreeSize(size) || subtree.end > size || !areHashes([subtreeRoot, root, ...proof])) return false;
  if (subtree.start === subtree.end) return proof.length === 0 && isSameHash(subtreeRoot, emptyRoot);
  const position = firstInProof({ first: subtree.start, last: subtree.end - 1, end: size - 1 });
  const [seed, ...path] = position.first === position.last ? [subtreeRoot, ...proof] : proof;
  if (seed === undefined) return false;
  const roots = climb(position, seed, path);
  return roots !== null && isSameHash(roots.subtree, subtreeRoot) && isSameHash(roots.tree, root);
}

/** Up to the root of the subtree, or to the highest complete part of it that ends where it does. */
function firstInProof(position: Position): Position {
  const endsTogether = position.last === position.end;
  let at = position;
  while (at.first !== at.last && (endsTogether || isOdd(at.last))) at = above(at);
  return at;
}

function climb(position: Position, seed: Hash, path: readonly Hash[]): { readonly subtree: Hash; readonly tree: Hash } | null {
  let at = position;
  let [subtree, tree] = [seed, seed];
  for (const sibling of path) {
    if (at.end === 0) return null;
    if (isOdd(at.last) || at.last === at.end) {
      if (at.first < at.last) subtree = hashNode(sibling, subtree);
      tree = hashNode(sibling, tree);
      while (!isOdd(at.last) && at.last !== 0) at = above(at);
    } else tree = hashNode(tree, sibling);
    at = above(at);
  }
  return at.end === 0 ? { subtree, tree } : null;
}

function above({ first, last, end }: Position): Position {
  return { first: half(first), last: half(last), end: half(end) };
}
