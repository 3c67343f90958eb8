import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { AnswerTail } from './answer-tail.ts';

const read = (tail: string): Record<string, unknown> => JSON.parse(`{"x":0${tail}`) as Record<string, unknown>;
const second = 1_000;

describe('AnswerTail', () => {
  it('says when it was checked, to the second, and of which revision', () => {
    const tail = new AnswerTail();
    const freshness = { revision: 7, asOf: 10 * second };
    const text = tail.text(freshness, 12_999, undefined);
    assert.equal(text, ',"checkedAt":"1970-01-01T00:00:12Z","revision":7,"stale":false,"asOf":"1970-01-01T00:00:10Z"}');
    assert.equal(read(tail.text(freshness, 13_000, undefined))['checkedAt'], '1970-01-01T00:00:13Z');
    assert.equal(read(tail.text(freshness, 12_000, undefined))['checkedAt'], '1970-01-01T00:00:12Z');
  });

  it('is stale once nothing has been heard for more than five seconds', () => {
    const tail = new AnswerTail();
    const freshness = { revision: 7, asOf: 300 };
    const stale = (at: number): unknown => read(tail.text(freshness, at, undefined))['stale'];
    assert.deepEqual([5_000, 5_300, 5_301, 5_300, 6_000, 4_000].map(stale), [false, false, true, false, true, false]);
    assert.equal(read(tail.text({ revision: 7, asOf: 5_900 }, 6_000, undefined))['stale'], false);
  });

  it('follows the revision within a second', () => {
    const tail = new AnswerTail();
    assert.equal(read(tail.text({ revision: 1, asOf: 0 }, 10, undefined))['revision'], 1);
    assert.equal(read(tail.text({ revision: 2, asOf: 0 }, 11, undefined))['revision'], 2);
  });

  it('repeats any nonce, in ASCII', () => {
    const tail = new AnswerTail();
    const nonces = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 50 }),
      fc.constantFrom('"', '\\', '\u007f', '\u0000', '\ud800', 'é'),
    );
    fc.assert(
      fc.property(nonces, (nonce) => {
        const text = tail.text({ revision: 1, asOf: 0 }, 0, nonce);
        assert.match(text, /^[\x20-\x7f]*$/);
        assert.equal(read(text)['nonce'], nonce);
        assert.deepEqual(Object.keys(read(text)), ['x', 'checkedAt', 'nonce', 'revision', 'stale', 'asOf']);
      }),
    );
  });
});
