import { type Hash, hashLength } from '../tree/hash.ts';
import { MerkleLogError } from '../tree/merkle-log-error.ts';
import { isOdd, half, isTreeSize } from '../tree/tree-size.ts';

/**
 * All that has to be kept of a tree for it to grow and to give its root: the roots of the perfect subtrees on its right edge, from the
 * left, one for each bit of `size`.
 */
export interface Frontier {
  readonly size: number;
  readonly hashes: readonly Hash[];
}

export const emptyFrontier: Frontier = { size: 0, hashes: [] };

/** The hashes one after the other; the size is kept beside them. */
export function encodeFrontier({ hashes }: Frontier): Uint8Array {
  const bytes = new Uint8Array(hashes.length * hashLength);
  for (const [index, hash] of hashes.entries()) bytes.set(hash, index * hashLength);
  return bytes;
}

export function decodeFrontier(size: number, bytes: Uint8Array): Frontier {
  if (!isTreeSize(size) || bytes.length !== countBits(size) * hashLength)
    throw new MerkleLogError(
      'not_a_frontier',
      `${bytes.length} bytes are no frontier of a tree of ${size}: it has ${hashLength} for each bit.`,
    );
  const hashes = Array.from(
    { length: bytes.length / hashLength },
    (_, index) => new Uint8Array(bytes.subarray(index * hashLength, (index + 1) * hashLength)),
  );
  return { size, hashes };
}

function countBits(value: number): number {
  let bits = 0;
  for (let rest = value; rest > 0; rest = half(rest)) bits += isOdd(rest) ? 1 : 0;
  return bits;
}
