import { inject, Injectable } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { FoundThings } from '../../registry/found-things.ts';
import { SessionStore } from '../../session/session-store.ts';
import { folded, optionsMatching, type Filter, type FilterOption } from '../../ui/filter-bar/filter-words.ts';
import { subjectName, subjectWords } from './subject-words.ts';

/** What events can be narrowed to, under the keys of `filterKeys`. */
@Injectable({ providedIn: 'root' })
export class EventFilters {
  readonly #client = inject(Api).client;
  readonly #session = inject(SessionStore);
  readonly #found = inject(FoundThings);
  #operators: Promise<readonly FilterOption[]> | undefined;

  /** `kind`: the one of the address, which may be narrower than those that are offered. */
  all(kind: string | undefined): readonly Filter[] {
    const kinds = Object.entries(subjectWords).map(([key, label]) => ({ value: `${key}.`, label }));
    const isOther = kind !== undefined && kinds.every(({ value }) => value !== kind);
    return [
      {
        key: 'person',
        kind: 'found',
        label: $localize`:@@audit.filterPerson:Person`,
        isFree: true,
        find: (text, signal) => this.#persons(text, signal),
        nameOf: async (address) => address,
      },
      {
        key: 'actor',
        kind: 'found',
        label: $localize`:@@audit.filterActor:By`,
        words: ['actor', 'auteur'],
        find: async (text) => optionsMatching(text, await this.#actors()),
        nameOf: async (value) => (await this.#actors()).find((actor) => actor.value === value)?.label ?? value,
      },
      {
        key: 'kind',
        kind: 'choice',
        label: $localize`:@@audit.filterKind:Kind`,
        options: isOther ? [...kinds, { value: kind, label: kind }] : kinds,
      },
      {
        key: 'subject',
        kind: 'found',
        label: $localize`:@@audit.filterSubject:About`,
        words: ['subject', 'sujet'],
        find: (text, signal) => this.#subjects(text, signal),
        nameOf: async (value) => this.#subjectName(value),
      },
      ...(this.#session.may('customer.read') ? [this.#customer()] : []),
      { key: 'requestId', kind: 'text', label: $localize`:@@audit.filterRequest:Request`, words: ['request', 'requête'] },
      { key: 'from', kind: 'date', label: $localize`:@@audit.filterFrom:From`, words: ['from', 'du'] },
      { key: 'until', kind: 'date', label: $localize`:@@audit.filterUntil:Until`, words: ['until', 'au'] },
    ];
  }

  #customer(): Filter {
    return {
      key: 'customerId',
      kind: 'found',
      label: $localize`:@@audit.filterCustomer:Customer`,
      words: ['customer', 'client'],
      find: this.#found.customers,
      nameOf: this.#found.customerName,
    };
  }

  /** Whoever is no user is found by the whole address. */
  async #persons(text: string, signal: AbortSignal): Promise<readonly FilterOption[]> {
    const users = this.#session.may('user.read') ? await this.#found.users(text, signal) : [];
    const isAddress = /^[^@\s]+@[^@\s]+$/.test(text) && users.every(({ value }) => folded(value) !== folded(text));
    return isAddress ? [{ value: text.trim(), label: text.trim() }, ...users] : users;
  }

  async #subjects(text: string, signal: AbortSignal): Promise<readonly FilterOption[]> {
    const kinds = optionsMatching(text, subjectOptions);
    const [, kind, id] = /^([a-z-]+)\/(\d+)$/.exec(text) ?? [];
    if (kind !== undefined && id !== undefined) return [{ value: text, label: subjectName(kind, id) }];
    const domains = this.#session.may('domain.read') ? await this.#found.domains(text, signal) : [];
    return [...kinds, ...domains.map(({ value, label }) => ({ value: `domain/${value}`, label }))];
  }

  async #subjectName(value: string): Promise<string> {
    const [kind = '', id] = value.split('/');
    if (id === undefined) return subjectName(kind, null);
    if (kind === 'domain' && this.#session.may('domain.read')) return this.#found.domainName(id);
    if (kind === 'customer' && this.#session.may('customer.read')) return this.#found.customerName(id);
    return subjectName(kind, id);
  }

  #actors(): Promise<readonly FilterOption[]> {
    return (this.#operators ??= this.#readActors().catch((error: unknown) => {
      this.#operators = undefined;
      throw error;
    }));
  }

  async #readActors(): Promise<readonly FilterOption[]> {
    if (!this.#session.may('operator.read')) return actorKinds;
    const { items } = await bodyOf(this.#client.GET('/v1/operators', { params: { query: { limit: 200 } } }));
    return [...items.map(({ id, displayName, email }) => ({ value: `operator/${id}`, label: `${displayName} (${email})` })), ...actorKinds];
  }
}

const subjectOptions: readonly FilterOption[] = Object.entries(subjectWords).map(([value, label]) => ({ value, label }));

const actorKinds: readonly FilterOption[] = [
  { value: 'operator', label: $localize`:@@audit.byOperators:Any operator` },
  { value: 'service', label: $localize`:@@audit.byServices:Any service` },
  { value: 'cli', label: $localize`:@@audit.byCommandLine:The command line` },
  { value: 'system', label: $localize`:@@audit.bySystem:The server itself` },
];
