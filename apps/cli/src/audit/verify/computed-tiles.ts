import { hash } from 'node:crypto';
import { hashLength, type Hash } from '@seatledger/merkle-log/tree/hash.ts';
import { tileHeight, tileWidth } from '@seatledger/merkle-log/tlog-tiles/tile.ts';
import { formatTilePath } from '@seatledger/merkle-log/tlog-tiles/tile-path.ts';

interface GrowingTile {
  index: number;
  count: number;
  readonly bytes: Uint8Array;
}

/** The tiles of the entries that were read, each by a digest alone, so that they can be held against tiles that are kept somewhere. */
export class ComputedTiles {
  readonly #digests = new Map<string, string>();
  readonly #levels: GrowingTile[] = [];
  readonly #wanted: ReadonlySet<string>;
  /** The tiles that were wanted as they are. */
  readonly captured = new Map<string, Uint8Array>();

  constructor(wanted: ReadonlySet<string> = new Set()) {
    this.#wanted = wanted;
  }

  /** Takes every node of the tree as it is completed. */
  readonly add = (nodeLevel: number, node: Hash): void => {
    if (nodeLevel % tileHeight !== 0) return;
    const level = nodeLevel / tileHeight;
    const tile = (this.#levels[level] ??= { index: 0, count: 0, bytes: new Uint8Array(tileWidth * hashLength) });
    tile.bytes.set(node, tile.count * hashLength);
    tile.count += 1;
    if (tile.count < tileWidth) return;
    this.#keep(level, tile);
    tile.index += 1;
    tile.count = 0;
  };

  /** The tree has come to a size of which somebody has the partial tiles. */
  mark(): void {
    for (const [level, tile] of this.#levels.entries()) if (tile.count > 0) this.#keep(level, tile);
  }

  /** Null where the entries have no such tile. */
  isSame(path: string, bytes: Uint8Array): boolean | null {
    const digest = this.#digests.get(path);
    return digest === undefined ? null : digest === digestOf(bytes);
  }

  #keep(level: number, { index, count, bytes }: GrowingTile): void {
    const path = formatTilePath({ level, index, width: count });
    const hashes = bytes.subarray(0, count * hashLength);
    this.#digests.set(path, digestOf(hashes));
    if (this.#wanted.has(path)) this.captured.set(path, hashes.slice());
  }
}

function digestOf(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'base64');
}
