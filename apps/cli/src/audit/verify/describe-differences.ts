import { isSameHash, type Hash } from '@seatledger/merkle-log/tree/hash.ts';
import { hashLeaf } from '@seatledger/merkle-log/tree/merkle-tree-hash.ts';
import { TileError } from '@seatledger/merkle-log/tlog-tiles/tile-error.ts';
import { tileWidth, tileWidthAt } from '@seatledger/merkle-log/tlog-tiles/tile.ts';
import type { Difference } from '@seatledger/merkle-log/verify-log/difference.ts';
import type { BundleDifference } from '@seatledger/merkle-log/verify-log/locate-in-bundles.ts';
import { nameEvent, of } from './event-inspection.ts';
import type { Finding, NamedEvent } from './finding.ts';
import type { KnownCopy } from './known-checkpoints.ts';
import { readBundle } from './log-files.ts';
import type { LogToRead } from './log-to-read.ts';

export interface Compared {
  readonly log: LogToRead;
  readonly copies: readonly KnownCopy[];
  /** The leaf from which on the hashes are those of below. */
  readonly start: number;
  readonly expected: readonly Hash[];
  readonly actual: readonly Hash[];
}

/** Beyond so many, differences are told without the names of events. */
const namedDifferences = 500;

/** A difference, with where to look for the names of what it is about: leaves of the log as it is. */
interface Located {
  readonly difference: Difference;
  readonly at: readonly number[];
}

/** What was done to each event, by name. */
export async function describeDifferences(differences: readonly Difference[], compared: Compared): Promise<readonly Finding[]> {
  const { log, start } = compared;
  const positions = positionsOf(differences, compared);
  const located = differences.map((difference, rank) => locate(difference, rank < namedDifferences, differences, positions, compared));
  const names = await namesAt(log, new Set(located.flatMap(({ at }) => at.map((position) => position + start))));
  const nameOf = (position: number | undefined): NamedEvent | null =>
    position === undefined ? null : (names.get(position + start) ?? null);
  const findings: Finding[] = [];
  for (const [rank, { difference, at }] of located.entries()) {
    const was = rank < namedDifferences ? await nameOfCopied(difference, compared) : null;
    findings.push(describe(difference, start, at.map(nameOf), was));
  }
  return findings;
}

export function describeBundles(differences: readonly BundleDifference[], offset: number): Finding[] {
  return differences.map(({ kind, start, end, count }) => {
    const [leafIndex, endLeafIndex] = [start + offset, end + offset];
    const what = count === null ? 'events were changed' : `${count} ${count === 1 ? 'event was' : 'events were'} ${words[kind]}`;
    const detail = `From leaf ${leafIndex} up to ${endLeafIndex - 1}, ${what}. The hashes that would tell which are not kept outside, or were changed there.`;
    return { code: bundleCodes[kind], leafIndex, endLeafIndex, detail };
  });
}

const words = { edited: 'changed', deleted: 'deleted', inserted: 'inserted', cut_off: 'cut off' } as const;
const bundleCodes = {
  edited: 'events_changed',
  deleted: 'event_deleted',
  inserted: 'event_inserted',
  cut_off: 'events_cut_off',
} as const satisfies Record<BundleDifference['kind'], Finding['code']>;

/** Where in the log as it is those events stand now that have changed their places. */
function positionsOf(differences: readonly Difference[], { expected, actual }: Compared): ReadonlyMap<string, number> {
  const wanted = new Set(
    differences.flatMap((one) => (one.kind === 'swapped' ? [keyAt(expected, one.index), keyAt(expected, one.with)] : [])),
  );
  const positions = new Map<string, number>();
  if (wanted.size === 0) return positions;
  for (const [position, hash] of actual.entries()) {
    const key = hash.toHex();
    if (wanted.has(key)) positions.set(key, position);
  }
  return positions;
}

function keyAt(hashes: readonly Hash[], index: number): string {
  return hashes[index]?.toHex() ?? '';
}

function locate(
  difference: Difference,
  isNamed: boolean,
  all: readonly Difference[],
  positions: ReadonlyMap<string, number>,
  { expected }: Compared,
): Located {
  if (!isNamed) return { difference, at: [] };
  switch (difference.kind) {
    case 'edited':
      return { difference, at: [difference.actualIndex] };
    case 'inserted':
      return { difference, at: [difference.index] };
    case 'moved':
      return { difference, at: [difference.to] };
    case 'swapped': {
      const at = [difference.index, difference.with].flatMap((index) => positions.get(keyAt(expected, index)) ?? []);
      return { difference, at };
    }
    case 'deleted':
    case 'cut_off': {
      const next = difference.index + shiftBefore(difference.index, all);
      return { difference, at: [next - 1, next] };
    }
  }
}

