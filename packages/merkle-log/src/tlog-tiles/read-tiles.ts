import { MerkleLogError } from '../tree/merkle-log-error.ts';
import type { Hash } from '../tree/hash.ts';
import type { HashReader } from '../tree/node.ts';
import { nodeInTile, splitTile, tileOfNode } from './tile-node.ts';
import type { Tile } from './tile.ts';
import { formatTilePath } from './tile-path.ts';

/** Whoever has the tiles: a folder, a table, a server. */
export type ReadTile = (path: string) => Uint8Array | Promise<Uint8Array>;

export type TileHashes = (tile: Tile) => Promise<readonly Hash[]>;

/** Reads nodes of a tree of `size` from its tiles, each tile at most once a reading. Trusts them: see `readAuthenticTiles`. */
export function readTiles(size: number, readTile: ReadTile): HashReader {
  return (nodes) => readNodes(size, oncePerPath(readTile), nodes);
}

/** Remembers what it was asked for, so it should live for one reading only. */
export function oncePerPath(readTile: ReadTile): TileHashes {
  const asked = new Map<string, Promise<readonly Hash[]>>();
  return (tile) => {
    const path = formatTilePath(tile);
    const known = asked.get(path) ?? (async () => splitTile(tile, await readTile(path)))();
    asked.set(path, known);
    return known;
  };
}

export function readNodes(size: number, hashesOf: TileHashes, nodes: Parameters<HashReader>[0]): Promise<Hash[]> {
  return Promise.all(
    nodes.map(async (node) => {
      const tile = tileOfNode(node, size);
      const hash = tile.width === 0 ? null : nodeInTile(node, tile, await hashesOf(tile));
      if (hash === null)
        throw new MerkleLogError('index_beyond_size', `A tree of ${size} has no node ${node.index} at level ${node.level}.`);
      return hash;
    }),
  );
}
