import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashLength } from '@seatledger/merkle-log/tree/hash.ts';
import { parseNote } from '@seatledger/merkle-log/signed-note/note.ts';
import { parseCheckpoint } from '@seatledger/merkle-log/tlog-checkpoint/checkpoint.ts';
import { decodeEntryBundle } from '@seatledger/merkle-log/tlog-tiles/entry-bundle.ts';
import { tilesOf, tileWidth, type Tile } from '@seatledger/merkle-log/tlog-tiles/tile.ts';
import { formatEntriesPath, formatTilePath } from '@seatledger/merkle-log/tlog-tiles/tile-path.ts';
import { createWholeFile } from '../whole-file.ts';
import { copyHistory } from './copy-history.ts';
import { folderFiles, type LogFiles } from './verify/log-files.ts';
import { VerificationFault } from './verify/verification-fault.ts';

export interface ExportedLog {
  readonly events: number;
  readonly attachments: number;
  /** How many files this run has written. */
  readonly written: number;
}

/**
 * Copies a log at its newest checkpoint, file by file, with the checkpoints of before. What is there already is not asked for again: tiles and bundles never change. The
 * checkpoint is written last, so that a folder with one has everything that it covers.
 */
export async function exportLog(source: LogFiles, folder: string, onProgress: (events: number) => void): Promise<ExportedLog> {
  const checkpoint = await required(source, 'checkpoint');
  const { size } = parseCheckpoint(parseNote(checkpoint).text);
  const target = createTarget(source, folder);
  await target.write('key', await required(source, 'key'));
  const attachments = new Set<string>();
  for (const tile of tilesOf(size)) {
    await target.copyTile(tile);
    if (tile.level > 0) continue;
    for (const entry of await target.copyEntries(tile)) addAttachment(entry, attachments);
    onProgress(tile.index * tileWidth + tile.width);
  }
  for (const sha256 of attachments) await target.copy(`attachments/${sha256}`);
  await copyHistory(source, folder, target.write);
  await target.write('checkpoint', checkpoint);
  return { events: size, attachments: attachments.size, written: target.written };
}

function createTarget(source: LogFiles, folder: string) {
  const own = folderFiles(folder);
  let written = 0;

  async function write(path: string, bytes: Uint8Array): Promise<void> {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await using whole = await createWholeFile(file);
    await whole?.write(bytes);
    await whole?.finish();
    written += 1;
  }

  async function copy(path: string): Promise<Uint8Array> {
    const bytes = await required(source, path);
    await write(path, bytes);
    return bytes;
  }

  return {
    get written() {
      return written;
    },
    write,
    async copy(path: string): Promise<void> {
      if ((await own.read(path)) === null) await copy(path);
    },
    async copyTile(tile: Tile): Promise<void> {
      const path = formatTilePath(tile);
      if ((await lengthOf(join(folder, path))) !== tile.width * hashLength) await copy(path);
      if (tile.width === tileWidth) await removePartials(join(folder, path));
    },
    async copyEntries(tile: Tile): Promise<Uint8Array[]> {
      const path = formatEntriesPath(tile);
      const bytes = (await own.read(path)) ?? (await copy(path));
      if (tile.width === tileWidth) await removePartials(join(folder, path));
      return decodeEntryBundle(path, bytes, tile.width);
    },
  };
}

async function lengthOf(file: string): Promise<number> {
  return await stat(file).then(
    ({ size }) => size,
    () => -1,
  );
}

/** What the tile was while it grew. */
async function removePartials(file: string): Promise<void> {
  const partials = `${file}.p`;
  const names = await readdir(partials).catch(() => []);
  if (names.length > 0) await rm(partials, { recursive: true });
}

const attachmentName = Buffer.from('"attachment"');

function addAttachment(entry: Uint8Array, attachments: Set<string>): void {
  const bytes = Buffer.from(entry.buffer, entry.byteOffset, entry.byteLength);
  if (!bytes.includes(attachmentName)) return;
  const { attachment } = JSON.parse(bytes.toString('utf8')) as { readonly attachment?: unknown };
  if (typeof attachment === 'string') attachments.add(attachment);
}

async function required(source: LogFiles, path: string): Promise<Uint8Array> {
  const bytes = await source.read(path);
  if (bytes !== null) return bytes;
  const what = path === 'checkpoint' ? 'no checkpoint has been signed yet' : `${path} is not there`;
  throw new VerificationFault('log_not_found', `The log cannot be read at ${source.name}: ${what}.`);
}
