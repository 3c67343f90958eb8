import { computed, inject, Injectable } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { freshResource } from '../api/fresh-resource.ts';
import { kept } from '../api/kept.ts';
import type { Feature, Pack, Product, Profile } from '../api/shapes.ts';
import { Live } from '../session/live.ts';
import type { Column } from './grid/edits.ts';
import { everyItem } from './every-item.ts';

export interface Catalogue {
  readonly products: readonly Product[];
  readonly features: readonly Feature[];
  readonly profiles: readonly Profile[];
  readonly packs: readonly Pack[];
}

/** Products, features, profiles and packs: all of them, as they are few. Read again when any of them changes. */
@Injectable()
export class CatalogueStore {
  readonly #client = inject(Api).client;
  readonly #live = inject(Live);

  readonly #read = freshResource({
    params: () => this.#live.changes().catalogue,
    loader: ({ abortSignal }) => this.#readAll(abortSignal),
  });
  readonly catalogue = kept(this.#read);
  readonly error = this.#read.error;
  readonly isLoading = this.#read.isLoading;

  readonly defaults = computed<Column>(() => ({
    kind: 'default',
    key: '',
    name: $localize`:@@catalogue.default:Default`,
    description: '',
    values: Object.fromEntries((this.catalogue()?.features ?? []).map(({ key, defaultValue }) => [key, defaultValue])),
  }));
  readonly profiles = computed(() => (this.catalogue()?.profiles ?? []).map((profile): Column => ({ kind: 'profile', ...profile })));
  readonly packs = computed(() => (this.catalogue()?.packs ?? []).map((pack): Column => ({ kind: 'pack', ...pack })));

  /** Done once what has just been changed is seen. */
  async refresh(): Promise<void> {
    this.#read.set(await this.#readAll());
  }

  reload(): void {
    this.#read.reload();
  }

  async #readAll(signal?: AbortSignal): Promise<Catalogue> {
    const client = this.#client;
    const page = (cursor: string | undefined) => ({
      params: { query: { limit: 200, ...(cursor !== undefined && { cursor }) } },
      ...(signal && { signal }),
    });
    const [products, features, profiles, packs] = await Promise.all([
      everyItem((cursor) => bodyOf(client.GET('/v1/products', page(cursor)))),
      everyItem((cursor) => bodyOf(client.GET('/v1/features', page(cursor)))),
      everyItem((cursor) => bodyOf(client.GET('/v1/profiles', page(cursor)))),
      everyItem((cursor) => bodyOf(client.GET('/v1/packs', page(cursor)))),
    ]);
    return { products, features, profiles, packs };
  }
}
