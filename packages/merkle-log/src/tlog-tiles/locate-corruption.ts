import { type Hash, isSameHash } from '../tree/hash.ts';
import { foldNodes } from '../tree/root.ts';
import { nodesOf } from '../tree/node.ts';
import { TileError } from './tile-error.ts';
import { nodeInTile, rootOfFullTile, tileOfNode } from './tile-node.ts';
import { type Tile, tileWidth } from './tile.ts';
import { formatTilePath } from './tile-path.ts';
import type { TileHashes } from './read-tiles.ts';

/** A full tile that does not hash to what the tile above says. Which of its hashes is wrong is told by the tiles below, where there are any. */
export async function corruptFullTile(tile: Tile, expected: Hash | undefined, raw: TileHashes): Promise<TileError> {
  const hashes = await raw(tile);
  const index = await wrongHash(tile, hashes, raw, (repaired) => expected !== undefined && isSameHash(rootOfFullTile(repaired), expected));
  return corrupt(tile, index, 'the tile above it');
}

/** A right edge that does not lead to the root: the one of its tiles that, put right by the tiles below, makes it do so. */
export async function corruptEdge({ size, root }: { readonly size: number; readonly root: Hash }, raw: TileHashes): Promise<TileError> {
  const edge = edgeTiles(size);
  for (const tile of edge.toReversed()) {
    const leadsToRoot = async (repaired: readonly Hash[]): Promise<boolean> =>
      isSameHash(await rootOfEdge(size, async (other) => (other.level === tile.level ? repaired : await raw(other))), root);
    const index = await wrongHash(tile, await raw(tile), raw, leadsToRoot);
    if (index !== null) return corrupt(tile, index, `the root of the tree of ${size}`);
  }
  const lowest = edge[0];
  if (lowest?.level === 0 && (edge.length === 1 || (await areEdgesTrue(edge.slice(1), raw))))
    return corrupt(lowest, null, `the root of the tree of ${size}`);
  const paths = edge.map(formatTilePath).join(', ');
  return new TileError(
    'corrupt_edge',
    formatTilePath(lowest ?? { level: 0, index: 0, width: 1 }),
    null,
    `These tiles do not lead to the root of the tree of ${size}: ${paths}.`,
  );
}

function corrupt(tile: Tile, index: number | null, against: string): TileError {
  const path = formatTilePath(tile);
  const what = index === null ? path : `Hash ${index} of ${path}`;
  return new TileError('corrupt_tile', path, index, `${what} does not lead to ${against}.`);
}

/** The first hash that a tile below gives differently, if that one puts things right. */
async function wrongHash(
  tile: Tile,
  hashes: readonly Hash[],
  raw: TileHashes,
  isRight: (repaired: readonly Hash[]) => boolean | Promise<boolean>,
): Promise<number | null> {
  const index = await firstFalse(tile, hashes, raw);
  if (index === null) return null;
  const below = rootOfFullTile(await raw(childOf(tile, index)));
  return (await isRight(hashes.with(index, below))) ? index : null;
}

async function firstFalse(tile: Tile, hashes: readonly Hash[], raw: TileHashes): Promise<number | null> {
  if (tile.level === 0) return null;
  for (const [index, hash] of hashes.entries()) {
    if (!isSameHash(rootOfFullTile(await raw(childOf(tile, index))), hash)) return index;
  }
  return null;
}

async function areEdgesTrue(tiles: readonly Tile[], raw: TileHashes): Promise<boolean> {
  for (const tile of tiles) {
    if ((await firstFalse(tile, await raw(tile), raw)) !== null) return false;
  }
  return true;
}

function childOf(tile: Tile, index: number): Tile {
  return { level: tile.level - 1, index: tile.index * tileWidth + index, width: tileWidth };
}

/** The tiles that the root is computed from, one a level at most, from below. */
function edgeTiles(size: number): Tile[] {
  const tiles = nodesOf({ start: 0, end: size }).map((node) => tileOfNode(node, size));
  return [...new Map(tiles.map((tile) => [tile.level, tile])).values()].toReversed();
}

async function rootOfEdge(size: number, hashesOf: TileHashes): Promise<Hash> {
  const hashes: Hash[] = [];
  for (const node of nodesOf({ start: 0, end: size })) {
    const tile = tileOfNode(node, size);
    const hash = nodeInTile(node, tile, await hashesOf(tile));
    if (hash !== null) hashes.push(hash);
  }
  return foldNodes(hashes);
}
