import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FakeClock } from '../testing/fake-clock.ts';
import { TrustedTime } from './trusted-time.ts';

const start = Date.parse('2026-11-22T12:00:00Z');
const minute = 60_000;

function timeAt(shown: number): { readonly clock: FakeClock; readonly time: TrustedTime } {
  const clock = new FakeClock();
  clock.shown = shown;
  return { clock, time: new TrustedTime(clock) };
}

describe('trusted time', () => {
  it('goes with the clock, and stands still while the clock is behind by a little', () => {
    const { clock, time } = timeAt(start);
    assert.deepEqual(time.read(), { now: start, isPutBack: false });
    clock.shown = start - 5 * minute;
    assert.deepEqual(time.read(), { now: start, isPutBack: false });
    clock.shown = start + 1;
    assert.deepEqual(time.read(), { now: start + 1, isPutBack: false });
  });

  it('is not known once the clock has been put back, until it is right again', () => {
    const { clock, time } = timeAt(start);
    time.read();
    clock.shown = start - 5 * minute - 1;
    assert.deepEqual(time.read(), { now: start, isPutBack: true });
    clock.shown = start;
    assert.equal(time.read().isPutBack, false);
  });

  it('is the server’s, on a machine whose clock is wrong', () => {
    const { clock, time } = timeAt(start - 1_000 * minute);
    time.learn(start, false);
    assert.deepEqual(time.read(), { now: start, isPutBack: false });
    clock.shown += minute;
    assert.deepEqual(time.read(), { now: start + minute, isPutBack: false });
  });

  it('goes on with a clock that was ahead and has been set right', () => {
    const { clock, time } = timeAt(start);
    time.learn(start - 100 * minute, true);
    clock.shown = start - 100 * minute;
    assert.deepEqual(time.read(), { now: start - 100 * minute, isPutBack: false });
  });

  it('is lowered by a server that proves what time it is, and by nothing else', () => {
    const { clock, time } = timeAt(start + 1e9);
    time.read();
    clock.shown = start;
    time.learn(start, false);
    assert.equal(time.read().isPutBack, true);
    time.learn(start, true);
    assert.deepEqual(time.read(), { now: start, isPutBack: false });
  });

  it('outlives a restart, and the highest of several windows counts', () => {
    const { clock, time } = timeAt(start);
    time.adopt({ highest: start + 1e9, offset: 0 });
    assert.equal(time.read().isPutBack, true);
    time.adopt({ highest: start, offset: 12 });
    assert.deepEqual(time.known, { highest: start + 1e9, offset: 0 });
    clock.shown = start + 1e9;
    assert.equal(time.read().isPutBack, false);
  });

  it('never goes back, whatever the clock shows', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e10, max: 1e10 })), fc.integer({ min: -1e9, max: 1e9 }), (moves, offset) => {
        const { clock, time } = timeAt(start);
        time.learn(start + offset, true);
        let before = time.read().now;
        for (const move of moves) {
          clock.shown += move;
          const { now } = time.read();
          assert.ok(now >= before);
          before = now;
        }
      }),
    );
  });
});
