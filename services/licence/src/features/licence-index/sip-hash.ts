/**
 * SipHash-1-3 with an output of 128 bits, under a secret key: whoever chooses the texts can neither choose where they fall nor make
 * two of them alike. (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012, and its reference implementation for 128 bits.)
 */
export class SipHash {
  /** What is hashed is written here:at most 264 bytes. */
  readonly bytes = new Uint8Array(272);
  /** The last hash: 128 bits, the lowest word first. */
  readonly words = new Int32Array(4);
  readonly #message = new Int32Array(this.bytes.buffer);
  readonly #key0: number;
  readonly #key1: number;
  readonly #key2: number;
  readonly #key3: number;

  /** @param key 16 bytes */
  constructor(key: Uint8Array) {
    const view = new DataView(key.buffer, key.byteOffset, 16);
    this.#key0 = view.getInt32(0, true);
    this.#key1 = view.getInt32(4, true);
    this.#key2 = view.getInt32(8, true);
    this.#key3 = view.getInt32(12, true);
  }

  /** Hashes the first `length` of {@link bytes} into {@link words}. 64-bit words are halves of 32 here: `…l` the low, `…h` the high one. */
  // One round, written out, is easier to follow than its pieces.
  // oxlint-disable-next-line max-lines-per-function
  hash(length: number): void {
    const message = this.#message;
    const blocks = (length >>> 3) + 1;
    this.#pad(length);
    const k0l = this.#key0;
    const k0h = this.#key1;
    const k1l = this.#key2;
    const k1h = this.#key3;
    let v0l = k0l ^ 0x70736575;
    let v0h = k0h ^ 0x736f6d65;
    let v1l = k1l ^ 0x6e646f6d ^ 0xee;
    let v1h = k1h ^ 0x646f7261;
    let v2l = k0l ^ 0x6e657261;
    let v2h = k0h ^ 0x6c796765;
    let v3l = k1l ^ 0x79746573;
    let v3h = k1h ^ 0x74656462;
    let ml = 0;
    let mh = 0;
    // One round for each block, three before each half of the output.
    for (let round = 0; round < blocks + 6; round += 1) {
      if (round < blocks) {
        ml = message[2 * round] ?? 0;
        mh = message[2 * round + 1] ?? 0;
        v3l ^= ml;
        v3h ^= mh;
      } else if (round === blocks) {
        v2l ^= 0xee;
      } else if (round === blocks + 3) {
        this.words[0] = v0l ^ v1l ^ v2l ^ v3l;
        this.words[1] = v0h ^ v1h ^ v2h ^ v3h;
        v1l ^= 0xdd;
      }
      // A sum has been carried where it is less than what was added.
      v0l = (v0l + v1l) | 0;
      v0h = (v0h + v1h + Number(v0l >>> 0 < v1l >>> 0)) | 0;
      let low = ((v1l << 13) | (v1h >>> 19)) ^ v0l;
      v1h = ((v1h << 13) | (v1l >>> 19)) ^ v0h;
      v1l = low;
      v2l = (v2l + v3l) | 0;
      v2h = (v2h + v3h + Number(v2l >>> 0 < v3l >>> 0)) | 0;
      low = ((v3l << 16) | (v3h >>> 16)) ^ v2l;
      v3h = ((v3h << 16) | (v3l >>> 16)) ^ v2h;
      v3l = low;
      // v0 is turned by half of its length: its halves change places.
      low = (v0h + v3l) | 0;
      v0h = (v0l + v3h + Number(low >>> 0 < v3l >>> 0)) | 0;
      v0l = low;
      low = ((v3l << 21) | (v3h >>> 11)) ^ v0l;
      v3h = ((v3h << 21) | (v3l >>> 11)) ^ v0h;
      v3l = low;
      v2l = (v2l + v1l) | 0;
      const high = (v2h + v1h + Number(v2l >>> 0 < v1l >>> 0)) | 0;
      low = ((v1l << 17) | (v1h >>> 15)) ^ v2l;
      v1h = ((v1h << 17) | (v1l >>> 15)) ^ high;
      v1l = low;
      v2h = v2l;
      v2l = high;
      if (round < blocks) {
        v0l ^= ml;
        v0h ^= mh;
      }
    }
    this.words[2] = v0l ^ v1l ^ v2l ^ v3l;
    this.words[3] = v0h ^ v1h ^ v2h ^ v3h;
  }

  /** The last block ends with the length, modulo 256. */
  #pad(length: number): void {
    const end = (length | 7) + 1;
    for (let at = length; at < end; at += 1) this.bytes[at] = 0;
    this.bytes[end - 1] = length;
  }
}
