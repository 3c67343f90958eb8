import { inject, Injectable } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import type { SearchHit } from '../api/shapes.ts';
import type { FilterOption } from '../ui/filter-bar/filter-words.ts';
import { KnownCustomers, KnownDomains } from './lookup.ts';

/** Customers, domains and profiles by a few letters, for filters and forms. */
@Injectable({ providedIn: 'root' })
export class FoundThings {
  readonly #client = inject(Api).client;
  readonly #customers = inject(KnownCustomers);
  readonly #domains = inject(KnownDomains);
  #profiles: Promise<readonly FilterOption[]> | undefined;

  readonly customers = async (q: string, signal: AbortSignal): Promise<readonly FilterOption[]> => this.#search('customer', q, signal);
  readonly domains = async (q: string, signal: AbortSignal): Promise<readonly FilterOption[]> => this.#search('domain', q, signal);
  /** By their addresses: a user is found by name as well. */
  readonly users = async (q: string, signal: AbortSignal): Promise<readonly FilterOption[]> => {
    const hits = await this.#hits('user', q, signal);
    return hits.map(({ title, subtitle }) => ({ value: subtitle ?? title, label: subtitle === null ? title : `${title} · ${subtitle}` }));
  };
  readonly customerName = async (id: string): Promise<string> => (this.#customers.get(id) ?? (await this.#customers.read(id))).name;
  readonly domainName = async (id: string): Promise<string> => (this.#domains.get(id) ?? (await this.#domains.read(id))).name;

  /** All of them: a vendor has a handful. */
  profiles(): Promise<readonly FilterOption[]> {
    return (this.#profiles ??= this.#readProfiles().catch((error: unknown) => {
      this.#profiles = undefined;
      throw error;
    }));
  }

  async #search(kind: 'customer' | 'domain', q: string, signal: AbortSignal): Promise<readonly FilterOption[]> {
    return (await this.#hits(kind, q, signal)).map(({ id, title }) => ({ value: id, label: title }));
  }

  async #hits(kinds: SearchHit['kind'], q: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
    return (await bodyOf(this.#client.GET('/v1/search', { params: { query: { q, kinds, limit: 10 } }, signal }))).items;
  }

  async #readProfiles(): Promise<readonly FilterOption[]> {
    const { items } = await bodyOf(this.#client.GET('/v1/profiles', { params: { query: { limit: 200 } } }));
    return items.map(({ key, name }) => ({ value: key, label: name }));
  }
}
