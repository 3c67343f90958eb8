import { siblingsOnPath } from '../inclusion-proof/inclusion-proof.ts';
import { verifyInclusion } from '../inclusion-proof/verify-inclusion.ts';
import type { Hash } from '../tree/hash.ts';
import type { HashReader, Interval } from '../tree/node.ts';
import { readSubtreeRoots } from '../tree/root.ts';
import { isSubtree, requireSubtree } from './subtree.ts';

/** The inclusion proof of the entry at `index` of the whole tree in a subtree (merkle-tree-certs, "Subtree Inclusion Proofs"). */
export async function makeSubtreeInclusionProof(
  read: HashReader,
  { index, subtree }: { readonly index: number; readonly subtree: Interval },
): Promise<Hash[]> {
  requireSubtree(subtree);
  return readSubtreeRoots(read, siblingsOnPath(index, subtree));
}

export interface SubtreeInclusionClaim {
  readonly index: number;
  readonly subtree: Interval;
  readonly leafHash: Hash;
  readonly subtreeRoot: Hash;
  readonly proof: readonly Hash[];
}

/** merkle-tree-certs, "Verifying a Subtree Inclusion Proof". */
export function verifySubtreeInclusion({ index, subtree, leafHash, subtreeRoot, proof }: SubtreeInclusionClaim): boolean {
  if (!isSubtree(subtree)) return false;
  const { start, end } = subtree;
  return verifyInclusion({ index: index - start, size: end - start, leafHash, root: subtreeRoot, proof });
}
