import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { limitConcurrency } from './limit-concurrency.ts';

describe('limited work', () => {
  it('never runs more at a time than allowed, in the order in which it came, whatever fails', async () => {
    const run = limitConcurrency(2);
    const order: number[] = [];
    let running = 0;
    let most = 0;
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        run(async () => {
          order.push(index);
          most = Math.max(most, (running += 1));
          await new Promise(setImmediate);
          running -= 1;
          if (index % 3 === 0) throw new Error('no');
          return index;
        }),
      ),
    );
    assert.equal(most, 2);
    assert.deepEqual(
      order,
      Array.from({ length: 20 }, (_, index) => index),
    );
    assert.deepEqual(
      results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
      order.filter((index) => index % 3 !== 0),
    );
  });
});
