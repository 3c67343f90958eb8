import { computed, inject, Injectable, signal } from '@angular/core';
import { Api, problemOf, versionedOf, type Versioned } from '../api/api.ts';
import type { Answer, Sent } from '../api/shapes.ts';

export type PreferenceValues = Sent<'/v1/preferences', 'put'>;
export type PersonalList = PreferenceValues['listColumns'][number]['list'];

/** What a person has chosen for themselves, as the server keeps it with their account. */
@Injectable({ providedIn: 'root' })
export class KeptPreferences {
  readonly #client = inject(Api).client;
  readonly #kept = signal<Versioned<Answer<'/v1/preferences', 'get'>> | undefined>(undefined);
  #reading: Promise<void> | undefined;
  /** Changes are sent one after the other, each made to what the one before came to. */
  #last: Promise<void> = Promise.resolve();

  readonly values = computed<PreferenceValues | undefined>(() => this.#kept()?.value);

  /** Read once; a failure leaves what holds for whoever has chosen nothing. */
  load(): Promise<void> {
    return (this.#reading ??= this.#read().catch(() => {
      this.#reading = undefined;
    }));
  }

  /** `change` is made again to what somebody else's window has made of them meanwhile. */
  change(change: (values: PreferenceValues) => PreferenceValues): Promise<void> {
    const sent = this.#last.then(() => this.#send(change));
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  async #send(change: (values: PreferenceValues) => PreferenceValues): Promise<void> {
    if (this.#kept() === undefined) await this.#read();
    try {
      await this.#put(change);
    } catch (error) {
      if (problemOf(error).status !== 412) throw error;
      await this.#read();
      await this.#put(change);
    }
  }

  async #put(change: (values: PreferenceValues) => PreferenceValues): Promise<void> {
    const kept = this.#kept();
    if (kept === undefined) return;
    const { version: _, ...values } = kept.value;
    const params = { header: { 'if-match': kept.etag } };
    this.#kept.set(await versionedOf(this.#client.PUT('/v1/preferences', { params, body: change(values) })));
  }

  async #read(): Promise<void> {
    this.#kept.set(await versionedOf(this.#client.GET('/v1/preferences')));
  }
}
