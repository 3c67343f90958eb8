import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { KeyBytes } from './key-bytes.ts';
import { createKeyedHash, type KeyedHash } from './keyed-hash.ts';

const key = new KeyBytes();

function hashOf(hash: KeyedHash, space: number, text: string): number {
  key.takeText(text, 0, text.length);
  return hash(space, key.words, key.length);
}

describe('createKeyedHash', () => {
  const hash = createKeyedHash(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]));

  it('depends on every byte, on the length and on the space', () => {
    const text = 'first.last';
    const seen = new Set([hashOf(hash, 1, text), hashOf(hash, 2, text), hashOf(hash, 1, `${text}\0`), hashOf(hash, 1, `${text}\0\0\0\0`)]);
    for (let at = 0; at < text.length; at += 1) seen.add(hashOf(hash, 1, `${text.slice(0, at)}!${text.slice(at + 1)}`));
    assert.equal(seen.size, text.length + 4);
  });

  it('depends on the key, which is random', () => {
    const hashes = Array.from({ length: 100 }, () => hashOf(createKeyedHash(), 1, 'ana'));
    assert.ok(new Set(hashes).size >= 99);
  });

  it('spreads addresses that differ by a number evenly', () => {
    const slots = Array.from({ length: 1000 }, () => 0);
    for (let number = 0; number < 100_000; number += 1) {
      const slot = Math.trunc((hashOf(hash, 1, `user${number}`) / 0x1_0000_0000) * slots.length);
      slots[slot] = (slots[slot] ?? 0) + 1;
    }
    // A hundred are expected in each; ten standard deviations are a hundred more.
    assert.ok(Math.max(...slots) < 200 && Math.min(...slots) > 30, `${Math.min(...slots)} to ${Math.max(...slots)}`);
  });
});
