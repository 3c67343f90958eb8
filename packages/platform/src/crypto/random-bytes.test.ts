import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { randomBytes } from './random-bytes.ts';

describe('random bytes', () => {
  it('are never handed out twice, nor changed once they were', () => {
    const all = Array.from({ length: 1_000 }, () => randomBytes(32));
    const texts = all.map((bytes) => bytes.toString('hex'));
    assert.equal(new Set(texts).size, all.length);
    for (let more = 0; more < 1_000; more += 1) randomBytes(12);
    assert.deepEqual(
      all.map((bytes) => bytes.toString('hex')),
      texts,
    );
  });

  it('are as many as were asked for', () => {
    assert.deepEqual(
      [1, 12, 32, 4096].map((size) => randomBytes(size).length),
      [1, 12, 32, 4096],
    );
  });
});
