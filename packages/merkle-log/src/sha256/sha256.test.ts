import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sha256 as browserSha256 } from './browser-sha256.ts';
import { sha256 as nodeSha256 } from './node-sha256.ts';

describe('sha256', () => {
  it('is the same in a browser as here', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => assert.deepEqual(browserSha256(bytes), nodeSha256(bytes))));
  });

  it('gives the digest of FIPS 180-4 for "abc"', () => {
    const digest = nodeSha256(new TextEncoder().encode('abc'));
    assert.equal(digest.toHex(), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
