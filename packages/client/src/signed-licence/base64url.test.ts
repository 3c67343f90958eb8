import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeBase64Url, encodeBase64Url } from './base64url.ts';

describe('base64url', () => {
  it('is what Node writes, and gives the bytes back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = encodeBase64Url(bytes);
        assert.equal(text, Buffer.from(bytes).toString('base64url'));
        assert.deepEqual(decodeBase64Url(text), new Uint8Array(bytes));
      }),
    );
  });

  it('is read in no other form than the one', () => {
    for (const text of ['AA==', 'AB', 'A', 'AAA=', 'A A', 'AA\n', '+/+/', 'é']) assert.equal(decodeBase64Url(text), null, text);
    fc.assert(
      fc.property(fc.string(), (text) => {
        const bytes = decodeBase64Url(text);
        if (bytes !== null) assert.equal(encodeBase64Url(bytes), text);
      }),
    );
  });
});