/** By how many leaves the log as it is has shifted before that leaf of the log as it was. */
function shiftBefore(index: number, differences: readonly Difference[]): number {
  const deleted = differences.filter((one) => one.kind === 'deleted' && one.index < index).length;
  const inserted = differences.filter((one) => one.kind === 'inserted' && one.index < index - deleted).length;
  return inserted - deleted;
}

function describe(difference: Difference, start: number, names: readonly (NamedEvent | null)[], was: NamedEvent | null): Finding {
  const leafIndex = difference.index + start;
  const [first = null, second = null] = names;
  const known = { leafIndex, ...(was && { was }) };
  const event = first === null ? {} : { event: first };
  switch (difference.kind) {
    case 'edited': {
      const before = was === null ? '' : ` It was${of(was)}.`;
      return {
        code: 'event_edited',
        ...known,
        ...event,
        detail: `The event at leaf ${leafIndex} was changed: there stands now${of(first)}.${before}`,
      };
    }
    case 'inserted':
      return { code: 'event_inserted', ...known, ...event, detail: `An event was inserted at leaf ${leafIndex}${of(first)}.` };
    case 'moved': {
      const otherLeafIndex = difference.to + start;
      const detail = `The event at leaf ${leafIndex}${of(first)} was moved to leaf ${otherLeafIndex}.`;
      return { code: 'event_moved', ...known, otherLeafIndex, ...event, detail };
    }
    case 'swapped': {
      const otherLeafIndex = difference.with + start;
      const detail = `The events at leaf ${leafIndex}${of(first)} and leaf ${otherLeafIndex}${of(second)} were swapped.`;
      return { code: 'events_swapped', ...known, otherLeafIndex, ...event, detail };
    }
    case 'deleted': {
      const detail = `The event at leaf ${leafIndex}${of(was)} was deleted; it stood ${betweenText(first, second)}.`;
      return { code: 'event_deleted', ...known, between: [first, second], detail };
    }
    case 'cut_off': {
      const endLeafIndex = leafIndex + difference.count;
      const last = first === null ? 'The log is empty' : `The log ends with event ${first.id}`;
      const detail = `${last}: ${difference.count} events were cut off, from leaf ${leafIndex} up to ${endLeafIndex - 1}.`;
      return { code: 'events_cut_off', ...known, endLeafIndex, between: [first, null], detail };
    }
  }
}

function betweenText(before: NamedEvent | null, after: NamedEvent | null): string {
  const [one, other] = [
    before === null ? null : `event ${before.id}${of(before)}`,
    after === null ? null : `event ${after.id}${of(after)}`,
  ];
  if (one !== null && other !== null) return `between ${one} and ${other}`;
  return one === null ? (other === null ? 'alone' : `before ${other}`) : `after ${one}`;
}

/** Read to the end: what is being copied out of a database cannot be given up half way. */
async function namesAt(log: LogToRead, wanted: ReadonlySet<number>): Promise<ReadonlyMap<number, NamedEvent>> {
  const names = new Map<number, NamedEvent>();
  let position = 0;
  for await (const batch of log.batches()) {
    for (const { entry, columns } of batch) {
      const name = wanted.has(position) ? nameEvent(entry, columns) : null;
      if (name !== null) names.set(position, name);
      position += 1;
    }
  }
  return names;
}

/** The event that is not there any more, out of a place that has the entries, too. */
async function nameOfCopied(difference: Difference, { log, copies, start, expected }: Compared): Promise<NamedEvent | null> {
  const hash = expected[difference.index];
  if (hash === undefined || !['edited', 'deleted'].includes(difference.kind)) return null;
  for (const { files, checkpoints } of copies) {
    const size = checkpoints.at(-1)?.size ?? 0;
    const leafIndex = difference.index + start;
    if (files.name === log.name || leafIndex >= size) continue;
    const entry = await entryAt(files, leafIndex, size);
    if (entry !== null && isSameHash(hashLeaf(entry), hash)) return nameEvent(entry);
  }
  return null;
}

async function entryAt(files: KnownCopy['files'], leafIndex: number, size: number): Promise<Uint8Array | null> {
  const index = Math.floor(leafIndex / tileWidth);
  try {
    const bundle = await readBundle(files, index, tileWidthAt(size, 0, index));
    return bundle?.entries[leafIndex % tileWidth] ?? null;
  } catch (error) {
    if (error instanceof TileError) return null;
    throw error;
  }
}
