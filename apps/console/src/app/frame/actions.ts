import { Injectable, signal } from '@angular/core';
import type { IconName } from '../ui/icons.ts';

export interface Action {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  readonly run: () => void;
}

/** What the palette offers to do. A screen adds what can be done with what it shows. */
@Injectable({ providedIn: 'root' })
export class Actions {
  readonly #all = signal<readonly Action[]>([]);
  readonly all = this.#all.asReadonly();

  /** Returns what takes them away again. */
  add(...added: readonly Action[]): () => void {
    this.#all.update((all) => [...added, ...all]);
    return () => this.#all.update((all) => all.filter((action) => !added.includes(action)));
  }
}
