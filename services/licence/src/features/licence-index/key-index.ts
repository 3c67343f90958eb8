import { setImmediate } from 'node:timers/promises';
import { KeyBytes, keyLength } from './key-bytes.ts';
import { createKeyedHash, type KeyedHash } from './keyed-hash.ts';
import { enlarged, word } from './words.ts';

/**
 * A record is eight words, half a cache line: its space with 8 bits of its hash, the id of its owner, its value, and its text; or
 * the first word of a long text and where the whole is written.
 */
const wordsPerRecord = 8;
const spaceWord = 0;
const idWord = 1;
const valueWord = 2;
const keyWord = 3;
const longKeyWord = 4;
const wordsOfShortKey = wordsPerRecord - keyWord;

const nothing = 0;
const removed = 0xffff_ffff;
/** Ids lie between 1 and this. */
export const largestId = removed - 1;
/** Spaces lie between 0 and this. */
export const largestSpace = 0xff_ffff;

const loadWhenFull = 0.85;
const loadWhenRebuilt = 0.75;
const smallestCapacity = 64;
const slotsPerSlice = 16_384;

export interface KeyIndexOptions {
  readonly hash?: KeyedHash;
  /** Told of every value that goes: with its record, replaced by another, or not taken at all. */
  readonly onGone?: (value: number) => void;
}

/**
 * Values by a space and a text in it, and by the id of their owner, who has one record: open addressing with linear probing
 * in typed arrays, under 50 bytes a record. A reader mostly touches one cache line.
 *
 * The whole text is compared, so keys whose hashes collide are never taken for each other. What is removed leaves a mark
 * behind, so that a reader on another thread would not lose its way while probing.
 */
export class KeyIndex {
  readonly #hash: KeyedHash;
  readonly #onGone: (value: number) => void;
  readonly #capacity: number;
  readonly #records: Uint32Array;
  /** Slot + 1 by the id of the owner. */
  readonly #slots: Uint32Array;
  #size = 0;
  #marks = 0;
  #slotMarks = 0;
  #longKeys: Uint32Array;
  #longKeysEnd = 0;
  #longKeysDropped = 0;
  readonly #key = new KeyBytes();

  constructor({ hash = createKeyedHash(), onGone = () => undefined }: KeyIndexOptions = {}, capacity = smallestCapacity, longKeys = 0) {
    this.#hash = hash;
    this.#onGone = onGone;
    this.#capacity = capacity;
    this.#records = new Uint32Array(capacity * wordsPerRecord);
    this.#slots = new Uint32Array(capacity);
    this.#longKeys = new Uint32Array(longKeys);
  }

  get size(): number {
    return this.#size;
  }

  get byteLength(): number {
    return this.#records.byteLength + this.#slots.byteLength + this.#longKeys.byteLength;
  }

