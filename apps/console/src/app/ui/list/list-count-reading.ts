import { signal } from '@angular/core';
import type { Counted, ListSource } from './list-source.ts';

/** As far as the API goes into a list. */
const mostCounted = 10_000_000;
/** Counting far takes its time. */
const countedFarForMs = 60_000;

/** How many rows the server has counted. */
export class ListCountReading<Row> {
  readonly #counted = signal<Counted | undefined>(undefined);
  readonly counted = this.#counted.asReadonly();
  #countedFarAt = -Infinity;

  forget(): void {
    this.#counted.set(undefined);
    this.#countedFarAt = -Infinity;
  }

  /** First what is soon counted, then, where there are more, all of them. */
  async read({ count }: ListSource<Row>, aborted: AbortSignal): Promise<void> {
    const counted = await count?.(aborted).catch(() => undefined);
    if (aborted.aborted) return;
    const knowsBetter = counted?.more === true && performance.now() - this.#countedFarAt < countedFarForMs;
    if (!knowsBetter) this.#counted.set(counted);
    if (counted?.more !== true || knowsBetter) return;
    const all = await count?.(aborted, mostCounted).catch(() => undefined);
    if (aborted.aborted || all === undefined) return;
    this.#countedFarAt = performance.now();
    this.#counted.set(all);
  }
}
