import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HttpProblem } from './http-problem.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

describe('a cursor', () => {
  it('carries an id there and back', () => {
    for (const id of [1, 42, Number.MAX_SAFE_INTEGER]) assert.equal(decodeCursor(encodeCursor(id)), id);
  });

  it('is refused when it is none of ours', () => {
    const made = ['0', '-1', '1.5', '01', ' 1', '1e3', '0x10', '9007199254740993', 'one', ''].map((text) =>
      Buffer.from(text).toString('base64url'),
    );
    for (const cursor of [...made, 'MQ==', 'M Q', '!', 'é', 'MR']) {
      assert.throws(
        () => decodeCursor(cursor),
        (error: HttpProblem) => error.problem.code === 'invalid_cursor',
        cursor,
      );
    }
  });
});
