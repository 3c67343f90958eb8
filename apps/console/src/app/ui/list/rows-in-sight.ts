import { computed } from '@angular/core';
import type { ListRows } from './list-rows.ts';
import type { RowWindow } from './row-window.ts';

/** The rows of a list that are drawn: those around what is in sight, as far as they have been read. */
export class RowsInSight<Row> {
  readonly #rows: ListRows<Row>;
  readonly #window: RowWindow;

  /** Without its row where it is still to come. */
  readonly entries = computed(() => {
    const [{ first, last }, pages] = [this.#window.range(), this.#rows.pages()];
    const until = Math.min(last, this.#rows.length() - 1);
    return Array.from({ length: Math.max(0, until - first + 1) }, (_, at) => ({ index: first + at, row: pages.rowAt(first + at) }));
  });

  /** The number of the row that one has leapt to, until it is there. */
  readonly awaited = computed(() => {
    const [index, pages] = [this.#window.firstInSight(), this.#rows.pages()];
    if (pages.isUnread || index === 0 || this.#rows.error() !== undefined) return undefined;
    return pages.rowAt(index) === undefined && index < this.#rows.length() ? index + 1 : undefined;
  });

  constructor(rows: ListRows<Row>, window: RowWindow) {
    this.#rows = rows;
    this.#window = window;
  }
}
