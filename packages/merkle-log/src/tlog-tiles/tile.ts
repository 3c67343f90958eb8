// Of c2sp.org/tlog-tiles, "Merkle Tree": a tile is a subtree of this height, kept as the hashes of its lowest level.
export const tileHeight = 8;
export const tileWidth = 256;

/** `width` is how many hashes it has: 256, or fewer at the right edge of the tree (a partial tile). */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

export const maxTileLevel = 63;

/** The width of a tile in a tree of `size`: 0 where the tree has not come to it. */
export function tileWidthAt(size: number, level: number, index: number): number {
  const hashes = Math.floor(size / tileWidth ** level);
  return Math.max(0, Math.min(tileWidth, hashes - index * tileWidth));
}

/** The tiles that a tree of `size` has and one of `fromSize` does not, partial ones included, level by level. */
export function* tilesBetween(fromSize: number, size: number): Generator<Tile> {
  for (let level = 0; tileWidth ** level <= size; level += 1) {
    const from = Math.floor(fromSize / tileWidth ** level);
    const to = Math.floor(size / tileWidth ** level);
    if (from === to) continue;
    for (let index = Math.floor(from / tileWidth); index * tileWidth < to; index += 1) {
      yield { level, index, width: tileWidthAt(size, level, index) };
    }
  }
}

/** The tiles of a tree of `size`. */
export function tilesOf(size: number): Generator<Tile> {
  return tilesBetween(0, size);
}
