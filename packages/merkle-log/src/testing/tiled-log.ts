import { appendLeaves } from '../frontier/append-leaves.ts';
import { emptyFrontier } from '../frontier/frontier.ts';
import { formatTilePath } from '../tlog-tiles/tile-path.ts';

/** The tiles of a log, by their paths. */
export function tilesByPath(leafHashes: readonly Uint8Array[]): Map<string, Uint8Array> {
  const { tiles } = appendLeaves(emptyFrontier, leafHashes);
  return new Map(tiles.map(({ level, index, hashes }) => [formatTilePath({ level, index, width: hashes.length / 32 }), hashes]));
}

export function readFrom(files: ReadonlyMap<string, Uint8Array>): (path: string) => Uint8Array {
  return (path) => {
    const bytes = files.get(path);
    if (bytes === undefined) throw new Error(`There is no ${path}.`);
    return bytes;
  };
}
