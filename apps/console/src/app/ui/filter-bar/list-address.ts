import { Location } from '@angular/common';
import { computed, effect, inject, linkedSignal, signal, untracked, type Signal, type WritableSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { FilterValues } from './filter-words.ts';

/** What a list shows, as its address says it: filters under their names, the order, and the row that Peek shows. */
export class ListAddress {
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #location = inject(Location);
  readonly #params = toSignal(this.#route.queryParamMap, { initialValue: this.#route.snapshot.queryParamMap });

  readonly #filters: WritableSignal<FilterValues>;
  readonly filters: Signal<FilterValues>;
  readonly order = computed(() => this.#params().get('sort') ?? undefined);
  /** What is kept of a view: filters and order, always written alike. */
  readonly query = computed(() => writtenQuery(this.filters(), this.order()));
  readonly peek: WritableSignal<string | undefined>;

  /** `keys`: the filters that the list knows; others in the address are passed over. */
  constructor(keys: readonly string[]) {
    this.#filters = linkedSignal<FilterValues>(
      () => Object.fromEntries(keys.flatMap((key) => (this.#params().get(key) ? [[key, this.#params().get(key) ?? '']] : []))),
      { equal: (one, other) => writtenQuery(one) === writtenQuery(other) },
    );
    this.filters = this.#filters.asReadonly();
    this.peek = signal(this.#params().get('peek') ?? undefined);
    effect(() => this.#writePeek(this.peek()));
  }

  /** Each is a step of the browser's history. */
  narrowTo(filters: FilterValues): void {
    // Before the address has followed, the next filter may come.
    this.#filters.set(filters);
    this.#go(filters, this.order());
  }

  sortBy(sort: string | undefined): void {
    this.#go(this.filters(), sort);
  }

  #go(filters: FilterValues, sort: string | undefined): void {
    this.peek.set(undefined);
    void this.#router.navigate([], { relativeTo: this.#route, queryParams: { ...filters, ...(sort !== undefined && { sort }) } });
  }

  /** Peek walks with the arrows: its rows are no steps of the history. */
  #writePeek(peek: string | undefined): void {
    const queryParams = untracked(() => ({ ...this.filters(), ...(this.order() && { sort: this.order() }), ...(peek && { peek }) }));
    const tree = this.#router.createUrlTree([], { relativeTo: this.#route, queryParams });
    const path = this.#router.serializeUrl(tree);
    if (path !== this.#location.path()) this.#location.replaceState(path, '', history.state);
  }
}

function writtenQuery(filters: FilterValues, sort?: string): string {
  const pairs = Object.entries(filters).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return new URLSearchParams([...pairs, ...(sort === undefined ? [] : [['sort', sort]])]).toString();
}
