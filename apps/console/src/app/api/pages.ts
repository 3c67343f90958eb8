import { computed, linkedSignal, type Signal, signal } from '@angular/core';
import { problemOf } from './api.ts';
import { freshResource } from './fresh-resource.ts';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** A list of the API, read a page at a time as somebody asks for more. What there is stays while it is read anew. */
export class Pages<Query, Item> {
  readonly #read: (query: Query, cursor: string | undefined, signal?: AbortSignal) => Promise<Page<Item>>;
  readonly #query: () => Query | undefined;
  readonly #first;
  readonly #shown;
  readonly #moreError = signal<unknown>(undefined);
  readonly isReadingMore = signal(false);
  readonly items: Signal<readonly Item[] | undefined>;
  readonly hasMore: Signal<boolean>;
  readonly error: Signal<unknown>;

  /** Nothing is read while `query` gives undefined. */
  constructor(
    query: () => Query | undefined,
    read: (query: Query, cursor: string | undefined, signal?: AbortSignal) => Promise<Page<Item>>,
  ) {
    this.#query = query;
    this.#read = read;
    this.#first = freshResource({ params: query, loader: ({ params, abortSignal }) => read(params, undefined, abortSignal) });
    this.#shown = linkedSignal<Page<Item> | undefined, Page<Item> | undefined>({
      source: () => (this.#first.hasValue() ? this.#first.value() : undefined),
      computation: (page, before) => page ?? before?.value,
    });
    this.items = computed(() => this.#shown()?.items);
    this.hasMore = computed(() => (this.#shown()?.nextCursor ?? null) !== null);
    this.error = computed(() => this.#moreError() ?? this.#first.error());
  }

  async more(): Promise<void> {
    const [query, before] = [this.#query(), this.#shown()];
    if (query === undefined || before === undefined || before.nextCursor === null || this.isReadingMore()) return;
    this.isReadingMore.set(true);
    this.#moreError.set(undefined);
    try {
      const { items, nextCursor } = await this.#read(query, before.nextCursor);
      // Of another list by now: what was read is not of it.
      if (this.#shown() === before) this.#shown.set({ items: [...before.items, ...items], nextCursor });
    } catch (error) {
      this.#moreError.set(problemOf(error));
    } finally {
      this.isReadingMore.set(false);
    }
  }

  reload(): void {
    this.#moreError.set(undefined);
    this.#first.reload();
  }
}
