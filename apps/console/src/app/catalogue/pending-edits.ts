import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { SessionStore } from '../session/session-store.ts';
import { CatalogueStore } from './catalogue-store.ts';
import { commandsOf, stillEdits, withEdit, type Edit, type Edits } from './grid/edits.ts';
import type { FeatureValue } from './grid/read-value.ts';

/** Cells that were changed and are not saved, of all grids together. They outlive a reload of the page. */
@Injectable()
export class PendingEdits {
  readonly #store = inject(CatalogueStore);
  /** What one person has changed is not shown to another who signs in in the same tab. */
  readonly #storageKey = `seatledger.catalogue.edits.${inject(SessionStore).operator()?.id ?? ''}`;
  readonly #edits = signal<Edits>(kept(this.#storageKey));

  readonly columns = computed(() => [this.#store.defaults(), ...this.#store.profiles(), ...this.#store.packs()]);

  /** Without what has been saved, or deleted, by somebody else meanwhile. */
  readonly edits = computed<Edits>(() => {
    const catalogue = this.#store.catalogue();
    return catalogue === undefined ? [] : stillEdits(this.#edits(), this.columns(), catalogue.features);
  });
  readonly commands = computed(() => commandsOf(this.edits()));

  constructor() {
    effect(() => sessionStorage.setItem(this.#storageKey, JSON.stringify(this.#edits())));
  }

  set(edit: Edit, saved: FeatureValue | undefined): void {
    this.#edits.set(withEdit(this.edits(), edit, saved));
  }

  discard(): void {
    this.#edits.set([]);
  }

  /** Puts back what was discarded. */
  restore(edits: Edits): void {
    this.#edits.set(edits);
  }
}

function kept(storageKey: string): Edits {
  return JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as Edits;
}
