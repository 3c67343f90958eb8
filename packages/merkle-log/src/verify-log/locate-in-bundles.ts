import { type Hash, isSameHash } from '../tree/hash.ts';
import { rootOfFullTile } from '../tlog-tiles/tile-node.ts';
import { tileWidth } from '../tlog-tiles/tile.ts';

/** Among the entries from `start` up to `end` of the log as it was, some were edited or moved, or `count` deleted, inserted or cut off. */
export interface BundleDifference {
  readonly kind: 'edited' | 'deleted' | 'inserted' | 'cut_off';
  readonly start: number;
  readonly end: number;
  readonly count: number | null;
}

const maxShift = 256;
const maxSearches = 16;

/**
 * Where a log is not what it was, from the roots of its full level-0 tiles (the hashes of the tiles of level 1), when the leaf hashes
 * themselves are lost. After a bundle that differs, it finds out by how many entries up to 256 the rest has shifted; bounded to 16 such
 * searches, after which what does not match is `edited`.
 */
export function locateInBundles(bundleRoots: readonly Hash[], leafHashes: readonly Hash[]): BundleDifference[] {
  const differences: BundleDifference[] = [];
  let shift = 0;
  let searches = 0;
  for (let bundle = 0; bundle < bundleRoots.length; bundle += 1) {
    const start = bundle * tileWidth;
    if (isBundleAt(bundleRoots[bundle], leafHashes, start + shift)) continue;
    if (start + shift + tileWidth > leafHashes.length) {
      const end = bundleRoots.length * tileWidth;
      differences.push({ kind: 'cut_off', start, end, count: end + shift - leafHashes.length });
      break;
    }
    searches += 1;
    const found = searches > maxSearches ? shift : findShift(bundleRoots[bundle + 1], leafHashes, start + tileWidth, shift);
    differences.push({ ...kindOf(found - shift), start, end: start + tileWidth });
    shift = found;
  }
  return differences;
}

function kindOf(gained: number): Pick<BundleDifference, 'kind' | 'count'> {
  if (gained === 0) return { kind: 'edited', count: null };
  return { kind: gained < 0 ? 'deleted' : 'inserted', count: Math.abs(gained) };
}

/** How far the bundle at `start` has shifted: nearest first. The shift so far, where it is nowhere near. */
function findShift(root: Hash | undefined, leafHashes: readonly Hash[], start: number, shift: number): number {
  for (let distance = 0; distance <= maxShift; distance += 1) {
    for (const candidate of [shift - distance, shift + distance]) {
      if (isBundleAt(root, leafHashes, start + candidate)) return candidate;
    }
  }
  return shift;
}

function isBundleAt(root: Hash | undefined, leafHashes: readonly Hash[], at: number): boolean {
  if (root === undefined || at < 0 || at + tileWidth > leafHashes.length) return false;
  return isSameHash(rootOfFullTile(leafHashes.slice(at, at + tileWidth)), root);
}
