import { randomBytes } from 'node:crypto';

/** Hashes a space and the first `length` of `words` to 32 bits. */
export type KeyedHash = (space: number, words: Uint32Array, length: number) => number;

/** HalfSipHash-1-3 under a random key: whoever chooses addresses cannot choose where they fall. */
export function createKeyedHash(key: Uint8Array = randomBytes(8)): KeyedHash {
  const view = new DataView(key.buffer, key.byteOffset, 8);
  const key0 = view.getUint32(0, true);
  const key1 = view.getUint32(4, true);

  return (space, words, length) => {
    let v0 = key0;
    let v1 = key1;
    let v2 = 0x6c796765 ^ key0;
    let v3 = 0x74656462 ^ key1;
    // One round for each of: the space, the words, their number; then three with nothing.
    for (let step = -1; step <= length + 3; step += 1) {
      const word = step === -1 ? space : step < length ? (words[step] ?? 0) : step === length ? length : 0;
      if (step === length + 1) v2 ^= 0xff;
      v3 ^= word;
      v0 = (v0 + v1) | 0;
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
      v0 = (v0 << 16) | (v0 >>> 16);
      v2 = (v2 + v3) | 0;
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
      v2 = (v2 << 16) | (v2 >>> 16);
      v0 ^= word;
    }
    return (v1 ^ v3) >>> 0;
  };
}
