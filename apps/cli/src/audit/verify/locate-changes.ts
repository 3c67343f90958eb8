import { hashLeaf } from '@seatledger/merkle-log/tree/merkle-tree-hash.ts';
import type { Hash } from '@seatledger/merkle-log/tree/hash.ts';
import { readAuthenticTiles } from '@seatledger/merkle-log/tlog-tiles/read-authentic-tiles.ts';
import { TileError } from '@seatledger/merkle-log/tlog-tiles/tile-error.ts';
import { tileHeight, tileWidth, tileWidthAt } from '@seatledger/merkle-log/tlog-tiles/tile.ts';
import type { Difference } from '@seatledger/merkle-log/verify-log/difference.ts';
import { locateDifferences } from '@seatledger/merkle-log/verify-log/locate-differences.ts';
import { locateInBundles } from '@seatledger/merkle-log/verify-log/locate-in-bundles.ts';
import type { Finding } from './finding.ts';
import { NoTile, readTileFile, tileReader } from './log-files.ts';
import { whereIs, type KnownCheckpoint, type KnownCopy } from './known-checkpoints.ts';
import type { LogToRead } from './log-to-read.ts';
import { describeBundles, describeDifferences } from './describe-differences.ts';

export interface Changed {
  readonly log: LogToRead;
  readonly copies: readonly KnownCopy[];
  /** Up to here, everything is as it was. */
  readonly agreedSize: number;
  /** The checkpoint that the log does not agree with. */
  readonly against: number;
}

/** Which events are not what they were, by the hashes that were kept outside; where those are lost, between which leaves. */
export async function locateChanges(changed: Changed): Promise<readonly Finding[]> {
  const { log, copies, agreedSize, against } = changed;
  const actual = await leafHashesOf(log, agreedSize);
  const findings: Finding[] = [];
  for (const known of withNewest(copies)) {
    const end = Math.min(known.newest.size, log.copiedSize ?? Number.POSITIVE_INFINITY);
    if (end < against) continue;
    const read = await tryTiles(known, () => expectedLeafHashes(known, agreedSize, end));
    if (read.finding !== null) findings.push(read.finding);
    if (read.hashes === null) continue;
    const differences = locateDifferences(read.hashes, actual);
    const changes = withoutGrowth(differences, actual.length);
    const told = { log, copies, start: agreedSize, expected: read.hashes, actual };
    if (changes.length > 0) return [...findings, ...(await describeDifferences(changes, told))];
    return [...findings, contradiction(known.newest, copies, against)];
  }
  return [...findings, ...(await locateRoughly(changed, actual))];
}

/** By the hashes over 256 entries each, where those of single entries are lost or not to be trusted. */
async function locateRoughly({ log, copies, agreedSize, against }: Changed, actual: readonly Hash[]): Promise<readonly Finding[]> {
  const firstBundle = Math.floor(agreedSize / tileWidth);
  for (const known of withNewest(copies)) {
    const bundles = Math.floor(Math.min(known.newest.size, log.copiedSize ?? Number.POSITIVE_INFINITY) / tileWidth);
    if (bundles <= firstBundle) continue;
    const { hashes } = await tryTiles(known, () => nodesAt(known, tileHeight, firstBundle, bundles));
    if (hashes === null) continue;
    const start = firstBundle * tileWidth;
    const whole = agreedSize === start ? actual : await leafHashesOf(log, start);
    const differences = locateInBundles(hashes, whole);
    if (differences.length > 0) return describeBundles(differences, start);
  }
  const end = agreedSize + actual.length;
  const signed = Math.max(against, ...copies.flatMap(({ checkpoints }) => checkpoints.map(({ size }) => size)));
  if (end < against) return [cutOff(end, signed, agreedSize)];
  const detail =
    `Somewhere from leaf ${agreedSize} up to ${against - 1}, events are not what they were. The hashes that would tell which are not kept ` +
    'outside: give a folder that has the tiles as --checkpoint.';
  return [{ code: 'events_changed', leafIndex: agreedSize, endLeafIndex: against, detail }];
}

