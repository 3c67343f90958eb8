import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashLength } from '@seatledger/merkle-log/tree/hash.ts';
import { decodeEntryBundle } from '@seatledger/merkle-log/tlog-tiles/entry-bundle.ts';
import type { ReadTile } from '@seatledger/merkle-log/tlog-tiles/read-tiles.ts';
import { tileWidth, type Tile } from '@seatledger/merkle-log/tlog-tiles/tile.ts';
import { formatEntriesPath, formatTilePath, parseTilePath } from '@seatledger/merkle-log/tlog-tiles/tile-path.ts';

/** A log, or a part of one, as files in the layout of C2SP tlog-tiles. */
export interface LogFiles {
  /** The folder or the address. */
  readonly name: string;
  /** Null where there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** The names of files in a folder; none where they cannot be listed. */
  list(folder: string): Promise<readonly string[]>;
}

export function folderFiles(folder: string): LogFiles {
  return {
    name: folder,
    read: async (path) => readOrNull(join(folder, path)),
    list: async (path) => {
      try {
        return (await readdir(join(folder, path))).toSorted();
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
  };
}

/** A single note: a checkpoint without the tiles to it. */
export function noteFile(file: string): LogFiles {
  return { name: file, read: async (path) => (path === 'checkpoint' ? readOrNull(file) : null), list: async () => [] };
}

/** A log served over HTTP. `fetch` gives null for what is not there. */
export function servedFiles(name: string, fetch: (path: string) => Promise<Uint8Array | null>): LogFiles {
  return { name, read: fetch, list: async () => [] };
}

/** There is no such tile. */
export class NoTile extends Error {
  override readonly name = 'NoTile';
  readonly path: string;
  constructor(path: string) {
    super(`There is no ${path}.`);
    this.path = path;
  }
}

/** The tile as it was in a tree of that size, which is the beginning of what it has become, in a folder that a server writes to meanwhile. */
export async function readTileFile(files: LogFiles, tile: Tile): Promise<Uint8Array | null> {
  const path = formatTilePath(tile);
  const asItWas = await files.read(path);
  if (asItWas !== null || tile.width === tileWidth) return asItWas;
  const wider = (await files.list(dirname(path))).map(Number).filter((width) => width > tile.width);
  for (const width of [...wider.toSorted((one, other) => one - other), tileWidth]) {
    const grown = await files.read(formatTilePath({ ...tile, width }));
    if (grown !== null) return grown.subarray(0, tile.width * hashLength);
  }
  return null;
}

/** Throws a {@link NoTile} for what is not there. */
export function tileReader(files: LogFiles): ReadTile {
  return async (path) => {
    const tile = parseTilePath(path);
    const bytes = tile === null ? null : await readTileFile(files, tile);
    if (bytes === null) throw new NoTile(path);
    return bytes;
  };
}

/** The entries of a bundle in a tree of which it has `width`; null where there is none. Throws a TileError for what is none. */
export async function readBundle(files: LogFiles, index: number, width: number): Promise<{ path: string; entries: Uint8Array[] } | null> {
  const path = formatEntriesPath({ index, width });
  const bytes = await files.read(path);
  if (bytes !== null) return { path, entries: decodeEntryBundle(path, bytes, width) };
  if (width === tileWidth) return null;
  const wholePath = formatEntriesPath({ index, width: tileWidth });
  const whole = await files.read(wholePath);
  return whole === null ? null : { path: wholePath, entries: decodeEntryBundle(wholePath, whole, tileWidth).slice(0, width) };
}

async function readOrNull(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
}
