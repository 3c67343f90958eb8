import type { Hash } from './hash.ts';
import { hashNode } from './merkle-tree-hash.ts';
import { MerkleLogError } from './merkle-log-error.ts';
import type { HashReader } from './node.ts';

/** Reads nodes from leaf hashes in memory, hashing each level when it is first asked for. The leaves must not change meanwhile. */
export function readLeaves(leafHashes: readonly Hash[]): HashReader {
  const levels: (readonly Hash[])[] = [leafHashes];
  const hashesAt = (level: number): readonly Hash[] => {
    const known = levels[level];
    if (known !== undefined) return known;
    const hashes = hashPairs(hashesAt(level - 1));
    levels[level] = hashes;
    return hashes;
  };
  return (nodes) =>
    nodes.map(({ level, index }) => {
      const hash = hashesAt(level)[index];
      if (hash === undefined)
        throw new MerkleLogError('index_beyond_size', `There are ${leafHashes.length} leaves, too few for what was asked.`);
      return hash;
    });
}

/** The complete nodes one level up; a last hash without a neighbour waits for one. */
export function hashPairs(hashes: readonly Hash[]): Hash[] {
  const parents: Hash[] = [];
  let left: Hash | null = null;
  for (const hash of hashes) {
    if (left === null) left = hash;
    else {
      parents.push(hashNode(left, hash));
      left = null;
    }
  }
  return parents;
}
