import { randomBytes } from 'node:crypto';
import { BlobStore } from './blob-store.ts';
import { FingerprintTable } from './fingerprint-table.ts';
import { bytesPerGroup, GroupRecords } from './group-records.ts';
import { Control, enlarged, type IndexMemory } from './index-memory.ts';

export interface IndexStoreOptions {
  /** Of the fingerprints: 16 bytes. */
  readonly key?: Uint8Array;
  /** Told of the buffers whenever there are others, before any reader can miss them. */
  readonly onMemory?: ((memory: IndexMemory) => void) | undefined;
}

const firstDomains = 64;
const firstGroups = 256;
const bytesPerDomain = Int32Array.BYTES_PER_ELEMENT;
let lastEpoch = 0;

/** The shared memory of a licence index as its only writer has it: what is changed, and how it grows. */
export class IndexStore {
  readonly key: Uint8Array;
  readonly #onMemory: (memory: IndexMemory) => void;
  readonly #control = new Control();
  #epoch = (lastEpoch += 1);
  #names = FingerprintTable.withRoomFor(firstDomains);
  #seats = FingerprintTable.withRoomFor(0);
  #domainBuffer = new SharedArrayBuffer(firstDomains * bytesPerDomain);
  #domains = new Int32Array(this.#domainBuffer);
  #groupBuffer = new SharedArrayBuffer(firstGroups * bytesPerGroup);
  #groups = new GroupRecords(this.#groupBuffer);
  #blobs = new BlobStore();
  #memory: IndexMemory;
  #depth = 0;
  #hasGrown = false;

  constructor({ key = randomBytes(16), onMemory = () => undefined }: IndexStoreOptions = {}) {
    this.key = key;
    this.#onMemory = onMemory;
    this.#memory = this.#collect(0);
    onMemory(this.#memory);
  }

  get memory(): IndexMemory {
    return this.#memory;
  }

  get names(): FingerprintTable {
    return this.#names;
  }

  get seats(): FingerprintTable {
    return this.#seats;
  }

  get groups(): GroupRecords {
    return this.#groups;
  }

  get byteLength(): number {
    const { names, seats, domains, groups, blobs } = this.#memory;
    return [names, seats, domains, groups, blobs].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** What `work` changes becomes visible to readers at once. */
  change(work: () => void): void {
    if (this.#depth === 0) this.#control.beginChange();
    this.#depth += 1;
    try {
      work();
    } finally {
      this.#depth -= 1;
      if (this.#depth === 0) {
        if (this.#hasGrown) this.#publish();
        this.#control.endChange();
      }
    }
  }

  /** Sends readers away, to another index. */
  supersede(): void {
    this.#control.generation += 1;
  }

  useNames(names: FingerprintTable): void {
    this.#names = names;
    this.#hasGrown = true;
  }

  useSeats(seats: FingerprintTable): void {
    this.#seats = seats;
    this.#hasGrown = true;
  }

  setCatalogue(text: string): void {
    this.#dropText(this.#control.catalogue);
    this.#control.catalogue = this.#write(text);
  }

  /** Null: there is no row. */
  setDomain(number: number, text: string | null): void {
    while (number >= this.#domains.length) {
      this.#domainBuffer = enlarged(this.#domainBuffer, this.#domainBuffer.byteLength * 2);
      this.#domains = new Int32Array(this.#domainBuffer);
      this.#hasGrown = true;
    }
    this.#dropText(this.#domains[number] ?? 0);
    this.#domains[number] = text === null ? 0 : this.#write(text);
  }

  makeRoomForGroup(number: number): void {
    while (number >= this.#groups.capacity) {
      this.#groupBuffer = enlarged(this.#groupBuffer, this.#groupBuffer.byteLength * 2);
      this.#groups = new GroupRecords(this.#groupBuffer);
      this.#hasGrown = true;
    }
  }

  /** Gives where the text is written. */
  writeOverrides(text: string): number {
    return this.#write(text);
  }

  dropOverrides(ref: number): void {
    this.#dropText(ref);
  }

  /** Wins back the room of texts that were dropped, once that is worth it. `groups` are those with overrides. */
  tidy(groups: Iterable<number>): void {
    if (!this.#blobs.isMostlyDropped) return;
    const old = this.#blobs;
    this.#blobs = new BlobStore();
    const moved = (ref: number): number => (ref === 0 ? 0 : this.#write(old.read(ref)));
    this.#control.catalogue = moved(this.#control.catalogue);
    for (const [number, ref] of this.#domains.entries()) this.#domains[number] = moved(ref);
    for (const number of groups) this.#groups.setOverrides(number, moved(this.#groups.read(number).overrides));
    this.#epoch = lastEpoch += 1;
    this.#hasGrown = true;
  }

  #write(text: string): number {
    if (!this.#blobs.hasRoomFor(text)) {
      this.#blobs = this.#blobs.enlargedFor(text);
      this.#hasGrown = true;
    }
    return this.#blobs.write(text);
  }

  #dropText(ref: number): void {
    if (ref !== 0) this.#blobs.drop(ref);
  }

  #publish(): void {
    this.#hasGrown = false;
    this.#memory = this.#collect(this.#memory.generation + 1);
    this.#onMemory(this.#memory);
    this.#control.generation = this.#memory.generation;
  }

  #collect(generation: number): IndexMemory {
    return {
      generation,
      epoch: this.#epoch,
      key: this.key,
      control: this.#control.buffer,
      names: this.#names.buffer,
      seats: this.#seats.buffer,
      domains: this.#domainBuffer,
      groups: this.#groupBuffer,
      blobs: this.#blobs.buffer,
    };
  }
}
