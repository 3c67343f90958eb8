import { randomBytes } from 'node:crypto';
import { BlobStore } from './blob-store.ts';
import { FingerprintTable } from './fingerprint-table.ts';
import { DomainRecords } from './domain-records.ts';
import { GroupRecords } from './group-records.ts';
import { Control, type IndexMemory } from './index-memory.ts';

export interface IndexStoreOptions {
  /** Of the fingerprints: 16 bytes. */
  readonly key?: Uint8Array;
  /** What the index begins with. */
  readonly stored?: StoredIndex | undefined;
}

/** An index as it can be kept elsewhere. */
export interface StoredIndex extends Pick<IndexMemory, 'key' | 'names' | 'seats' | 'domains' | 'groups' | 'blobs'> {
  /** Where the catalogue is written among the texts. */
  readonly catalogue: number;
  /** See SeatSlots. */
  readonly slots: Int32Array<SharedArrayBuffer>;
}

/** Names. */
const firstDomains = 64;
let lastEpoch = 0;

/** The shared memory of a licence index as its only writer has it: what is changed, and how it grows. */
export class IndexStore {
  readonly key: Uint8Array;
  #onMemory: (memory: IndexMemory) => void = () => undefined;
  readonly #control = new Control();
  #epoch = (lastEpoch += 1);
  #names: FingerprintTable;
  #seats: FingerprintTable;
  #domains: DomainRecords;
  #groups: GroupRecords;
  #blobs: BlobStore;
  #memory: IndexMemory;
  #depth = 0;
  #hasGrown = false;

  constructor({ stored, key = stored?.key ?? randomBytes(16) }: IndexStoreOptions = {}) {
    this.key = key;
    this.#names = stored ? new FingerprintTable(stored.names) : FingerprintTable.withRoomFor(firstDomains);
    this.#seats = stored ? new FingerprintTable(stored.seats) : FingerprintTable.withRoomFor(0);
    this.#domains = new DomainRecords(stored?.domains);
    this.#groups = new GroupRecords(stored?.groups);
    this.#blobs = new BlobStore(stored?.blobs);
    this.#control.catalogue = stored?.catalogue ?? 0;
    this.#memory = this.#collect(0);
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

  get domains(): DomainRecords {
    return this.#domains;
  }

  get groups(): GroupRecords {
    return this.#groups;
  }

  get byteLength(): number {
    const { names, seats, domains, groups, blobs } = this.#memory;
    return [names, seats, domains, groups, blobs].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** Tells of the buffers now, and whenever there are others, before any reader can miss them. */
  shareWith(onMemory: (memory: IndexMemory) => void): void {
    this.#onMemory = onMemory;
    onMemory(this.#memory);
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
  setDomain(number: number, id: number, text: string | null): void {
    if (number >= this.#domains.capacity) {
      this.#domains = this.#domains.enlarged();
      this.#hasGrown = true;
    }
    this.#dropText(this.#domains.textOf(number));
    this.#domains.write(number, id, text === null ? 0 : this.#write(text));
  }

  makeRoomForGroup(number: number): void {
    if (number < this.#groups.capacity) return;
    this.#groups = this.#groups.enlarged();
    this.#hasGrown = true;
  }

  /** Null where nothing is written. */
  domainText(number: number): string | null {
    const ref = this.#domains.textOf(number);
    return ref === 0 ? null : this.#blobs.read(ref);
  }

  stored(slots: Int32Array<SharedArrayBuffer>): StoredIndex {
    return { ...this.#memory, catalogue: this.#control.catalogue, slots };
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
    for (let number = 1; number < this.#domains.capacity; number += 1) this.#domains.setText(number, moved(this.#domains.textOf(number)));
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
      domains: this.#domains.buffer,
      groups: this.#groups.buffer,
      blobs: this.#blobs.buffer,
    };
  }
}
