import { computed, linkedSignal, signal, type Signal } from '@angular/core';
import { freshResource } from './fresh-resource.ts';

export interface GrowingPage<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface GrowingList<Item> {
  /** undefined until the first page has been read. */
  readonly items: Signal<readonly Item[] | undefined>;
  readonly hasMore: Signal<boolean>;
  readonly error: Signal<unknown>;
  /** Adds the next page. */
  more(): Promise<void>;
  /** From the first page on, unless more than that is shown: nothing goes away from under somebody's eyes. */
  reload(): boolean;
}

/** A list that is shown from its beginning on, and grows by a page when somebody wants to see more. */
export function growingList<Item, Params>(
  params: () => Params | undefined,
  readPage: (params: Params, cursor: string | undefined, signal?: AbortSignal) => Promise<GrowingPage<Item>>,
): GrowingList<Item> {
  const first = freshResource({ params, loader: ({ params, abortSignal }) => readPage(params as Params, undefined, abortSignal) });
  const firstPage = computed(() => (first.hasValue() ? first.value() : undefined));
  const added = linkedSignal<GrowingPage<Item> | undefined, readonly GrowingPage<Item>[]>({ source: firstPage, computation: () => [] });
  const nextCursor = computed(() => (added().at(-1) ?? firstPage())?.nextCursor ?? null);
  const failure = signal<unknown>(undefined);
  return {
    items: computed(() => firstPage() && [firstPage(), ...added()].flatMap((page) => page?.items ?? [])),
    hasMore: computed(() => nextCursor() !== null),
    error: computed(() => first.error() ?? failure()),
    async more() {
      const [cursor, wanted, before] = [nextCursor(), params(), firstPage()];
      if (cursor === null || wanted === undefined) return;
      try {
        const page = await readPage(wanted, cursor);
        if (before === firstPage()) added.update((pages) => [...pages, page]);
        failure.set(undefined);
      } catch (error) {
        failure.set(error);
      }
    },
    reload: () => {
      const isWhole = failure() === undefined && first.error() === undefined;
      if (isWhole && added().length > 0) return false;
      failure.set(undefined);
      return first.reload();
    },
  };
}
