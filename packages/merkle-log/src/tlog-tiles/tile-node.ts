import { type Hash, hashLength } from '../tree/hash.ts';
import { hashPairs } from '../tree/leaves.ts';
import type { Node } from '../tree/node.ts';
import { TileError } from './tile-error.ts';
import { type Tile, tileHeight, tileWidth, tileWidthAt } from './tile.ts';
import { formatTilePath } from './tile-path.ts';

/** The tile that a node of a tree of `size` is computed from. */
export function tileOfNode({ level, index }: Node, size: number): Tile {
  const tileLevel = Math.floor(level / tileHeight);
  const tileIndex = Math.floor((index * 2 ** (level % tileHeight)) / tileWidth);
  return { level: tileLevel, index: tileIndex, width: tileWidthAt(size, tileLevel, tileIndex) };
}

export function splitTile(tile: Tile, bytes: Uint8Array): Hash[] {
  const path = formatTilePath(tile);
  const length = tile.width * hashLength;
  if (bytes.length !== length) throw new TileError('wrong_length', path, null, `${path} has ${bytes.length} bytes instead of ${length}.`);
  return Array.from({ length: tile.width }, (_, index) => bytes.subarray(index * hashLength, (index + 1) * hashLength));
}

/** A node from the hashes of its tile, null where they do not reach it. */
export function nodeInTile({ level, index }: Node, tile: Tile, hashes: readonly Hash[]): Hash | null {
  const height = level % tileHeight;
  const first = index * 2 ** height - tile.index * tileWidth;
  let row = hashes.slice(first, first + 2 ** height);
  if (row.length < 2 ** height) return null;
  while (row.length > 1) row = hashPairs(row);
  return row[0] ?? null;
}

/** The root of a full tile, which is a hash of the tile above it. */
export function rootOfFullTile(hashes: readonly Hash[]): Hash {
  let row = hashes;
  while (row.length > 1) row = hashPairs(row);
  const [root] = row;
  if (root === undefined) throw new RangeError('A tile has at least one hash.');
  return root;
}
