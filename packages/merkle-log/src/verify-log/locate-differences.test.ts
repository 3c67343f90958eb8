import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { naiveLeaf, numberedLeaves } from '../testing/naive-tree.ts';
import type { Difference } from './difference.ts';
import { locateDifferences } from './locate-differences.ts';

const leaves = numberedLeaves(1000);
const forged = naiveLeaf('forged');
const someLog = fc.integer({ min: 3, max: 60 }).map((length) => leaves.slice(0, length));
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('locateDifferences', () => {
  it('finds none in a log that is as it was', () => {
    fc.assert(fc.property(someLog, (log) => assert.deepEqual(locateDifferences(log, log), [])));
    assert.deepEqual(locateDifferences([], []), []);
  });

  it('names an edited entry', () => {
    check((log, at) => [log.with(at, forged), [{ kind: 'edited', index: at, actualIndex: at }]]);
  });

  it('names a deleted entry, and the last one as a cut', () => {
    check((log, at) => [
      log.toSpliced(at, 1),
      [at === log.length - 1 ? { kind: 'cut_off', index: at, count: 1 } : { kind: 'deleted', index: at }],
    ]);
  });

  it('names an inserted entry', () => {
    check((log, at) => [log.toSpliced(at, 0, forged), [{ kind: 'inserted', index: at }]]);
  });

  it('names an entry that was added at the end', () => {
    check((log) => [[...log, forged], [{ kind: 'inserted', index: log.length }]]);
  });

  it('names two entries that were swapped, near or far', () => {
    check((log, one, other) => [
      log.with(one, log[other]!).with(other, log[one]!),
      one === other ? [] : [{ kind: 'swapped', index: Math.min(one, other), with: Math.max(one, other) }],
    ]);
  });

  it('names an entry that was moved further than by one', () => {
    check((log, from, to) => [
      log.toSpliced(from, 1).toSpliced(to, 0, log[from]!),
      Math.abs(from - to) > 1 ? [{ kind: 'moved', index: from, to }] : null,
    ]);
  });

  it('names a cut from any entry to the end', () => {
    check((log, at) => [log.slice(0, at), [{ kind: 'cut_off', index: at, count: log.length - at }]]);
  });

  it('names a cut behind more insertions than the log had entries', () => {
    const found = locateDifferences(leaves.slice(0, 10), [...leaves.slice(100, 120), ...leaves.slice(0, 8)]);
    assert.deepEqual(found.at(-1), { kind: 'cut_off', index: 8, count: 2 });
    assert.equal(found.length, 21);
  });

  it('names every entry of a log that was replaced', () => {
    const log = leaves.slice(0, 5);
    const edited = log.map((_, index): Difference => ({ kind: 'edited', index, actualIndex: index }));
    assert.deepEqual(locateDifferences(log, leaves.slice(10, 15)), edited);
  });

  it('tells several changes apart, each in its place', () => {
    const log = leaves.slice(0, 100);
    const [ten, seventy] = [log[10]!, log[70]!];
    const changed = log
      .with(10, seventy)
      .with(70, ten)
      .with(40, forged)
      .toSpliced(90, 1)
      .toSpliced(60, 0, naiveLeaf('another'))
      .toSpliced(20, 2);
    assert.deepEqual(locateDifferences(log, changed), [
      { kind: 'swapped', index: 10, with: 70 },
      { kind: 'deleted', index: 20 },
      { kind: 'deleted', index: 21 },
      { kind: 'edited', index: 40, actualIndex: 38 },
      { kind: 'inserted', index: 58 },
      { kind: 'deleted', index: 90 },
    ]);
  });

  it('finds every one of many changes that keep their distance', () => {
    const kinds = fc.array(fc.constantFrom('edited', 'deleted', 'inserted', 'swapped'), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(kinds, (wanted) => {
        const changed = [...leaves];
        const expected: Difference[] = [];
        for (const [nth, kind] of [...wanted.entries()].toReversed()) tamper(changed, 10 + nth * 40, kind, expected);
        const shift = (index: number): number =>
          wanted.slice(0, Math.floor(index / 40)).reduce((sum, kind) => sum + (shiftOf[kind] ?? 0), 0);
        const shifted = expected.map((difference) => withShift(difference, shift(difference.index)));
        const found = locateDifferences(leaves, changed);
        const byText = (list: readonly Difference[]): string[] => list.map((difference) => JSON.stringify(difference)).toSorted();
        assert.deepEqual(byText(found), byText(shifted));
      }),
    );
  });

  it('explains all that is different, whatever was done, equal entries among it', () => {
    const log = fc.array(fc.nat(8), { maxLength: 30 }).map((numbers) => numbers.map((number) => leaves[number]!));
    fc.assert(
      fc.property(log, log, (expected, actual) => {
        const found = locateDifferences(expected, actual);
        const count = (kind: Difference['kind']): number => found.filter((difference) => difference.kind === kind).length;
        const cut = found.reduce((sum, difference) => sum + (difference.kind === 'cut_off' ? difference.count : 0), 0);
        assert.equal(expected.length - count('deleted') - cut + count('inserted'), actual.length);
        assert.equal(found.length === 0, Buffer.concat(expected).equals(Buffer.concat(actual)));
      }),
    );
  });
});

const shiftOf: Readonly<Record<string, number>> = { deleted: -1, inserted: 1 };

function tamper(log: Uint8Array[], at: number, kind: string, expected: Difference[]): void {
  if (kind === 'edited') {
    log[at] = naiveLeaf(`edited ${at}`);
    expected.push({ kind: 'edited', index: at, actualIndex: at });
  } else if (kind === 'deleted') {
    log.splice(at, 1);
    expected.push({ kind: 'deleted', index: at });
  } else if (kind === 'inserted') {
    log.splice(at, 0, naiveLeaf(`inserted ${at}`));
    expected.push({ kind: 'inserted', index: at });
  } else {
    [log[at], log[at + 5]] = [log[at + 5]!, log[at]!];
    expected.push({ kind: 'swapped', index: at, with: at + 5 });
  }
}

function withShift(difference: Difference, shift: number): Difference {
  if (difference.kind === 'inserted') return { ...difference, index: difference.index + shift };
  return difference.kind === 'edited' ? { ...difference, actualIndex: difference.actualIndex + shift } : difference;
}

/** Any log, tampered with at any two places: the difference is named as `tampering` says. Null where it has another name. */
function check(
  tampering: (log: readonly Uint8Array[], at: number, other: number) => readonly [readonly Uint8Array[], readonly Difference[] | null],
): void {
  fc.assert(
    fc.property(someLog, place, place, (log, one, other) => {
      const [changed, expected] = tampering(log, Math.floor(one * log.length), Math.floor(other * log.length));
      if (expected !== null) assert.deepEqual(locateDifferences(log, changed), expected);
    }),
    { numRuns: 300 },
  );
}
