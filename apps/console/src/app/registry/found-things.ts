import { inject, Injectable } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import type { SearchHit } from '../api/shapes.ts';
import { optionsMatching, type FilterOption } from '../ui/filter-bar/filter-words.ts';
import { KnownCustomers, KnownDomains } from './lookup.ts';

/** Customers, domains, profiles and packs by a few letters, for filters and forms. */
@Injectable({ providedIn: 'root' })
export class FoundThings {
  readonly #client = inject(Api).client;
  readonly #customers = inject(KnownCustomers);
  readonly #domains = inject(KnownDomains);

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
  readonly profiles = once(() => this.#namesOf('/v1/profiles'));
  readonly #packs = once(() => this.#namesOf('/v1/packs'));
  readonly packs = async (q: string): Promise<readonly FilterOption[]> => optionsMatching(q, await this.#packs());
  readonly packName = async (key: string): Promise<string> => (await this.#packs()).find(({ value }) => value === key)?.label ?? key;

  async #search(kind: 'customer' | 'domain', q: string, signal: AbortSignal): Promise<readonly FilterOption[]> {
    return (await this.#hits(kind, q, signal)).map(({ id, title }) => ({ value: id, label: title }));
  }

  async #hits(kinds: SearchHit['kind'], q: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
    return (await bodyOf(this.#client.GET('/v1/search', { params: { query: { q, kinds, limit: 10 } }, signal }))).items;
  }

  async #namesOf(path: '/v1/profiles' | '/v1/packs'): Promise<readonly FilterOption[]> {
    const { items } = await bodyOf(this.#client.GET(path, { params: { query: { limit: 200 } } }));
    return items.map(({ key, name }) => ({ value: key, label: name }));
  }
}

/** Reads once, and again where that failed. */
function once<Read>(read: () => Promise<Read>): () => Promise<Read> {
  let reading: Promise<Read> | undefined;
  return () =>
    (reading ??= read().catch((error: unknown) => {
      reading = undefined;
      throw error;
    }));
}
