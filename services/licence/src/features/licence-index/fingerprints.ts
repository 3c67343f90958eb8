import { SipHash } from './sip-hash.ts';

/** In UTF-8; a local part has at most 64 octets (RFC 5321 §4.5.3.1.1), a domain 253 (RFC 1035 §2.3.4). */
const longestText = 255;
const textStart = 4;

/** That of the names of domains. Local parts of addresses are in those of the numbers of their domains, which begin with 1. */
export const nameSpace = 0;

/**
 * Fingerprints of 128 bits, of a text within a space. Two texts with the same one will not be met: with ten million licences and a
 * million unknown addresses asked every second for ten years, the chance that any of them is taken for another is below 10⁻¹⁷.
 */
export class Fingerprints {
  /** The last fingerprint. One object serves for all, so that none of them makes another. */
  readonly words: Int32Array;
  readonly #hash: SipHash;
  readonly #bytes: Uint8Array;
  readonly #space: Int32Array;

  /** @param key 16 bytes, which nobody outside knows */
  constructor(key: Uint8Array) {
    this.#hash = new SipHash(key);
    this.words = this.#hash.words;
    this.#bytes = this.#hash.bytes;
    this.#space = new Int32Array(this.#bytes.buffer, 0, 1);
  }

  /** Takes that of a part of a text. False where it is too long to be a name or an address. */
  ofText(space: number, text: string, from: number, to: number): boolean {
    const length = to - from;
    if (length > longestText) return false;
    for (let at = 0; at < length; at += 1) {
      const code = text.charCodeAt(from + at);
      if (code > 0x7f) return this.#ofEncoded(space, text.slice(from, to));
      this.#bytes[textStart + at] = code;
    }
    this.#take(space, length);
    return true;
  }

  /** As {@link ofText}, of UTF-8. */
  ofBytes(space: number, bytes: Uint8Array, from: number, to: number): boolean {
    const length = to - from;
    if (length > longestText) return false;
    for (let at = 0; at < length; at += 1) this.#bytes[textStart + at] = bytes[from + at] ?? 0;
    this.#take(space, length);
    return true;
  }

  #ofEncoded(space: number, text: string): boolean {
    const bytes = Buffer.from(text, 'utf8');
    return this.ofBytes(space, bytes, 0, bytes.length);
  }

  #take(space: number, length: number): void {
    this.#space[0] = space;
    this.#hash.hash(textStart + length);
  }
}
