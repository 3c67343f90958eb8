import { appendFile, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseNote } from '@seatledger/merkle-log/signed-note/note.ts';
import { parseCheckpoint } from '@seatledger/merkle-log/tlog-checkpoint/checkpoint.ts';
import { tilesBetween, tileWidth, tileWidthAt, type Tile } from '@seatledger/merkle-log/tlog-tiles/tile.ts';
import { formatTilePath } from '@seatledger/merkle-log/tlog-tiles/tile-path.ts';
import type { ReadTile } from '@seatledger/merkle-log/tlog-tiles/read-tiles.ts';
import { syncFolder, writeFileAtomically } from '@seatledger/platform/files/write-file-atomically.ts';
import type { CheckpointPlace, DeliveredCheckpoint } from './checkpoint-place.ts';

/**
 * A folder in the layout of C2SP tlog-tiles without the entries: `checkpoint`, `key`, `tile/…`, and in `history/` every note by its day.
 * The tiles are hashes alone, and let a verifier say which event is not what it was.
 */
export function folderPlace(folder: string): CheckpointPlace {
  const checkpointPath = join(folder, 'checkpoint');

  async function newest(): Promise<string | null> {
    return await readFile(checkpointPath, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }

  return {
    name: `the folder ${folder}`,
    isReadable: true,
    newest,
    async deliver(checkpoint, readTile) {
      const before = await newest();
      const deliveredSize = before === null ? 0 : parseCheckpoint(parseNote(before).text).size;
      await mkdir(join(folder, 'history'), { recursive: true });
      for (const tile of tilesBetween(deliveredSize, checkpoint.size)) await writeTile(folder, tile, readTile);
      await keepNote(folder, checkpoint);
      if (before === null) await writeFileAtomically(join(folder, 'key'), `${checkpoint.verifierKey}\n`);
      await writeFileAtomically(checkpointPath, checkpoint.note);
      for (const tile of partialTiles(deliveredSize)) await removeOutgrown(folder, tile, checkpoint.size);
    },
    async retire() {
      const note = await newest();
      if (note === null) return;
      const { origin, size } = parseCheckpoint(parseNote(note).text);
      const aside = join(folder, 'retired', `${origin.replaceAll(/[^a-z0-9.]+/gi, '-')}-${size}`);
      await mkdir(aside, { recursive: true });
      for (const name of ['tile', 'history', 'key', 'checkpoint']) {
        await rename(join(folder, name), join(aside, name)).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'ENOENT') throw error;
        });
      }
      await syncFolder(folder);
    },
  };
}

async function writeTile(folder: string, tile: Tile, readTile: ReadTile): Promise<void> {
  const path = formatTilePath(tile);
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await readTile(path), { flush: true });
}

/** The partial tiles of a tree of that size: at most one on each level. */
function* partialTiles(size: number): Generator<Tile> {
  for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / tileWidth)) {
    const width = hashes % tileWidth;
    if (width > 0) yield { level, index: Math.floor(hashes / tileWidth), width };
  }
}

/** A partial tile is of no use once the tile has more hashes: the checkpoint that needed it is no longer the newest. */
async function removeOutgrown(folder: string, tile: Tile, size: number): Promise<void> {
  if (tileWidthAt(size, tile.level, tile.index) > tile.width) await rm(join(folder, formatTilePath(tile)), { force: true });
}

async function keepNote(folder: string, { note }: DeliveredCheckpoint): Promise<void> {
  const path = join(folder, 'history', `${new Date().toISOString().slice(0, 10)}.txt`);
  await appendFile(path, `${note}\n`);
  await using file = await open(path, 'r+');
  await file.sync();
}
