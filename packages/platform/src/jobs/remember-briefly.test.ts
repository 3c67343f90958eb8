import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rememberBriefly } from './remember-briefly.ts';

function remembering() {
  let at = 0;
  let done = 0;
  const remember = rememberBriefly<number>({ ttlMs: 10, most: 2, now: () => at });
  const work = async () => (done += 1);
  return { remember, ask: (key: string) => remember(key, work), pass: (ms: number) => (at += ms) };
}

describe('rememberBriefly', () => {
  it('does the work once for all who ask within the time', async () => {
    const { ask, pass } = remembering();
    assert.deepEqual(await Promise.all([ask('a'), ask('a')]), [1, 1]);
    pass(9);
    assert.equal(await ask('a'), 1);
    pass(1);
    assert.equal(await ask('a'), 2);
  });

  it('keeps the results of different keys apart, and no more of them than it may', async () => {
    const { ask } = remembering();
    assert.deepEqual([await ask('a'), await ask('b'), await ask('a')], [1, 2, 1]);
    assert.equal(await ask('c'), 3);
    assert.deepEqual([await ask('b'), await ask('a')], [2, 4]);
  });

  it('does work that takes long less often', async () => {
    const { remember, ask, pass } = remembering();
    await remember('a', async () => pass(2));
    pass(37);
    assert.equal(await ask('a'), 2);
    pass(1);
    assert.equal(await ask('a'), 1);
  });

  it('tries again after a failure', async () => {
    const { remember, ask } = remembering();
    await assert.rejects(
      remember('a', () => Promise.reject(new Error('lost'))),
      /lost/,
    );
    assert.equal(await ask('a'), 1);
  });
});
