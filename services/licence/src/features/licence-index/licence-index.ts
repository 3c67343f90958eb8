import { setImmediate } from 'node:timers/promises';
import { FingerprintTable } from './fingerprint-table.ts';
import { Fingerprints, nameSpace } from './fingerprints.ts';
import type { IndexMemory } from './index-memory.ts';
import { IndexReader } from './index-reader.ts';
import { IndexStore, type IndexStoreOptions, type StoredIndex } from './index-store.ts';
import type { CatalogueRows, DomainRow, IdRange, OverrideRow, SeatTerms, UserRow } from './rows.ts';
import { SeatGroups } from './seat-groups.ts';
import { SeatSlots } from './seat-slots.ts';

const noOverrides: readonly OverrideRow[] = [];
/** Checks go on after so many pages of ids, while room is made for seats. */
const pagesPerSlice = 4;

/** All that a check needs, in shared memory. What is done in one {@link change} is one step: no check sees the middle of it. */
export class LicenceIndex {
  /** For checks on this thread. */
  readonly reader = new IndexReader(() => this.memory, true);
  readonly #store: IndexStore;
  readonly #groups: SeatGroups;
  readonly #fingerprints: Fingerprints;
  #slots: SeatSlots;

  constructor(options?: IndexStoreOptions) {
    this.#store = new IndexStore(options);
    this.#groups = new SeatGroups(this.#store);
    this.#fingerprints = new Fingerprints(this.#store.key);
    this.#slots = new SeatSlots(options?.stored?.slots);
  }

  get memory(): IndexMemory {
    return this.#store.memory;
  }

  /** How many seats there are. */
  get size(): number {
    return this.#store.seats.size;
  }

  get byteLength(): number {
    return this.#store.byteLength + this.#slots.byteLength;
  }

  /** As it is until the next change. */
  stored(): StoredIndex {
    return this.#store.stored(this.#slots.stored());
  }

  change(work: () => void): void {
    this.#store.change(work);
  }

  /** Tells of its memory now, and whenever there are other buffers, before any reader can miss them. */
  shareWith(onMemory: (memory: IndexMemory) => void): void {
    this.#store.shareWith(onMemory);
  }

  /** Sends the readers of other threads to the index that has taken its place. */
  supersede(): void {
    this.#store.supersede();
  }

  setCatalogue(rows: CatalogueRows): void {
    this.change(() => this.#store.setCatalogue(JSON.stringify(rows)));
  }

  /** `rows` are all the domains there are with ids in `ranges`. */
  replaceDomains(ranges: readonly IdRange[], rows: readonly DomainRow[]): void {
    this.change(() => {
      const known = this.#groups.domainsIn(ranges);
      // All names go before any comes: they may have changed hands.
      for (const domain of known) {
        this.#removeNames(domain.number, domain.names);
        this.#groups.setRow(domain, null);
      }
      for (const row of rows) this.#putDomain(row);
      for (const domain of known) this.#groups.dropIfUnused(domain);
      this.#groups.tidy();
    });
  }

  /** Makes room for so many users. Checks go on meanwhile; changes must wait. */
  async makeRoomFor(users: number): Promise<void> {
    const { seats } = this.#store;
    if (seats.hasRoomFor(users)) return;
    const larger = FingerprintTable.withRoomFor(seats.size + users);
    const slots = new SeatSlots();
    let pages = 0;
    for (const page of this.#slots.pages()) {
      for (const [id, slot] of page) if (seats.valueAt(slot) !== 0) slots.set(id, larger.insertFrom(seats, slot));
      pages += 1;
      if (pages % pagesPerSlice === 0) await setImmediate();
    }
    this.#slots = slots;
    this.change(() => this.#store.useSeats(larger));
  }

  /** `rows` are all the users there are with ids in `ranges`. Needs room for them. */
  replaceUsers(ranges: readonly IdRange[], rows: readonly UserRow[], overrides: ReadonlyMap<number, readonly OverrideRow[]>): void {
    const present = new Set(rows.map(({ id }) => id));
    this.change(() => {
      for (const { firstId, lastId } of ranges) {
        for (const id of this.#slots.idsBetween(firstId, lastId)) if (!present.has(id)) this.#remove(id);
      }
      for (const row of rows) {
        const { domain, group } = this.#groups.join(row, overrides.get(row.id) ?? noOverrides);
        this.#put(row.id, group, this.#fingerprints.ofText(domain, row.localPart, 0, row.localPart.length));
      }
      this.#groups.tidy();
    });
  }

  /** The ids of the users with the seats of these fingerprints, in their order; undefined where there is none. */
  usersOf(fingerprints: readonly Int32Array[]): readonly (number | undefined)[] {
    const slots = fingerprints.map((fingerprint) => this.#store.seats.find(fingerprint));
    const ids = this.#slots.idsBySlot(slots);
    return slots.map((slot) => ids.get(slot));
  }

  /** One more user, its local part as UTF-8. Needs room for one. */
  putUser(id: number, terms: SeatTerms, overrides: readonly OverrideRow[] | undefined, bytes: Uint8Array, from: number, to: number): void {
    this.change(() => {
      const { domain, group } = this.#groups.join(terms, overrides ?? noOverrides);
      this.#put(id, group, this.#fingerprints.ofBytes(domain, bytes, from, to));
    });
  }

  #putDomain(row: DomainRow): void {
    const domain = this.#groups.domainWithId(row.id);
    this.#removeNames(domain.number, domain.names);
    this.#groups.setRow(domain, row);
    if (!this.#store.names.hasRoomFor(row.names.length)) this.#store.useNames(this.#store.names.withRoomForMore(row.names.length));
    const { names } = this.#store;
    for (const name of row.names) {
      if (!this.#fingerprints.ofText(nameSpace, name, 0, name.length)) continue;
      const found = names.find(this.#fingerprints.words);
      if (found !== -1) names.removeAt(found);
      names.insert(this.#fingerprints.words, domain.number);
    }
  }

  #removeNames(number: number, gone: readonly string[]): void {
    const { names } = this.#store;
    for (const name of gone) {
      if (!this.#fingerprints.ofText(nameSpace, name, 0, name.length)) continue;
      const found = names.find(this.#fingerprints.words);
      if (found !== -1 && names.valueAt(found) === number) names.removeAt(found);
    }
  }

  /** Gives the user the seat at the address last taken, and no other; takes it from whoever had it. */
  #put(id: number, group: number, isAddress: boolean): void {
    const { seats } = this.#store;
    const { words } = this.#fingerprints;
    const found = isAddress ? seats.find(words) : -1;
    const own = this.#slots.slotOf(id);
    if (found !== -1 && found === own) {
      this.#groups.leave(seats.valueAt(found));
      seats.setValueAt(found, group);
      return;
    }
    if (found !== -1) this.#vacate(found);
    if (own !== -1) this.#vacate(own);
    if (isAddress) this.#slots.set(id, seats.insert(words, group));
    else this.#groups.leave(group);
  }

  #remove(id: number): void {
    this.#vacate(this.#slots.slotOf(id));
    this.#slots.delete(id);
  }

  /** The slot may be somebody's whose address another has taken: then it is vacant already. */
  #vacate(slot: number): void {
    const { seats } = this.#store;
    const group = seats.valueAt(slot);
    if (group === 0) return;
    seats.removeAt(slot);
    this.#groups.leave(group);
  }
}
