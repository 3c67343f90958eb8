const idsPerPage = 4096;

/** Where the seats of users are, by their ids: 4 bytes each, where ids lie close together, as those that a database gives out do. */
export class SeatSlots {
  /** Slot + 1 by the rest of the id, 0 where there is none. */
  readonly #pages = new Map<number, Int32Array>();

  /** @param stored as {@link stored} gives it */
  constructor(stored: Int32Array<SharedArrayBuffer> = new Int32Array(new SharedArrayBuffer(0))) {
    for (let at = 0; at < stored.length; at += 1 + idsPerPage)
      this.#pages.set(stored[at] ?? 0, Int32Array.from(stored.subarray(at + 1, at + 1 + idsPerPage)));
  }

  /** The pages one after the other, the number of each before it. */
  stored(): Int32Array<SharedArrayBuffer> {
    const stored = new Int32Array(new SharedArrayBuffer(this.#pages.size * (1 + idsPerPage) * Int32Array.BYTES_PER_ELEMENT));
    let at = 0;
    for (const [page, slots] of this.#pages) {
      stored[at] = page;
      stored.set(slots, at + 1);
      at += 1 + idsPerPage;
    }
    return stored;
  }

  get byteLength(): number {
    return this.#pages.size * idsPerPage * Int32Array.BYTES_PER_ELEMENT;
  }

  /** -1 where there is none. */
  slotOf(id: number): number {
    return (this.#pages.get(pageOf(id))?.[id % idsPerPage] ?? 0) - 1;
  }

  set(id: number, slot: number): void {
    const page = pageOf(id);
    let slots = this.#pages.get(page);
    if (slots === undefined) {
      slots = new Int32Array(idsPerPage);
      this.#pages.set(page, slots);
    }
    slots[id % idsPerPage] = slot + 1;
  }

  delete(id: number): void {
    const slots = this.#pages.get(pageOf(id));
    if (slots !== undefined) slots[id % idsPerPage] = 0;
  }

  /** The ids between two, both included, that have a slot; in no order. */
  *idsBetween(first: number, last: number): Iterable<number> {
    for (const page of this.#pagesBetween(pageOf(first), pageOf(last))) {
      const slots = this.#pages.get(page);
      if (slots === undefined) continue;
      const start = page * idsPerPage;
      const end = Math.min(last - start, idsPerPage - 1);
      for (let at = Math.max(0, first - start); at <= end; at += 1) if (slots[at] !== 0) yield start + at;
    }
  }

  /** The ids page by page, each with its slot: what is done with a page is done at once. */
  *pages(): Iterable<readonly (readonly [id: number, slot: number])[]> {
    for (const [page, slots] of this.#pages) {
      const found: (readonly [number, number])[] = [];
      for (const [at, slot] of slots.entries()) if (slot !== 0) found.push([page * idsPerPage + at, slot - 1]);
      yield found;
    }
  }

  /** Whose slots these are; those that are nobody's are left out. Looks at all ids, two nanoseconds each. */
  idsBySlot(slots: readonly number[]): ReadonlyMap<number, number> {
    const wanted = new Uint8Array((slots.reduce((a, b) => Math.max(a, b), 0) >> 3) + 1);
    for (const slot of slots) if (slot >= 0) wanted[slot >> 3] = (wanted[slot >> 3] ?? 0) | (1 << (slot & 7));
    const ids = new Map<number, number>();
    for (const [page, own] of this.#pages) {
      for (let at = 0; at < idsPerPage; at += 1) {
        const slot = (own[at] ?? 0) - 1;
        if (slot >= 0 && (wanted[slot >> 3] ?? 0) & (1 << (slot & 7))) ids.set(slot, page * idsPerPage + at);
      }
    }
    return ids;
  }

  #pagesBetween(first: number, last: number): Iterable<number> {
    if (last - first > this.#pages.size) return this.#pages.keys().filter((page) => page >= first && page <= last);
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  }
}

function pageOf(id: number): number {
  return Math.floor(id / idsPerPage);
}
