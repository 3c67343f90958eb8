import { inject, Injectable } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { FoundThings } from '../../registry/found-things.ts';
import { optionsMatching, type FilterOption } from '../../ui/filter-bar/filter-words.ts';
import type { MappableKind } from './quarantined-row.ts';

interface Finder {
  /** Heard as the name of the field. */
  readonly label: string;
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly FilterOption[]>;
  readonly nameOf: (id: string) => Promise<string>;
  /** The page of the thing. */
  readonly path: (id: string) => readonly string[];
}

/** The things of Seatledger that a row may be already, found by a few letters. */
@Injectable({ providedIn: 'root' })
export class MapTargets {
  readonly #client = inject(Api).client;
  readonly #found = inject(FoundThings);

  readonly finders: Readonly<Record<MappableKind, Finder>> = {
    customer: {
      label: $localize`:@@quarantine.customer:Customer`,
      find: this.#found.customers,
      nameOf: this.#found.customerName,
      path: (id) => ['/customers', id],
    },
    domain: {
      label: $localize`:@@quarantine.domain:Domain`,
      find: this.#found.domains,
      nameOf: this.#found.domainName,
      path: (id) => ['/domains', id],
    },
    user: {
      label: $localize`:@@quarantine.user:User`,
      find: async (q, signal) => {
        const { items } = await bodyOf(this.#client.GET('/v1/search', { params: { query: { q, kinds: 'user', limit: 10 } }, signal }));
        return items.map(({ id, title, subtitle }) => ({ value: id, label: subtitle === null ? title : `${title} · ${subtitle}` }));
      },
      nameOf: async (id) => (await bodyOf(this.#client.GET('/v1/users/{id}', { params: { path: { id } } }))).email,
      path: (id) => ['/users', id],
    },
    profile: {
      label: $localize`:@@quarantine.profile:Profile`,
      find: async (q) => optionsMatching(q, await this.#found.profiles()),
      nameOf: async (key) => (await this.#found.profiles()).find(({ value }) => value === key)?.label ?? key,
      path: (key) => ['/catalogue', 'profiles', key],
    },
    pack: {
      label: $localize`:@@quarantine.pack:Pack`,
      find: this.#found.packs,
      nameOf: this.#found.packName,
      path: (key) => ['/catalogue', 'packs', key],
    },
  };
}
