import { type Hash, isSameHash } from '../tree/hash.ts';
import type { HashReader } from '../tree/node.ts';
import { readRoot } from '../tree/root.ts';
import { corruptEdge, corruptFullTile } from './locate-corruption.ts';
import { oncePerPath, type ReadTile, readNodes, type TileHashes } from './read-tiles.ts';
import { rootOfFullTile } from './tile-node.ts';
import { type Tile, tileWidth, tileWidthAt } from './tile.ts';

/**
 * Reads nodes of the tree of `size` from tiles that are proven by `root` before they are used: the right edge by the root, every other
 * tile by the one above it. Throws a TileError that names the first tile that is not of this tree. The tiles on the way are read once.
 */
export function readAuthenticTiles(tree: { readonly size: number; readonly root: Hash }, readTile: ReadTile): HashReader {
  const hashesOf = authenticated(tree, oncePerPath(readTile));
  return (nodes) => readNodes(tree.size, hashesOf, nodes);
}

function authenticated({ size, root }: { readonly size: number; readonly root: Hash }, raw: TileHashes): TileHashes {
  let edge: Promise<void> | undefined;
  const proven = new Map<string, Promise<readonly Hash[]>>();

  const proveEdge = async (): Promise<void> => {
    const computed = await readRoot((nodes) => readNodes(size, raw, nodes), size);
    if (!isSameHash(computed, root)) throw await corruptEdge({ size, root }, raw);
  };
  const prove = async (tile: Tile): Promise<readonly Hash[]> => {
    const hashes = await raw(tile);
    edge ??= proveEdge();
    await edge;
    if (tile.width < tileWidth) return hashes;
    const parent = parentOf(tile, size);
    const expected = (await hashesOf(parent))[tile.index % tileWidth];
    if (expected === undefined || !isSameHash(rootOfFullTile(hashes), expected)) throw await corruptFullTile(tile, expected, raw);
    return hashes;
  };
  const hashesOf: TileHashes = (tile) => {
    const key = `${tile.level}/${tile.index}`;
    const known = proven.get(key) ?? prove(tile);
    proven.set(key, known);
    return known;
  };
  return hashesOf;
}

/** A full tile has one above it, be that one hash wide. */
function parentOf({ level, index }: Tile, size: number): Tile {
  const above = { level: level + 1, index: Math.floor(index / tileWidth) };
  return { ...above, width: tileWidthAt(size, above.level, above.index) };
}
