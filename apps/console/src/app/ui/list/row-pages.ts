/** A page as the API answers it. */
export interface PageOfRows<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

interface HeldPage<Row> {
  /** By which it is read; undefined for the first one. */
  readonly cursor: string | undefined;
  readonly start: number;
  readonly size: number;
  /** Undefined where it was forgotten, being far from what is looked at. */
  readonly items: readonly Row[] | undefined;
  /** Shown until it is read again. */
  readonly isOld: boolean;
}

/** First and last index, both included. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

const pagesKept = 12;

/**
 * The rows of a list as far as its pages were read, one after the other by their cursors. Pages far away are forgotten, so that a million
 * rows can be walked through, and read again when one comes back to them.
 */
export class RowPages<Row> {
  readonly #pages: readonly HeldPage<Row>[];
  /** null: the list ends here; undefined: nothing was read yet. */
  readonly #nextCursor: string | null | undefined;

  private constructor(pages: readonly HeldPage<Row>[], nextCursor: string | null | undefined) {
    this.#pages = pages;
    this.#nextCursor = nextCursor;
  }

  static none<Row>(): RowPages<Row> {
    return new RowPages<Row>([], undefined);
  }

  /** How many rows are known of. */
  get size(): number {
    const last = this.#pages.at(-1);
    return last === undefined ? 0 : last.start + last.size;
  }

  get isUnread(): boolean {
    return this.#nextCursor === undefined;
  }

  /** Whether the list has no more rows than are known of. */
  get isWhole(): boolean {
    return this.#nextCursor === null;
  }

  rowAt(index: number): Row | undefined {
    const page = this.#pages[this.#pageOf(index)];
    return page?.items?.[index - page.start];
  }

  /** All that is in memory, in the order of the list. */
  held(): readonly { readonly index: number; readonly row: Row }[] {
    return this.#pages.flatMap(({ start, items = [] }) => items.map((row, at) => ({ index: start + at, row })));
  }

  /** The first page that has to be read (again) for these rows to be there; undefined where none has to. */
  missingIn({ first, last }: RowRange): number | undefined {
    const page = this.#pages.findIndex(
      ({ start, size, items, isOld }) => (isOld || items === undefined) && start <= last && (start + size > first || size === 0),
    );
    if (page >= 0) return page;
    return !this.isWhole && last >= this.size ? this.#pages.length : undefined;
  }

  cursorOf(page: number): string | undefined {
    return page < this.#pages.length ? this.#pages[page]?.cursor : (this.#nextCursor ?? undefined);
  }

  /** With a page as it was just read. Where it ends elsewhere than it did, what came after it no longer follows, and is dropped. */
  with(page: number, { items, nextCursor }: PageOfRows<Row>, looked: RowRange): RowPages<Row> {
    const start = this.#pages[page]?.start ?? this.size;
    const read: HeldPage<Row> = { cursor: this.cursorOf(page), start, size: items.length, items, isOld: false };
    const after = this.#pages.slice(page + 1);
    const goesOn = after[0] !== undefined && after[0].cursor === nextCursor && this.#pages[page]?.size === items.length;
    const pages = [...this.#pages.slice(0, page), read, ...(goesOn ? after : [])];
    return new RowPages(forgettingFarFrom(looked, pages), goesOn ? this.#nextCursor : nextCursor);
  }

  /** All to be read again; what is there stays until then. */
  outdated(): RowPages<Row> {
    return new RowPages(
      this.#pages.map((page) => ({ ...page, isOld: true })),
      this.#nextCursor,
    );
  }

  #pageOf(index: number): number {
    let [low, high] = [0, this.#pages.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pages[middle]?.start ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function forgettingFarFrom<Row>({ first }: RowRange, pages: readonly HeldPage<Row>[]): readonly HeldPage<Row>[] {
  const here = pages.findLastIndex(({ start }) => start <= first);
  return pages.map((page, index) =>
    page.items !== undefined && Math.abs(index - here) > pagesKept / 2 ? { ...page, items: undefined } : page,
  );
}
