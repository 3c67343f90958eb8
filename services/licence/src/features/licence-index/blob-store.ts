/** Where the first text begins: 0 stands for none. */
const firstRef = 8;
const lengthBytes = 4;
const smallestByteLength = 4096;
/** Less than this is not worth being won back. */
const fewDroppedBytes = 64 * 1024;

/** Texts in shared memory, known by where they begin, which is greater than 0. What has been written is never changed, so that it can be read at any time. */
export class BlobStore {
  readonly buffer: SharedArrayBuffer;
  readonly #lengths: Int32Array;

  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(smallestByteLength)) {
    this.buffer = buffer;
    this.#lengths = new Int32Array(buffer);
    if (this.#end === 0) this.#end = firstRef;
  }

  /** @throws RangeError where there is none that begins there */
  read(ref: number): string {
    return Buffer.from(this.buffer, ref + lengthBytes, this.#lengths[ref / lengthBytes]).toString();
  }

  hasRoomFor(text: string): boolean {
    return this.#end + lengthBytes + Buffer.byteLength(text) + lengthBytes <= this.buffer.byteLength;
  }

  /** Needs room for it. */
  write(text: string): number {
    const ref = this.#end;
    const bytes = Buffer.from(this.buffer, ref + lengthBytes).write(text);
    this.#lengths[ref / lengthBytes] = bytes;
    this.#end = ref + lengthBytes + Math.ceil(bytes / lengthBytes) * lengthBytes;
    return ref;
  }

  /** Of what nobody refers to any more. */
  drop(ref: number): void {
    this.#dropped += lengthBytes + (this.#lengths[ref / lengthBytes] ?? 0);
  }

  get isMostlyDropped(): boolean {
    return this.#dropped > fewDroppedBytes && this.#dropped > this.#end / 2;
  }

  /** The same texts in the same places, with room for one more at least. */
  enlargedFor(text: string): BlobStore {
    const wanted = this.#end + 2 * lengthBytes + Buffer.byteLength(text);
    const buffer = new SharedArrayBuffer(Math.ceil((wanted * 1.5) / lengthBytes) * lengthBytes);
    new Uint8Array(buffer).set(new Uint8Array(this.buffer, 0, this.#end));
    return new BlobStore(buffer);
  }

  get #end(): number {
    return this.#lengths[0] ?? 0;
  }

  set #end(end: number) {
    this.#lengths[0] = end;
  }

  get #dropped(): number {
    return this.#lengths[1] ?? 0;
  }

  set #dropped(bytes: number) {
    this.#lengths[1] = bytes;
  }
}
