import { word } from './words.ts';

/** In UTF-8; a local part has at most 64 octets (RFC 5321 §4.5.3.1.1), a domain 253 (RFC 1035 §2.3.4). */
const longestKey = 255;

/**
 * A text as it is kept and compared: a byte that says how many follow, its UTF-8, and zeros up to a whole word. One serves for
 * every text that is looked up or put, so that none of them makes an object.
 */
export class KeyBytes {
  readonly words = new Uint32Array(65);
  /** How many words there are. */
  length = 0;
  readonly #bytes = new Uint8Array(this.words.buffer);

  /** Takes a part of a text. False where it is too long to be a key. */
  takeText(text: string, from: number, to: number): boolean {
    if (!this.#begin(to - from)) return false;
    for (let at = from; at < to; at += 1) {
      const code = text.charCodeAt(at);
      if (code > 0x7f) return this.#takeEncoded(text.slice(from, to));
      this.#bytes[at - from + 1] = code;
    }
    return true;
  }

  takeBytes(bytes: Uint8Array, from: number, to: number): boolean {
    if (!this.#begin(to - from)) return false;
    for (let at = from; at < to; at += 1) this.#bytes[at - from + 1] = word(bytes, at);
    return true;
  }

  /** Takes a text as it is kept. */
  takeWords(words: Uint32Array, from: number): void {
    this.length = keyLength(word(words, from));
    for (let at = 0; at < this.length; at += 1) this.words[at] = word(words, from + at);
  }

  #takeEncoded(text: string): boolean {
    const bytes = Buffer.from(text, 'utf8');
    return this.takeBytes(bytes, 0, bytes.length);
  }

  #begin(bytes: number): boolean {
    if (bytes > longestKey) return false;
    this.length = (bytes + 4) >>> 2;
    this.words[this.length - 1] = 0;
    this.#bytes[0] = bytes;
    return true;
  }
}

/** Which end of a word its first byte is at. */
const firstByteShift = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 24;

/** How many words a text takes, by its first. */
export function keyLength(firstWord: number): number {
  return (((firstWord >>> firstByteShift) & 0xff) + 4) >>> 2;
}
