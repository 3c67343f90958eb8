import { computed, DestroyRef, effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { Counted, ListSource } from './list-source.ts';
import { RowPages, type RowRange } from './row-pages.ts';

const pageSize = 100;

/** The rows of a source, read as they come into sight. What is shown stays until what follows it is there. */
export class ListRows<Row> {
  readonly #source: Signal<ListSource<Row>>;
  readonly #sought: Signal<RowRange>;
  readonly #pages = signal(RowPages.none<Row>());
  readonly #isReading = signal(false);
  readonly #error = signal<unknown>(undefined);
  readonly #counted = signal<Counted | undefined>(undefined);
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
    return pages.isWhole ? { count: pages.size, more: false } : this.#counted();
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
    void this.#readOn();
    void this.#count(this.#source(), this.#reading.signal);
  }

  /** One page at a time; the effect above comes again for the next. */
  async #readOn(): Promise<void> {
    if (this.#isReading() || this.#error() !== undefined) return;
    const [source, { signal: aborted }] = [this.#source(), this.#reading];
    const isNew = this.#readSource() !== source;
    const before = isNew ? RowPages.none<Row>() : this.#pages();
    const page = before.missingIn(this.#sought());
    if (page === undefined) return;
    this.#isReading.set(true);
    try {
      const answer = await source.read({ limit: pageSize, cursor: before.cursorOf(page), signal: aborted });
      if (aborted.aborted) return;
      this.#isReading.set(false);
      this.#readSource.set(source);
      this.#pages.update((pages) => (isNew ? before : pages).with(page, answer, this.#sought()));
    } catch (error) {
      if (aborted.aborted) return;
      this.#isReading.set(false);
      this.#error.set(error);
    }
  }

  async #count(source: ListSource<Row>, signal: AbortSignal): Promise<void> {
    if (this.#readSource() !== source) this.#counted.set(undefined);
    const counted = await source.count?.(signal).catch(() => undefined);
    if (!signal.aborted) this.#counted.set(counted);
  }
}
