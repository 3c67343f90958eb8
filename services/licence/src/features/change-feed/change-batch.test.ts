import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { continuationOf, mergeRanges, planReads, type ChangeRow } from './change-batch.ts';

function change(position: number, row: Partial<ChangeRow> = {}): ChangeRow {
  return { position, entity: 'user', firstId: position, lastId: position, recordedAt: `2026-01-01 00:00:0${position}`, ...row };
}

const ranges = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 20 }))
    .map(([firstId, more]) => ({ firstId, lastId: firstId + more })),
  { maxLength: 12 },
);

function idsOf(list: readonly { firstId: number; lastId: number }[]): number[] {
  return list.flatMap(({ firstId, lastId }) => Array.from({ length: lastId - firstId + 1 }, (_, at) => firstId + at));
}

describe('continuationOf', () => {
  const last = { position: 5, change: change(5) };

  it('gives what follows the last change', () => {
    assert.deepEqual(continuationOf(last, 7, [change(5), change(6), change(7)], 10), [change(6), change(7)]);
    assert.deepEqual(continuationOf(last, 5, [change(5)], 10), []);
    assert.deepEqual(continuationOf({ position: 0, change: null }, 2, [change(1), change(2)], 10), [change(1), change(2)]);
  });

  it('takes what was committed after the head was read', () => {
    assert.deepEqual(continuationOf(last, 5, [change(5), change(6)], 10), [change(6)]);
  });

  it('takes a full batch that does not reach the head', () => {
    assert.deepEqual(continuationOf(last, 900, [change(5), change(6)], 2), [change(6)]);
  });

  it('goes on without the last change, where it is no longer kept but nothing is missed', () => {
    assert.deepEqual(continuationOf(last, 6, [change(6)], 10), [change(6)]);
    assert.deepEqual(continuationOf(last, 5, [], 10), []);
  });

  it('is null where positions are missing', () => {
    assert.equal(continuationOf(last, 8, [change(5), change(7), change(8)], 10), null);
    assert.equal(continuationOf(last, 8, [change(7), change(8)], 10), null);
    assert.equal(continuationOf(last, 8, [change(5), change(6)], 10), null);
    assert.equal(continuationOf(last, 8, [], 10), null);
  });

  it('is null where the database is behind what was read, or says something else of it', () => {
    assert.equal(continuationOf(last, 4, [], 10), null);
    assert.equal(continuationOf(last, 6, [change(5, { recordedAt: '2025-01-01' }), change(6)], 10), null);
    assert.equal(continuationOf(last, 5, [change(5, { lastId: 99 })], 10), null);
  });
});

describe('mergeRanges', () => {
  it('gives the same ids once, in order, in ranges that do not touch', () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const merged = mergeRanges(list);
        assert.deepEqual(
          idsOf(merged),
          [...new Set(idsOf(list))].toSorted((a, b) => a - b),
        );
        for (const [at, { firstId }] of merged.entries()) assert.ok(at === 0 || firstId > (merged[at - 1]?.lastId ?? 0) + 1);
      }),
    );
  });
});

describe('planReads', () => {
  it('reads every id once, and at most so many together', () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const { together, wide } = planReads(list, 10);
        for (const read of together) assert.ok(read.length > 0 && idsOf(read).length <= 10);
        for (const range of wide) assert.ok(idsOf([range]).length > 10);
        assert.deepEqual(
          idsOf([...together.flat(), ...wide]).toSorted((a, b) => a - b),
          idsOf(mergeRanges(list)),
        );
      }),
    );
  });
});
