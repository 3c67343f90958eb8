import { computed, inject, type Signal } from '@angular/core';
import { Preferences, type ListName } from '../../session/preferences.ts';
import { chosenColumns, leastWidthOf, tracksOf } from './column-layout.ts';
import type { Column, ListCell } from './list-column.ts';

interface Parts<Row> {
  readonly all: Signal<readonly Column[]>;
  readonly cells: Signal<readonly ListCell<Row>[]>;
  /** Under which the choice of columns is kept. */
  readonly personal: Signal<ListName | undefined>;
  readonly isSelectable: Signal<boolean>;
}

/** Which columns of a list are drawn, by which templates, and how wide. To be made where a component is. */
export class ListColumns<Row> {
  readonly #preferences = inject(Preferences);
  readonly #parts: Parts<Row>;

  readonly #edges = computed(() => ({ start: this.#parts.isSelectable() ? 44 : 12, end: 44 }));
  readonly #shown = computed(() => {
    const kept = this.#preferences.document()?.listColumns.find(({ list }) => list === this.#parts.personal());
    return chosenColumns(this.#parts.all(), kept?.columns);
  });
  readonly shownKeys = computed(() => this.#shown().map(({ key }) => key));
  readonly drawn = computed(() => {
    const templates = new Map(this.#parts.cells().map(({ slCell, template }) => [slCell(), template]));
    return this.#shown().map((column) => ({ ...column, template: templates.get(column.key) ?? null }));
  });
  readonly tracks = computed(() => tracksOf(this.#shown(), this.#edges()));
  readonly leastWidth = computed(() => leastWidthOf(this.#shown(), this.#edges()));

  constructor(parts: Parts<Row>) {
    this.#parts = parts;
  }
}
