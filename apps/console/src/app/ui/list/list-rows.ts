import { computed, DestroyRef, effect, inject, signal, untracked, type Signal } from '@angular/core';
import { ListCountReading } from './list-count-reading.ts';
import type { Counted, ListSource } from './list-source.ts';
import { RowPages, type RowRange } from './row-pages.ts';

const pageSize = 100;
const skeletonRows = 12;
/** Whoever drags the scrollbar passes many places, and stays at one. */
const restMs = 100;

/** The rows of a source, read as they come into sight. What is shown stays until what follows it is there. */
export class ListRows<Row> {
  readonly #source: Signal<ListSource<Row>>;
  readonly #sought: Signal<RowRange>;
  readonly #pages = signal(RowPages.none<Row>(pageSize));
  readonly #isReading = signal(false);
  readonly #error = signal<unknown>(undefined);
  readonly #count = new ListCountReading<Row>();
  /** The source whose rows these are; another one while the first page of a new source is awaited. */
  readonly #readSource = signal<ListSource<Row> | undefined>(undefined);
  #reading = new AbortController();

  readonly pages = this.#pages.asReadonly();
  readonly error = this.#error.asReadonly();
  /** Whether what is shown is of other filters than those of the moment, or is being read again. */
  readonly isBehind = computed(() => this.#isReading() && this.#readSource() !== this.#source() && !this.#pages().isUnread);
  readonly isEmpty = computed(() => this.#pages().isWhole && this.#pages().size === 0);
  /** How many match: counted by the server, or known since all were read. */
  readonly counted = computed<Counted | undefined>(() => {
    const pages = this.#pages();
    return pages.isWhole ? { count: pages.size, more: false } : this.#count.counted();
  });
  /** How many rows there is room for. Where nobody has counted them, some that are to come are drawn below what was read. */
  readonly length = computed(() => {
    const [pages, counted] = [this.#pages(), this.counted()];
    if (pages.isWhole || (this.error() !== undefined && pages.isUnread)) return pages.size;
    const known = counted === undefined || counted.more || counted.count <= pages.size ? pages.size + skeletonRows : counted.count;
    return Math.min(known, pages.most);
  });

  constructor(source: Signal<ListSource<Row>>, sought: Signal<RowRange>) {
    this.#source = source;
    this.#sought = sought;
    inject(DestroyRef).onDestroy(() => this.#reading.abort());
    effect(() => {
      source();
      untracked(() => this.#start());
    });
    effect(() => {
      sought();
      this.#pages();
      untracked(() => void this.#readOn());
    });
  }

  /** After a change: what is looked at is read again. */
  reload(): void {
    this.#pages.update((pages) => pages.outdated());
    this.#start();
  }

  #start(): void {
    this.#reading.abort();
    this.#reading = new AbortController();
    this.#isReading.set(false);
    this.#error.set(undefined);
    if (this.#readSource() !== this.#source()) this.#count.forget();
    void this.#readOn();
    void this.#count.read(this.#source(), this.#reading.signal);
  }

  /** One page at a time; the effect above comes again for the next. */
  async #readOn(): Promise<void> {
    if (this.#isReading() || this.#error() !== undefined || this.#missing() === undefined) return;
    const { signal: aborted } = this.#reading;
    this.#isReading.set(true);
    try {
      await this.#rest(aborted);
      const page = this.#missing();
      if (page !== undefined) await this.#readPage(page, aborted);
    } catch (error) {
      if (!aborted.aborted) this.#error.set(error);
    } finally {
      if (!aborted.aborted) this.#isReading.set(false);
    }
  }

  async #readPage(page: number, signal: AbortSignal): Promise<void> {
    const [source, before] = [this.#source(), this.#before()];
    const way = before.wayTo(page);
    const of = way.skip === undefined ? undefined : this.counted()?.count;
    const answer = await source.read({ limit: pageSize, ...way, of, signal });
    if (signal.aborted) return;
    this.#readSource.set(source);
    this.#pages.set(before.with(page, answer, this.#sought()));
  }

  /** Before a leap. */
  async #rest(signal: AbortSignal): Promise<void> {
    const page = this.#missing();
    if (page === undefined || this.#before().wayTo(page).skip === undefined) return;
    await new Promise((resolve) => setTimeout(resolve, restMs));
    signal.throwIfAborted();
  }

  /** What is held of the source of the moment. */
  #before(): RowPages<Row> {
    return this.#readSource() === this.#source() ? this.#pages() : RowPages.none<Row>(pageSize);
  }

  #missing(): number | undefined {
    const before = this.#before();
    // A list is begun at its beginning, wherever in the last one somebody stood.
    return before.isUnread ? 0 : before.missingIn(this.#sought());
  }
}
