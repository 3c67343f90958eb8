import { type Hash, isSameHash } from '../tree/hash.ts';
import { alignHashes } from './align-hashes.ts';
import type { Difference } from './difference.ts';
import { longestRising } from './longest-rising.ts';

interface Pair {
  readonly expected: number;
  readonly actual: number;
}

/**
 * What was done to a log, from the leaf hashes as they were and as they are, in the order of the log. What is equal at both ends costs one
 * comparison a leaf; the part between is aligned by its hashes in n log n steps. Entries that occur once, as those with a number or a time
 * in them do, are named exactly; among equal ones any may be named.
 */
export function locateDifferences(expectedLeafHashes: readonly Hash[], actualLeafHashes: readonly Hash[]): Difference[] {
  const start = commonPrefix(expectedLeafHashes, actualLeafHashes);
  const tail = commonSuffix(expectedLeafHashes, actualLeafHashes, start);
  const expected = expectedLeafHashes.slice(start, expectedLeafHashes.length - tail);
  const actual = actualLeafHashes.slice(start, actualLeafHashes.length - tail);
  const pairs = alignHashes(expected, actual);
  const { swapped, rest } = takeSwapped(pairs);
  const { inOrder, moved } = takeMoved(rest);
  const found = [
    ...swapped.map(([one, other]): Difference => ({ kind: 'swapped', index: start + one.expected, with: start + other.expected })),
    ...moved.map((pair): Difference => ({ kind: 'moved', index: start + pair.expected, to: start + pair.actual })),
    ...changedBetween(unpaired(expected.length, pairs, 'expected'), unpaired(actual.length, pairs, 'actual'), inOrder, start),
  ];
  return nameCutOff(
    found.toSorted((one, other) => one.index - other.index),
    expectedLeafHashes.length,
  );
}

function commonPrefix(one: readonly Hash[], other: readonly Hash[]): number {
  let length = 0;
  while (isSameAt(one, length, other, length)) length += 1;
  return length;
}

function commonSuffix(one: readonly Hash[], other: readonly Hash[], prefix: number): number {
  const most = Math.min(one.length, other.length) - prefix;
  let length = 0;
  while (length < most && isSameAt(one, one.length - 1 - length, other, other.length - 1 - length)) length += 1;
  return length;
}

function isSameAt(one: readonly Hash[], at: number, other: readonly Hash[], otherAt: number): boolean {
  const [hash, otherHash] = [one[at], other[otherAt]];
  return hash !== undefined && otherHash !== undefined && isSameHash(hash, otherHash);
}

/** Pairs that took each other's place among all that is still there, so that deletions elsewhere do not hide them. */
function takeSwapped(pairs: readonly Pair[]): { readonly swapped: readonly (readonly [Pair, Pair])[]; readonly rest: readonly Pair[] } {
  const byActual = pairs.map((_, rank) => rank).toSorted((one, other) => actualOf(pairs, one) - actualOf(pairs, other));
  const swapped: [Pair, Pair][] = [];
  const rest: Pair[] = [];
  for (const [rank, pair] of pairs.entries()) {
    const otherRank = byActual[rank] ?? rank;
    const other = pairs[otherRank];
    const isSwap = otherRank !== rank && byActual[otherRank] === rank;
    if (!isSwap || other === undefined) rest.push(pair);
    else if (rank < otherRank) swapped.push([pair, other]);
  }
  return { swapped, rest };
}

/** As few as can be: what is left stands in its order. */
function takeMoved(pairs: readonly Pair[]): { readonly inOrder: readonly Pair[]; readonly moved: readonly Pair[] } {
  const stays = new Uint8Array(pairs.length);
  for (const at of longestRising(pairs.map((pair) => pair.actual))) stays[at] = 1;
  return { inOrder: pairs.filter((_, at) => stays[at] === 1), moved: pairs.filter((_, at) => stays[at] === 0) };
}

function actualOf(pairs: readonly Pair[], rank: number): number {
  return pairs[rank]?.actual ?? 0;
}

function unpaired(length: number, pairs: readonly Pair[], side: keyof Pair): number[] {
  const isPaired = new Uint8Array(length);
  for (const pair of pairs) isPaired[pair[side]] = 1;
  const indexes: number[] = [];
  for (let index = isPaired.indexOf(0); index !== -1; index = isPaired.indexOf(0, index + 1)) indexes.push(index);
  return indexes;
}

/** Between two leaves that stayed, what is gone and what is new were edited, one for one; the rest was deleted or inserted. */
function changedBetween(gone: readonly number[], added: readonly number[], inOrder: readonly Pair[], start: number): Difference[] {
  const changes: Difference[] = [];
  let [goneAt, addedAt] = [0, 0];
  for (const { expected, actual } of [...inOrder, { expected: Number.POSITIVE_INFINITY, actual: Number.POSITIVE_INFINITY }]) {
    for (;;) {
      const index = within(gone[goneAt], expected);
      const actualIndex = within(added[addedAt], actual);
      if (index === null && actualIndex === null) break;
      if (index !== null && actualIndex !== null) changes.push({ kind: 'edited', index: start + index, actualIndex: start + actualIndex });
      else if (index !== null) changes.push({ kind: 'deleted', index: start + index });
      else if (actualIndex !== null) changes.push({ kind: 'inserted', index: start + actualIndex });
      goneAt += index === null ? 0 : 1;
      addedAt += actualIndex === null ? 0 : 1;
    }
  }
  return changes;
}

function within(index: number | undefined, end: number): number | null {
  return index !== undefined && index < end ? index : null;
}

/** Deletions up to the end of the log are one cut. */
function nameCutOff(differences: readonly Difference[], length: number): Difference[] {
  const deleted = new Set(differences.flatMap((difference) => (difference.kind === 'deleted' ? [difference.index] : [])));
  let index = length;
  while (deleted.has(index - 1)) index -= 1;
  if (index === length) return [...differences];
  const others = differences.filter((difference) => difference.kind !== 'deleted' || difference.index < index);
  return [...others, { kind: 'cut_off', index, count: length - index }];
}
