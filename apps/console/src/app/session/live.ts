import { inject, Injectable, signal } from '@angular/core';
import type { RequestCounts } from '../api/shapes.ts';
import { SessionStore } from './session-store.ts';

export type ChangedKind = 'catalogue' | 'customer' | 'domain' | 'user';

/** What the server tells by itself while a page is open (`GET /v1/stream`). It comes back by itself where the line breaks. */
@Injectable({ providedIn: 'root' })
export class Live {
  readonly #session = inject(SessionStore);
  readonly #requests = signal<RequestCounts | undefined>(undefined);
  readonly #changes = signal<Readonly<Record<ChangedKind, number>>>({ catalogue: 0, customer: 0, domain: 0, user: 0 });
  #source: EventSource | undefined;

  /** Of change requests, as far as the person may read them. */
  readonly requests = this.#requests.asReadonly();
  /** Counts up by kind when something of it has changed: a parameter for a resource that is to be read again then. */
  readonly changes = this.#changes.asReadonly();

  /** While somebody is signed in and looks at the console. */
  start(): void {
    if (this.#source !== undefined || !this.#session.isComplete()) return;
    const source = new EventSource('/v1/stream');
    source.addEventListener('change-requests', ({ data }) => this.#requests.set(JSON.parse(data) as RequestCounts));
    source.addEventListener('registry', ({ data }) => this.#count((JSON.parse(data) as { kinds: readonly ChangedKind[] }).kinds));
    source.addEventListener('re-read', () => this.#count(['catalogue', 'customer', 'domain', 'user']));
    this.#source = source;
  }

  stop(): void {
    this.#source?.close();
    this.#source = undefined;
  }

  #count(kinds: readonly ChangedKind[]): void {
    this.#changes.update((changes) => {
      const counted = { ...changes };
      for (const kind of kinds) counted[kind] += 1;
      return counted;
    });
  }
}