function cutOff(end: number, signed: number, agreedSize: number): Finding {
  const before = agreedSize === end ? '' : ` Those from leaf ${agreedSize} on may have been changed besides.`;
  const detail = `The log ends with leaf ${end - 1}, and ${signed} events have been signed: ${signed - end} are missing.${before}`;
  return { code: 'events_cut_off', leafIndex: end, endLeafIndex: signed, detail };
}

interface CopyWithNewest extends KnownCopy {
  readonly newest: KnownCheckpoint;
}

function withNewest(copies: readonly KnownCopy[]): CopyWithNewest[] {
  return copies
    .flatMap((copy) => {
      const newest = copy.checkpoints.at(-1);
      return newest === undefined ? [] : [{ ...copy, newest }];
    })
    .toSorted((one, other) => other.newest.size - one.newest.size);
}

/** Null where the place has not the tiles; a finding where it has some, and they are not what the checkpoint says. */
async function tryTiles(
  { files, newest }: CopyWithNewest,
  read: () => Promise<Hash[]>,
): Promise<{ readonly hashes: Hash[] | null; readonly finding: Finding | null }> {
  try {
    return { hashes: await read(), finding: null };
  } catch (error) {
    if (error instanceof NoTile) {
      const lowest = await readTileFile(files, { level: 0, index: 0, width: tileWidthAt(newest.size, 0, 0) });
      const place = { in: files.name, path: error.path };
      const missing: Finding = { code: 'tile_missing', place, detail: `${whereIs(place)} is missing.` };
      return { hashes: null, finding: lowest === null ? null : missing };
    }
    if (!(error instanceof TileError)) throw error;
    const place = { in: files.name, path: error.path, ...(error.index !== null && { index: error.index }) };
    return { hashes: null, finding: { code: 'tile_differs', place, detail: `${whereIs(place)} was changed: ${error.message}` } };
  }
}

function expectedLeafHashes(copy: CopyWithNewest, start: number, end: number): Promise<Hash[]> {
  return nodesAt(copy, 0, start, end);
}

async function nodesAt({ files, newest }: CopyWithNewest, level: number, start: number, end: number): Promise<Hash[]> {
  const read = readAuthenticTiles(newest, tileReader(files));
  return [...(await read(Array.from({ length: end - start }, (_, offset) => ({ level, index: start + offset }))))];
}

/** Read to the end: what is being copied out of a database cannot be given up half way. */
async function leafHashesOf(log: LogToRead, start: number): Promise<Hash[]> {
  const hashes: Hash[] = [];
  let position = 0;
  for await (const batch of log.batches()) {
    for (const { entry } of batch) {
      if (position >= start) hashes.push(hashLeaf(entry));
      position += 1;
    }
  }
  return hashes;
}

/** What stands behind everything that was signed has come since. */
function withoutGrowth(differences: readonly Difference[], actualLength: number): readonly Difference[] {
  const inserted = new Set(differences.flatMap((one) => (one.kind === 'inserted' ? [one.index] : [])));
  let grownFrom = actualLength;
  while (inserted.has(grownFrom - 1)) grownFrom -= 1;
  return differences.filter((one) => one.kind !== 'inserted' || one.index < grownFrom);
}

/** The events are those of the newest checkpoint, so that it is an older one that does not fit. */
function contradiction(newest: KnownCheckpoint, copies: readonly KnownCopy[], against: number): Finding {
  const older = copies.flatMap(({ checkpoints }) => checkpoints).find(({ size }) => size === against) ?? newest;
  const detail =
    `The checkpoint of ${older.size} events in ${whereIs(older.place)} and that of ${newest.size} in ${whereIs(newest.place)} are signed by the ` +
    'log, and are not of one log: the events are those of the latter.';
  return { code: 'checkpoints_contradict', place: older.place, detail };
}
