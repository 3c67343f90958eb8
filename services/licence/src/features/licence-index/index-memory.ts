/**
 * The shared memory of a licence index, as one thread writes it and others read it. Which buffers there are changes when one of them
 * has to grow: `generation` in the control block tells readers to ask for the newest.
 */
export interface IndexMemory {
  /** As it is in the control block as long as these are the newest. */
  readonly generation: number;
  /** Another whenever groups and texts have other numbers than before. */
  readonly epoch: number;
  /** Of the fingerprints: 16 bytes. */
  readonly key: Uint8Array;
  /** See {@link Control}. */
  readonly control: SharedArrayBuffer;
  /** Numbers of domains by the fingerprints of their names: a FingerprintTable. */
  readonly names: SharedArrayBuffer;
  /** Numbers of groups by the fingerprints of addresses: a FingerprintTable. */
  readonly seats: SharedArrayBuffer;
  /** By the number of a domain: see {@link DomainRecords}. */
  readonly domains: SharedArrayBuffer;
  /** By the number of a group: see {@link GroupRecords}. */
  readonly groups: SharedArrayBuffer;
  /** A BlobStore: the rows of domains, the overrides of people, the catalogue. */
  readonly blobs: SharedArrayBuffer;
}

const sequenceWord = 0;
const generationWord = 1;
const catalogueWord = 2;
const controlWords = 4;
/** A reader that finds the writer at work looks so often before it sleeps. */
const looksBeforeSleep = 200;
const sleepMs = 1;

/**
 * By which readers know that what they read belongs together (a seqlock): the sequence is odd while the writer changes something, and
 * another afterwards. It alone is read and written atomically, which costs ten times a plain read.
 */
export class Control {
  readonly buffer: SharedArrayBuffer;
  readonly #words: Int32Array;
  readonly #fence = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

  readonly #isOwn: boolean;

  /** @param isOwn on the thread that writes: there, nothing changes while something is read */
  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(controlWords * Int32Array.BYTES_PER_ELEMENT), isOwn = false) {
    this.buffer = buffer;
    this.#isOwn = isOwn;
    this.#words = new Int32Array(buffer);
  }

  /** Where the catalogue is written among the texts. */
  get catalogue(): number {
    return this.#words[catalogueWord] ?? 0;
  }

  set catalogue(ref: number) {
    this.#words[catalogueWord] = ref;
  }

  /** Counts up with every other set of buffers. */
  get generation(): number {
    return this.#words[generationWord] ?? 0;
  }

  set generation(generation: number) {
    this.#words[generationWord] = generation;
  }

  beginChange(): void {
    Atomics.add(this.#words, sequenceWord, 1);
  }

  endChange(): void {
    Atomics.add(this.#words, sequenceWord, 1);
    Atomics.notify(this.#words, sequenceWord);
  }

  /** The sequence between two changes; waits for the end of one. */
  settled(): number {
    if (this.#isOwn) return 0;
    for (let looks = 0; ; looks += 1) {
      const sequence = Atomics.load(this.#words, sequenceWord);
      if (sequence % 2 === 0) return sequence;
      if (looks > looksBeforeSleep) Atomics.wait(this.#words, sequenceWord, sequence, sleepMs);
    }
  }

  /** Whether nothing has been changed since; what was read before this call was read before the sequence is. */
  isAt(sequence: number): boolean {
    if (this.#isOwn) return true;
    // An atomic load alone keeps later reads behind it, not earlier ones before it (LDAR of ARM64); behind an atomic store it does both.
    Atomics.store(this.#fence, 0, 0);
    return Atomics.load(this.#words, sequenceWord) === sequence;
  }
}

/** @throws RangeError where an id of the registry does not fit into a word */
export function fittingId(id: number): number {
  if (id >= 0 && id <= 0x7fff_ffff) return id;
  throw new RangeError(`an id does not fit the index of licences: ${id}`);
}

/** A larger buffer that begins with the same. */
export function enlarged(buffer: SharedArrayBuffer, byteLength: number): SharedArrayBuffer {
  const larger = new SharedArrayBuffer(byteLength);
  new Uint8Array(larger).set(new Uint8Array(buffer));
  return larger;
}