  /** The value for what is in `text` from `from` to `to`, or -1. */
  find(space: number, text: string, from: number, to: number): number {
    if (!this.#key.takeText(text, from, to)) return -1;
    const slot = this.#findKey(space, this.#hash(space, this.#key.words, this.#key.length));
    return slot === -1 ? -1 : word(this.#records, slot * wordsPerRecord + valueWord);
  }

  /** Gives the owner this key and no other, and takes the key from whoever had it. Needs room for one. */
  put(id: number, space: number, value: number, text: string): void {
    if (this.#key.takeText(text, 0, text.length)) this.#putKey(id, space, value);
    else this.#putNothing(id, value);
  }

  /** As {@link put}, with the text as UTF-8. */
  putBytes(id: number, space: number, value: number, bytes: Uint8Array, from: number, to: number): void {
    if (this.#key.takeBytes(bytes, from, to)) this.#putKey(id, space, value);
    else this.#putNothing(id, value);
  }

  remove(id: number): void {
    const slot = this.#findId(id);
    if (slot !== -1) this.#removeAt(slot, id);
  }

  /** The ids between two, both included, that own a record; in no order. */
  idsBetween(first: number, last: number): number[] {
    const ids: number[] = [];
    if (last - first < this.#capacity) {
      for (let id = first; id <= last; id += 1) if (this.#findId(id) !== -1) ids.push(id);
      return ids;
    }
    for (let slot = 0; slot < this.#capacity; slot += 1) {
      const id = this.#idAt(slot);
      if (id !== nothing && id !== removed && id >= first && id <= last) ids.push(id);
    }
    return ids;
  }

  hasRoomFor(more: number): boolean {
    return this.#fits(more) && this.#longKeysDropped <= 1024 + this.#longKeysEnd / 2;
  }

  /** A copy with room for so many more. Made in slices between which readers go on; writers must wait, then use the copy. */
  async withRoomFor(more: number): Promise<KeyIndex> {
    const copy = this.#emptyCopy(more);
    for (let slot = 0; slot < this.#capacity; slot += slotsPerSlice) {
      this.#copySlots(copy, slot, Math.min(slot + slotsPerSlice, this.#capacity));
      await setImmediate();
    }
    return copy;
  }

  /** As {@link withRoomFor}, at once. */
  withRoomForNow(more: number): KeyIndex {
    const copy = this.#emptyCopy(more);
    this.#copySlots(copy, 0, this.#capacity);
    return copy;
  }

  #idAt(slot: number): number {
    return word(this.#records, slot * wordsPerRecord + idWord);
  }

  #home(hash: number): number {
    return Math.trunc((hash / 0x1_0000_0000) * this.#capacity);
  }

  #next(slot: number): number {
    return slot + 1 === this.#capacity ? 0 : slot + 1;
  }

  #findKey(space: number, hash: number): number {
    const spaceAndTag = withTag(space, hash);
    for (let slot = this.#home(hash); ; slot = this.#next(slot)) {
      const at = slot * wordsPerRecord;
      const id = word(this.#records, at + idWord);
      if (id === nothing) return -1;
      if (word(this.#records, at + spaceWord) === spaceAndTag && id !== removed && this.#isKeyAt(at)) return slot;
    }
  }

  #isKeyAt(at: number): boolean {
    const { words, length } = this.#key;
    if (word(this.#records, at + keyWord) !== word(words, 0)) return false;
    if (length > wordsOfShortKey) return this.#isLongKey(word(this.#records, at + longKeyWord));
    for (let index = 1; index < length; index += 1) {
      if (word(this.#records, at + keyWord + index) !== word(words, index)) return false;
    }
    return true;
  }

  #isLongKey(from: number): boolean {
    const { words, length } = this.#key;
    for (let index = 0; index < length; index += 1) {
      if (word(this.#longKeys, from + index) !== word(words, index)) return false;
    }
    return true;
  }

  #putKey(id: number, space: number, value: number): void {
    if (!(id > nothing && id <= largestId && space <= largestSpace))
      throw new RangeError(`an id or a space does not fit the index: ${id}, ${space}`);
    if (!this.#fits(1)) throw new RangeError('the index is full');
    const hash = this.#hash(space, this.#key.words, this.#key.length);
    const found = this.#findKey(space, hash);
    const known = this.#findId(id);
    if (found !== -1 && found === known) {
      const at = found * wordsPerRecord + valueWord;
      this.#onGone(word(this.#records, at));
      this.#records[at] = value;
      return;
    }
    if (found !== -1) this.#removeAt(found, this.#idAt(found));
    if (known !== -1) this.#removeAt(known, id);
    this.#insert(withTag(space, hash), hash, id, value, this.#key);
  }

  #putNothing(id: number, value: number): void {
    this.remove(id);
    this.#onGone(value);
  }

  #insert(spaceAndTag: number, hash: number, id: number, value: number, key: KeyBytes): void {
    let slot = this.#home(hash);
    while (this.#idAt(slot) !== nothing && this.#idAt(slot) !== removed) slot = this.#next(slot);
    if (this.#idAt(slot) === removed) this.#marks -= 1;
    const at = slot * wordsPerRecord;
    this.#records[at + spaceWord] = spaceAndTag;
    this.#records[at + valueWord] = value;
    this.#writeKey(at, key);
    this.#records[at + idWord] = id;
    this.#insertId(id, slot);
    this.#size += 1;
  }

  #writeKey(at: number, { words, length }: KeyBytes): void {
    if (length <= wordsOfShortKey) {
      for (let index = 0; index < length; index += 1) this.#records[at + keyWord + index] = word(words, index);
      return;
    }
    const from = this.#longKeysEnd;
    this.#longKeysEnd += length;
    if (this.#longKeysEnd > this.#longKeys.length) this.#longKeys = enlarged(this.#longKeys, Math.ceil(this.#longKeysEnd * 1.2));
    for (let index = 0; index < length; index += 1) this.#longKeys[from + index] = word(words, index);
    this.#records[at + keyWord] = word(words, 0);
    this.#records[at + longKeyWord] = from;
  }

  #insertId(id: number, slot: number): void {
    let entry = this.#homeOfId(id);
    while (word(this.#slots, entry) !== nothing && word(this.#slots, entry) !== removed) entry = this.#next(entry);
    if (word(this.#slots, entry) === removed) this.#slotMarks -= 1;
    this.#slots[entry] = slot + 1;
  }

  #removeAt(slot: number, id: number): void {
    const at = slot * wordsPerRecord;
    const length = keyLength(word(this.#records, at + keyWord));
    if (length > wordsOfShortKey) this.#longKeysDropped += length;
    this.#slots[this.#findIdEntry(id)] = removed;
    this.#records[at + idWord] = removed;
    this.#size -= 1;
    this.#marks += 1;
    this.#slotMarks += 1;
    this.#onGone(word(this.#records, at + valueWord));
  }

  #homeOfId(id: number): number {
    return this.#home(Math.imul(id, 0x9e3779b1) >>> 0);
  }

  #findIdEntry(id: number): number {
    for (let entry = this.#homeOfId(id); ; entry = this.#next(entry)) {
      const noted = word(this.#slots, entry);
      if (noted === nothing) return -1;
      if (noted !== removed && this.#idAt(noted - 1) === id) return entry;
    }
  }

  #findId(id: number): number {
    const entry = this.#findIdEntry(id);
    return entry === -1 ? -1 : word(this.#slots, entry) - 1;
  }

  /** Putting one takes at most one slot more than before. */
  #fits(more: number): boolean {
    return this.#size + more + Math.max(this.#marks, this.#slotMarks) <= this.#capacity * loadWhenFull;
  }

  #emptyCopy(more: number): KeyIndex {
    const capacity = Math.max(smallestCapacity, Math.ceil((this.#size + more) / loadWhenRebuilt));
    return new KeyIndex({ hash: this.#hash, onGone: this.#onGone }, capacity, this.#longKeysEnd - this.#longKeysDropped);
  }

  #copySlots(copy: KeyIndex, from: number, to: number): void {
    for (let slot = from; slot < to; slot += 1) {
      const at = slot * wordsPerRecord;
      const id = word(this.#records, at + idWord);
      if (id === nothing || id === removed) continue;
      const key = copy.#key;
      if (keyLength(word(this.#records, at + keyWord)) > wordsOfShortKey)
        key.takeWords(this.#longKeys, word(this.#records, at + longKeyWord));
      else key.takeWords(this.#records, at + keyWord);
      const spaceAndTag = word(this.#records, at + spaceWord);
      const hash = this.#hash(spaceAndTag >>> 8, key.words, key.length);
      copy.#insert(spaceAndTag, hash, id, word(this.#records, at + valueWord), key);
    }
  }
}

/** The hash's low byte spares most comparisons of texts within one space. */
function withTag(space: number, hash: number): number {
  return ((space << 8) | (hash & 0xff)) >>> 0;
}
