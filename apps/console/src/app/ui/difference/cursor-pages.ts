import { computed, signal } from '@angular/core';

/** Which page of a list is looked at, where the API leads from one to the next by cursors alone. */
export class CursorPages {
  readonly #size: number;
  readonly #cursors = signal<readonly (string | undefined)[]>([undefined]);

  /** Of the page that is looked at; undefined for the first. */
  readonly cursor = computed(() => this.#cursors().at(-1));
  /** How many rows lie before it. */
  readonly before = computed(() => (this.#cursors().length - 1) * this.#size);

  constructor(size: number) {
    this.#size = size;
  }

  go(nextCursor: string): void {
    this.#cursors.update((cursors) => [...cursors, nextCursor]);
  }

  back(): void {
    this.#cursors.update((cursors) => cursors.slice(0, Math.max(cursors.length - 1, 1)));
  }

  restart(): void {
    this.#cursors.set([undefined]);
  }
}
