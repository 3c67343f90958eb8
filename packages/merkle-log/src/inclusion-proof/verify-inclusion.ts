import { type Hash, isSameHash } from '../tree/hash.ts';
import { climbInclusion, type ProvenLeaf } from './climb-inclusion.ts';

export interface InclusionClaim extends ProvenLeaf {
  readonly root: Hash;
}

/** Whether the leaf stands at `index` of the tree of `size` with this root (RFC 9162 §2.1.3.2). */
export function verifyInclusion({ root, ...leaf }: InclusionClaim): boolean {
  const steps = climbInclusion(leaf);
  return steps !== null && isSameHash(steps.at(-1)?.hash ?? leaf.leafHash, root);
}
