import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TokenBucket } from './token-bucket.ts';

describe('TokenBucket', () => {
  it('lets through as many at once as in a second, then says how long to wait', () => {
    const bucket = new TokenBucket(4);
    assert.deepEqual(
      [1, 2, 3, 4].map(() => bucket.take(1_000_000)),
      [0, 0, 0, 0],
    );
    assert.equal(bucket.take(1_000_000), 250);
    assert.equal(bucket.take(1_000_249) > 0, true);
    assert.equal(bucket.take(1_000_250), 0);
  });

  it('lets through no more after a long pause', () => {
    const bucket = new TokenBucket(2);
    bucket.take(0);
    assert.deepEqual(
      [1, 2, 3].map(() => bucket.take(9_000_000) > 0),
      [false, false, true],
    );
  });

  it('lets through its rate, no more and no less, over a minute', () => {
    const bucket = new TokenBucket(10);
    let passed = 0;
    for (let at = 0; at < 60_000; at += 7) passed += Number(bucket.take(at) === 0);
    assert.ok(passed >= 600 && passed <= 610, String(passed));
  });

  it('refuses nobody because the clock is put back, and goes on from there', () => {
    const bucket = new TokenBucket(1);
    assert.equal(bucket.take(1_000_000), 0);
    assert.equal(bucket.take(0), 0);
    assert.ok(bucket.take(100) > 0);
    assert.equal(bucket.take(1_000), 0);
  });

  it('is full after any pause', () => {
    for (const minutes of [1, 9, 11, 36, 70, 72, 1_000_000]) {
      const bucket = new TokenBucket(2);
      assert.deepEqual([bucket.take(1), bucket.take(1)], [0, 0]);
      assert.deepEqual([bucket.take(minutes * 60_000), bucket.take(minutes * 60_000)], [0, 0], `${minutes} minutes`);
    }
  });

  it('lets through whoever asks for many things, and makes them wait for what they have had', () => {
    const bucket = new TokenBucket(10);
    assert.equal(bucket.take(1_000_000), 0);
    bucket.charge(1_000_000, 29);
    assert.equal(bucket.take(1_000_000), 2_100);
    assert.equal(bucket.take(1_002_099) > 0, true);
    assert.equal(bucket.take(1_002_100), 0);
    bucket.charge(1_002_100, 1_000_000);
    assert.ok(bucket.take(1_002_100) <= 60_000);
  });

  it('is drawn on by all who share its memory', () => {
    const bucket = new TokenBucket(2);
    const same = new TokenBucket(2, bucket.buffer);
    assert.deepEqual([bucket.take(0), same.take(0), bucket.take(0) > 0, same.take(0) > 0], [0, 0, true, true]);
  });
});
