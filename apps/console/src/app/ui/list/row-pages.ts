/** A page as the API answers it. */
export interface PageOfRows<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

/** How a page is come to: by the cursor of the page before, or past so many rows; without either it is the first. */
export interface WayToPage {
  readonly cursor?: string | undefined;
  readonly skip?: number | undefined;
}

interface HeldPage<Row> {
  /** By which it was read; undefined where it was leapt to. */
  readonly cursor: string | undefined;
  /** Of the page after it; null on the last one. */
  readonly nextCursor: string | null;
  readonly size: number;
  /** Undefined where it was forgotten, being far from what is looked at. */
  readonly items: readonly Row[] | undefined;
  /** Shown until it is read again. */
  readonly isOld: boolean;
}

type Pages<Row> = ReadonlyMap<number, HeldPage<Row>>;

/** First and last index, both included. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

const pagesKept = 12;

/**
 * The rows of a list as far as its pages were read: one after the other by their cursors, or wherever in it one has leapt to. Pages far
 * away are forgotten, so that a million rows can be walked through, and read again when one comes back to them.
 */
export class RowPages<Row> {
  readonly pageSize: number;
  readonly #pages: Pages<Row>;
  /** No row is known to be at this index or after it; undefined until the last page was read. */
  readonly #end: number | undefined;

  private constructor(pageSize: number, pages: Pages<Row>, end: number | undefined) {
    this.pageSize = pageSize;
    this.#pages = pages;
    this.#end = end;
  }

  static none<Row>(pageSize: number): RowPages<Row> {
    return new RowPages<Row>(pageSize, new Map(), undefined);
  }

  /** So many rows there are at least. */
  get size(): number {
    let size = 0;
    for (const [number, page] of this.#pages) size = Math.max(size, number * this.pageSize + page.size);
    return size;
  }

  get isUnread(): boolean {
    return this.#pages.size === 0;
  }

  /** Whether the list has no more rows than are known of. */
  get isWhole(): boolean {
    return this.#end !== undefined && this.#end === this.size;
  }

  /** So many rows there are at most. */
  get most(): number {
    return this.#end ?? Infinity;
  }

  rowAt(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / this.pageSize))?.items?.[index % this.pageSize];
  }

  /** All that is in memory, in the order of the list. */
  held(): readonly { readonly index: number; readonly row: Row }[] {
    return [...this.#pages]
      .toSorted(([one], [other]) => one - other)
      .flatMap(([number, { items = [] }]) => items.map((row, at) => ({ index: number * this.pageSize + at, row })));
  }

  /** The first page that has to be read (again) for these rows to be there; undefined where none has to. */
  missingIn({ first, last }: RowRange): number | undefined {
    const until = Math.min(last, Math.max(0, this.most - 1));
    for (let number = Math.floor(Math.min(first, until) / this.pageSize); number * this.pageSize <= until; number += 1) {
      const page = this.#pages.get(number);
      if (page?.items === undefined || page.isOld) return number;
    }
    return undefined;
  }

  wayTo(number: number): WayToPage {
    if (number === 0) return {};
    const cursor = this.#pages.get(number - 1)?.nextCursor ?? this.#pages.get(number)?.cursor;
    return cursor === undefined ? { skip: number * this.pageSize } : { cursor };
  }

  /** With a page as it was just read. What no longer follows it is dropped. */
  with(number: number, { items, nextCursor }: PageOfRows<Row>, looked: RowRange): RowPages<Row> {
    const start = number * this.pageSize;
    // Nothing is there any more: the list ends before it.
    if (items.length === 0 && number > 0) return new RowPages(this.pageSize, pagesBefore(this.#pages, number), start);
    const read = { cursor: this.wayTo(number).cursor, nextCursor, size: items.length, items, isOld: false };
    const kept = nextCursor === null ? pagesBefore(this.#pages, number) : followed(this.#pages, number, nextCursor);
    const pages = new Map([...kept, [number, read] as const]);
    const end = nextCursor === null ? start + items.length : this.#endAfter(start + items.length);
    const here = Math.floor(Math.min(looked.first, Math.max(0, (end ?? Infinity) - 1)) / this.pageSize);
    return new RowPages(this.pageSize, forgettingFarFrom(here, pages), end);
  }

  /** All to be read again; what is there stays until then. */
  outdated(): RowPages<Row> {
    return new RowPages(
      this.pageSize,
      mapped(this.#pages, (page) => ({ ...page, isOld: true })),
      undefined,
    );
  }

  /** Where the list was thought to end, unless it goes on. */
  #endAfter(size: number): number | undefined {
    return this.#end !== undefined && this.#end > size ? this.#end : undefined;
  }
}

function mapped<Row>(pages: Pages<Row>, change: (page: HeldPage<Row>, number: number) => HeldPage<Row>): Pages<Row> {
  return new Map([...pages].map(([number, page]) => [number, change(page, number)] as const));
}

function pagesBefore<Row>(pages: Pages<Row>, number: number): Pages<Row> {
  return new Map([...pages].filter(([one]) => one < number));
}

/** Those that go on where a page ends now. One that was leapt to is taken to. */
function followed<Row>(pages: Pages<Row>, number: number, nextCursor: string): Pages<Row> {
  const next = pages.get(number + 1);
  if (next === undefined || next.cursor === nextCursor) return pages;
  if (next.cursor !== undefined) return pagesBefore(pages, number + 1);
  return mapped(pages, (page, one) => (one === number + 1 ? { ...page, cursor: nextCursor } : page));
}

function forgettingFarFrom<Row>(here: number, pages: Pages<Row>): Pages<Row> {
  const isFar = (number: number): boolean => Math.abs(number - here) > pagesKept / 2;
  return mapped(pages, (page, number) => (page.items !== undefined && isFar(number) ? { ...page, items: undefined } : page));
}
