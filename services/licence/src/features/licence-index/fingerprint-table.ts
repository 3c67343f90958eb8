/** A record is five words: its fingerprint, and its value. */
const wordsPerRecord = 5;
const valueWord = 4;
/** Of a fingerprint: where its record lies. */
const homeWord = 3;

/** In place of a value, which is greater. */
const nothing = 0;
const removed = -1;

/** Before the records: how many there are, and how many slots are taken, by records and by marks of removed ones. */
const headWords = 4;
const sizeWord = 0;
const takenWord = 1;

const loadWhenFull = 0.85;
const loadWhenMade = 0.78;
const smallestCapacity = 64;
const bytesPerWord = Int32Array.BYTES_PER_ELEMENT;

/**
 * Values, greater than 0, by fingerprints of 128 bits: open addressing with linear probing in shared memory, 20 bytes a record
 * besides the free slots. One thread writes; what it does at once, and what readers do meanwhile, is not decided here.
 *
 * A slot is never used for another record than its first, so that whoever keeps the number of a slot finds its own there or nothing.
 */
export class FingerprintTable {
  readonly buffer: SharedArrayBuffer;
  readonly #capacity: number;
  readonly #words: Int32Array;

  constructor(buffer: SharedArrayBuffer) {
    this.buffer = buffer;
    this.#words = new Int32Array(buffer);
    this.#capacity = (this.#words.length - headWords) / wordsPerRecord;
  }

  static withRoomFor(records: number): FingerprintTable {
    const capacity = Math.max(smallestCapacity, Math.ceil(records / loadWhenMade));
    return new FingerprintTable(new SharedArrayBuffer((headWords + capacity * wordsPerRecord) * bytesPerWord));
  }

  get size(): number {
    return this.#load(sizeWord);
  }

  hasRoomFor(more: number): boolean {
    return this.#load(takenWord) + more <= this.#capacity * loadWhenFull;
  }

  /** The slot of the record with a fingerprint, -1 where there is none. */
  find(fingerprint: Int32Array): number {
    const first = fingerprint[0] ?? 0;
    for (let slot = this.#home(fingerprint[homeWord]); ; slot = this.#next(slot)) {
      const at = startOf(slot);
      const value = this.#load(at + valueWord);
      if (value === nothing) return -1;
      if (this.#load(at) === first && value !== removed && this.#hasRestAt(at, fingerprint)) return slot;
    }
  }

  /** Puts the fingerprint in a slot into `words`, from a place on. */
  copyFingerprint(slot: number, words: Int32Array, to: number): void {
    const at = startOf(slot);
    for (let word = 0; word < valueWord; word += 1) words[to + word] = this.#load(at + word);
  }

  /** The value in a slot, 0 where it was removed. */
  valueAt(slot: number): number {
    return Math.max(nothing, this.#load(startOf(slot) + valueWord));
  }

  /** Puts a record whose fingerprint is not there. Gives its slot. */
  insert(fingerprint: Int32Array, value: number): number {
    return this.#insert(fingerprint, 0, value);
  }

  setValueAt(slot: number, value: number): void {
    this.#words[startOf(slot) + valueWord] = value;
  }

  removeAt(slot: number): void {
    this.setValueAt(slot, removed);
    this.#words[sizeWord] = this.size - 1;
  }

  /** Puts the record in a slot of another table. Gives its slot here. */
  insertFrom(other: FingerprintTable, slot: number): number {
    return this.#insert(other.#words, startOf(slot), other.valueAt(slot));
  }

  /** A copy with room for so many more. */
  withRoomForMore(more: number): FingerprintTable {
    const copy = FingerprintTable.withRoomFor(this.size + more);
    for (let slot = 0; slot < this.#capacity; slot += 1) if (this.valueAt(slot) !== nothing) copy.insertFrom(this, slot);
    return copy;
  }

  #insert(fingerprints: Int32Array, from: number, value: number): number {
    if (!this.hasRoomFor(1)) throw new RangeError('the table is full');
    let slot = this.#home(fingerprints[from + homeWord]);
    while (this.#load(startOf(slot) + valueWord) !== nothing) slot = this.#next(slot);
    const at = startOf(slot);
    for (let word = 0; word < valueWord; word += 1) this.#words[at + word] = fingerprints[from + word] ?? 0;
    this.#words[at + valueWord] = value;
    this.#words[sizeWord] = this.size + 1;
    this.#words[takenWord] = this.#load(takenWord) + 1;
    return slot;
  }

  #home(word: number | undefined): number {
    return Math.trunc((((word ?? 0) >>> 0) / 0x1_0000_0000) * this.#capacity);
  }

  #next(slot: number): number {
    return slot + 1 === this.#capacity ? 0 : slot + 1;
  }

  #hasRestAt(at: number, fingerprint: Int32Array): boolean {
    return this.#load(at + 1) === fingerprint[1] && this.#load(at + 2) === fingerprint[2] && this.#load(at + 3) === fingerprint[3];
  }

  #load(at: number): number {
    return this.#words[at] ?? nothing;
  }
}

function startOf(slot: number): number {
  return headWords + slot * wordsPerRecord;
}
