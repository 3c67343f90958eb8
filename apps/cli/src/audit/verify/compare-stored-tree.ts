import { hashLength, isSameHash } from '@seatledger/merkle-log/tree/hash.ts';
import { parseVerifierKey, type VerifierKey } from '@seatledger/merkle-log/signed-note/verifier-key.ts';
import { NoteError } from '@seatledger/merkle-log/signed-note/note-error.ts';
import { tilesOf, tileWidth, tileWidthAt, type Tile } from '@seatledger/merkle-log/tlog-tiles/tile.ts';
import { formatTilePath } from '@seatledger/merkle-log/tlog-tiles/tile-path.ts';
import { ComputedTiles } from './computed-tiles.ts';
import type { Finding } from './finding.ts';
import { readTileFile } from './log-files.ts';
import { openNote, whereIs, type KnownCopy } from './known-checkpoints.ts';
import type { LogToRead, StoredTree } from './log-to-read.ts';
import { readTree, type WholeLog } from './read-whole-log.ts';

/** A tile that is kept somewhere, and is not that of the entries; no bytes: it is not there. */
interface WrongTile {
  readonly in: string;
  readonly tile: Tile;
  readonly bytes: Uint8Array | null;
}

/** What the database keeps of the tree, beside the entries: the head, the tiles, the checkpoints and the keys. */
export async function compareStoredTree(
  log: LogToRead,
  tree: StoredTree,
  whole: WholeLog,
  keys: readonly VerifierKey[],
): Promise<Finding[]> {
  const findings = [...headFindings(log, tree, whole), ...keyFindings(log, tree, keys)];
  for (const { size, root, note } of tree.notes) {
    const place = { in: log.name, path: `audit.checkpoints of ${size} events` };
    const opened = await openNote(note, place, keys);
    if ('code' in opened) findings.push(opened);
    else if (opened.size !== size || !isSameHash(opened.root, root))
      findings.push({
        code: 'checkpoint_differs',
        place,
        detail: `Beside the checkpoint in ${whereIs(place)}, another size or root is stored than it says.`,
      });
  }
  const { disagreement, beyond } = whole.inside;
  const wrong = disagreement?.size ?? beyond?.size;
  if (wrong !== undefined) {
    const place = { in: log.name, path: `audit.checkpoints of ${wrong} events` };
    findings.push({
      code: 'checkpoint_differs',
      place,
      detail: `The checkpoint in ${whereIs(place)} is not of the events in the database.`,
    });
  }
  return [...findings, ...(await nameWrongTiles(log, await wrongStoredTiles(log, tree, whole)))];
}

function headFindings(log: LogToRead, { head }: StoredTree, { size, root }: WholeLog): Finding[] {
  if (head.size === size && isSameHash(head.root, root)) return [];
  const place = { in: log.name, path: 'audit.log' };
  const what = head.size === size ? 'Its root is not that of the events' : `It counts ${head.size} events, and there are ${size}`;
  return [{ code: 'head_differs', place, detail: `The head of the log (${whereIs(place)}) is not that of its events. ${what}.` }];
}

/** The keys that are trusted must be among those that the database says it signs with. */
function keyFindings(log: LogToRead, tree: StoredTree, keys: readonly VerifierKey[]): Finding[] {
  const place = { in: log.name, path: 'audit.log_keys' };
  const stored: VerifierKey[] = [];
  const findings: Finding[] = [];
  for (const text of tree.keys) {
    try {
      stored.push(parseVerifierKey(text));
    } catch (error) {
      if (!(error instanceof NoteError)) throw error;
      findings.push({ code: 'key_differs', place, detail: `A key in ${whereIs(place)} is none: ${error.message}` });
    }
  }
  for (const { name, keyId } of keys.filter((key) => key.name === tree.head.origin)) {
    if (stored.some((one) => one.name === name && one.keyId === keyId)) continue;
    findings.push({ code: 'key_differs', place, detail: `The key ${name}+${keyId} is not among those in ${whereIs(place)}.` });
  }
  return findings;
}

async function wrongStoredTiles(log: LogToRead, tree: StoredTree, whole: WholeLog): Promise<WrongTile[]> {
  const missing = new Map([...tilesOf(tree.head.size)].map((tile) => [formatTilePath(tile), tile]));
  const wrong: WrongTile[] = [];
  for await (const batch of tree.tiles()) {
    for (const { level, index, hashes } of batch) {
      const tile = { level, index, width: tileWidthAt(tree.head.size, level, index) };
      const path = formatTilePath(tile);
      missing.delete(path);
      const isSame = tile.width * hashLength === hashes.length && whole.tiles.isSame(path, hashes);
      if (isSame !== true) wrong.push({ in: log.name, tile, bytes: hashes });
    }
  }
  return [...wrong, ...[...missing.values()].map((tile) => ({ in: log.name, tile, bytes: null }))];
}

/** The tiles of a place whose checkpoint the entries agree with: nothing in them may differ. A place without tiles is all right. */
export async function compareCopiedTiles(log: LogToRead, { files, checkpoints }: KnownCopy, whole: WholeLog): Promise<Finding[]> {
  const size = checkpoints.at(-1)?.size ?? 0;
  const wrong: WrongTile[] = [];
  let present = 0;
  for (const tile of tilesOf(size)) {
    const bytes = await readTileFile(files, tile);
    if (bytes !== null) present += 1;
    if (bytes === null || whole.tiles.isSame(formatTilePath(tile), bytes) !== true) wrong.push({ in: files.name, tile, bytes });
    if (tile.level === 0 && tile.index === 0 && bytes === null && (await files.list('tile')).length === 0) return [];
  }
  return present === 0 ? [] : await nameWrongTiles(log, wrong);
}

/** Beyond so many, tiles are told without which of their hashes it is. */
const namedTiles = 100;

/** Which hash of a tile is wrong, by computing those tiles again. */
async function nameWrongTiles(log: LogToRead, wrong: readonly WrongTile[]): Promise<Finding[]> {
  if (wrong.length === 0) return [];
  const computed = new ComputedTiles(new Set(wrong.slice(0, namedTiles).map(({ tile }) => formatTilePath(tile))));
  await readTree(log, computed, new Set(wrong.map(({ tile }) => sizeAtEndOf(tile))));
  return wrong.map(({ in: folder, tile, bytes }) => {
    const path = formatTilePath(tile);
    if (bytes === null) {
      const place = { in: folder, path };
      return { code: 'tile_missing', place, detail: `${whereIs(place)} is missing.` };
    }
    const index = firstDifference(bytes, computed.captured.get(path));
    const place = { in: folder, path, ...(index !== null && { index }) };
    return { code: 'tile_differs', place, detail: `${whereIs(place)} is not that of the events.` };
  });
}

function sizeAtEndOf({ level, index, width }: Tile): number {
  return (index * tileWidth + width) * tileWidth ** level;
}

function firstDifference(bytes: Uint8Array, computed: Uint8Array | undefined): number | null {
  if (computed === undefined) return null;
  const at = computed.findIndex((byte, position) => byte !== bytes[position]);
  return at === -1 ? Math.floor(computed.length / hashLength) : Math.floor(at / hashLength);
}
