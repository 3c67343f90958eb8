import { type Hash, hashLength } from '../tree/hash.ts';
import { tileHeight, tileWidth } from '../tlog-tiles/tile.ts';
import type { Frontier } from './frontier.ts';
import { GrowingTree } from './growing-tree.ts';

/** Hashes to put behind the first `offset` ones of a tile, which are there already. */
export interface TileExtension {
  readonly level: number;
  readonly index: number;
  readonly offset: number;
  /** The hashes one after the other. */
  readonly hashes: Uint8Array;
}

export interface Appended {
  readonly frontier: Frontier;
  readonly root: Hash;
  /** What every tile gains, by level and index. */
  readonly tiles: readonly TileExtension[];
}

/** Adds leaves to the tree of a frontier: work for the leaves added, whatever is there already. */
export function appendLeaves(frontier: Frontier, leafHashes: readonly Hash[]): Appended {
  const tree = new GrowingTree(frontier);
  const rows: Hash[][] = [];
  const collect = (level: number, hash: Hash): void => {
    if (level % tileHeight === 0) (rows[level / tileHeight] ??= []).push(hash);
  };
  for (const leafHash of leafHashes) tree.append(leafHash, collect);
  const tiles = rows.flatMap((hashes, level) => cutIntoTiles(level, Math.floor(frontier.size / tileWidth ** level), hashes));
  return { frontier: tree.frontier(), root: tree.root(), tiles };
}

function cutIntoTiles(level: number, firstIndex: number, hashes: readonly Hash[]): TileExtension[] {
  const extensions: TileExtension[] = [];
  for (let taken = 0; taken < hashes.length;) {
    const offset = (firstIndex + taken) % tileWidth;
    const own = hashes.slice(taken, taken + tileWidth - offset);
    extensions.push({ level, index: Math.floor((firstIndex + taken) / tileWidth), offset, hashes: concatenate(own) });
    taken += own.length;
  }
  return extensions;
}

function concatenate(hashes: readonly Hash[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * hashLength);
  for (const [index, hash] of hashes.entries()) bytes.set(hash, index * hashLength);
  return bytes;
}
