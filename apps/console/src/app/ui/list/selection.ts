import { computed, signal, type Signal } from '@angular/core';
import type { FilterValues } from '../filter-bar/filter-words.ts';
import type { Counted, ListSource } from './list-source.ts';

/** What something is to be done with: rows that were ticked, or all that match a filter but some. */
export type Selected<Row> =
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'matching'; readonly filter: FilterValues; readonly except: readonly string[] };

/** Rows that were ticked one by one, or all that match without those that were unticked. */
export class Selection<Row> {
  readonly #source: Signal<ListSource<Row>>;
  readonly #counted: Signal<Counted | undefined>;
  readonly #named = signal<ReadonlyMap<string, Row>>(new Map());
  readonly #isAll = signal(false);

  readonly isAll = computed(() => this.#isAll() && this.#named().size === 0);
  readonly isEmpty = computed(() => !this.#isAll() && this.#named().size === 0);
  readonly count = computed<number | undefined>(() => {
    if (!this.#isAll()) return this.#named().size;
    const counted = this.#counted();
    return counted === undefined || counted.more ? undefined : counted.count - this.#named().size;
  });

  constructor(source: Signal<ListSource<Row>>, counted: Signal<Counted | undefined>) {
    this.#source = source;
    this.#counted = counted;
  }

  has(row: Row): boolean {
    return this.#named().has(this.#source().idOf(row)) !== this.#isAll();
  }

  toggle(...rows: readonly Row[]): void {
    const [first] = rows;
    if (first === undefined) return;
    // All that are toggled together come to the same, as the first does.
    const names = this.has(first) === this.#isAll();
    this.#named.update((named) => {
      const next = new Map(named);
      for (const row of rows) {
        const id = this.#source().idOf(row);
        if (names) next.set(id, row);
        else next.delete(id);
      }
      return next;
    });
  }

  selectAll(): void {
    this.#named.set(new Map());
    this.#isAll.set(true);
  }

  clear(): void {
    this.#named.set(new Map());
    this.#isAll.set(false);
  }

  /** As it is now; what is ticked later does not change it. */
  selected(): Selected<Row> {
    const named = this.#named();
    if (!this.#isAll()) return { kind: 'rows', rows: [...named.values()] };
    return { kind: 'matching', filter: this.#source().filter, except: [...named.keys()] };
  }
}
