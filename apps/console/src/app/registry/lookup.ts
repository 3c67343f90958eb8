import { inject, Injectable, signal } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import type { Customer, Domain } from '../api/shapes.ts';

const mostAtOnce = 4;

/** Things that rows speak of by their ids, each read once, a few at a time; undefined until it is there. */
class Lookup<Value> {
  readonly #read: (id: string) => Promise<Value>;
  readonly #known = signal<ReadonlyMap<string, Value>>(new Map());
  readonly #asked = new Set<string>();
  /** Another one makes templates ask again. */
  readonly #round = signal(0);
  readonly #waiting: string[] = [];
  #running = 0;

  constructor(read: (id: string) => Promise<Value>) {
    this.#read = read;
  }

  /** May be called while a template is drawn, which is drawn again once it is there. */
  get(id: string): Value | undefined {
    this.#round();
    if (!this.#asked.has(id)) {
      this.#asked.add(id);
      this.#waiting.push(id);
      queueMicrotask(() => this.#next());
    }
    return this.#known().get(id);
  }

  async read(id: string): Promise<Value> {
    const value = await this.#read(id);
    this.#known.update((known) => new Map(known).set(id, value));
    return value;
  }

  /** All is read again where somebody asks for it; what is known stays until then. */
  outdate(): void {
    this.#asked.clear();
    this.#round.update((round) => round + 1);
  }

  #next(): void {
    while (this.#running < mostAtOnce) {
      // Those that came into sight last are looked at now.
      const id = this.#waiting.pop();
      if (id === undefined) return;
      this.#running += 1;
      void this.#readNext(id);
    }
  }

  async #readNext(id: string): Promise<void> {
    await this.read(id).catch(() => undefined);
    this.#running -= 1;
    this.#next();
  }
}

@Injectable({ providedIn: 'root' })
export class KnownCustomers extends Lookup<Customer> {
  constructor() {
    const { client } = inject(Api);
    super((id) => bodyOf(client.GET('/v1/customers/{id}', { params: { path: { id } } })));
  }
}

@Injectable({ providedIn: 'root' })
export class KnownDomains extends Lookup<Domain> {
  constructor() {
    const { client } = inject(Api);
    super((id) => bodyOf(client.GET('/v1/domains/{id}', { params: { path: { id } } })));
  }
}
