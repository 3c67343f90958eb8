import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mostPixels, ScrollScale, type ScrollPlace } from '../../apps/console/src/app/ui/list/scroll-scale.ts';

const rowHeight = 36;
const viewHeight = 700;
const scaleOf = (rows: number): ScrollScale => new ScrollScale({ rows, rowHeight, viewHeight });

/** The first and the last row that are seen. */
const seen = ({ into }: ScrollPlace): readonly number[] => [Math.floor(into / rowHeight), Math.ceil((into + viewHeight) / rowHeight) - 1];

const rowCounts = fc.integer({ min: 1, max: 10_000_000 });
const fractions = fc.double({ min: 0, max: 1, noNaN: true });

describe('the scale of a scroller', () => {
  it('is one to one as far as an element can be that high', () => {
    const scale = scaleOf(10_000);
    assert.deepEqual([scale.height, scale.isScaled], [360_000, false]);
    assert.deepEqual(scale.placeAtTop(123_456), { top: 123_456, into: 123_456 });
  });

  it('leads from the first of ten million rows to the last, and to the middle', () => {
    const scale = scaleOf(10_000_000);
    assert.equal(scale.height, mostPixels);
    assert.deepEqual(seen(scale.placeAtTop(0))[0], 0);
    assert.deepEqual(seen(scale.placeAtTop(mostPixels - viewHeight))[1], 9_999_999);
    const [middle = 0] = seen(scale.placeAtTop((mostPixels - viewHeight) / 2));
    assert.ok(Math.abs(middle - 5_000_000) < 20, String(middle));
  });

  it('gives the same place from both sides', () => {
    fc.assert(
      fc.property(rowCounts, fractions, (rows, fraction) => {
        const scale = scaleOf(rows);
        const place = scale.placeInto(fraction * rows * rowHeight);
        assert.ok(Math.abs(scale.placeAtTop(place.top).into - place.into) < 1e-3 * rowHeight);
      }),
    );
  });

  it('shows any row that is gone to', () => {
    fc.assert(
      fc.property(rowCounts, fractions, (rows, fraction) => {
        const row = Math.min(rows - 1, Math.floor(fraction * rows));
        const [first = 0, last = 0] = seen(scaleOf(rows).placeInto(row * rowHeight));
        assert.ok(first <= row && row <= last, `${row} in ${first}..${last}`);
      }),
    );
  });

  it('goes as far as it is scrolled in short steps, however many rows there are, and never beyond them', () => {
    const steps = fc.array(fc.integer({ min: -viewHeight, max: viewHeight }), { maxLength: 50 });
    fc.assert(
      fc.property(rowCounts, fractions, steps, (rows, fraction, moves) => {
        const scale = scaleOf(rows);
        const most = Math.max(0, rows * rowHeight - viewHeight);
        let place = scale.placeInto(fraction * most);
        for (const step of moves) {
          const top = Math.min(Math.max(place.top + step, 0), Math.max(0, scale.height - viewHeight));
          const next = scale.moved(place, top);
          const expected = Math.min(Math.max(place.into + top - place.top, 0), most);
          assert.ok(Math.abs(next.into - expected) < 1e-6 * (most + 1));
          place = next;
        }
      }),
    );
  });

  it('stands where the scrollbar does after it was dragged', () => {
    const scale = scaleOf(1_000_000);
    const near = scale.moved(scale.placeInto(0), 300);
    assert.equal(near.into, 300);
    assert.deepEqual(scale.moved(near, 7_000_000), scale.placeAtTop(7_000_000));
  });
});
