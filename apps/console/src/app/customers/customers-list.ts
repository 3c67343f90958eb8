import { ChangeDetectionStrategy, Component, computed, inject, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { bodyOf, type paths } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import type { Customer } from '../api/shapes.ts';
import { exportPath } from '../registry/export-path.ts';
import { SessionStore } from '../session/session-store.ts';
import { Empty } from '../ui/feedback/empty.ts';
import { FilterBar } from '../ui/filter-bar/filter-bar.ts';
import type { Filter } from '../ui/filter-bar/filter-words.ts';
import { ListAddress } from '../ui/filter-bar/list-address.ts';
import { SavedViews } from '../ui/filter-bar/saved-views.ts';
import { Icon } from '../ui/icon.ts';
import { ListCell, ListPeek, type Column, type ListAction } from '../ui/list/list-column.ts';
import { ListCount } from '../ui/list/list-count.ts';
import type { ListSource } from '../ui/list/list-source.ts';
import { List } from '../ui/list/list.ts';
import { offerNew } from '../ui/list/offer-new.ts';
import { reloadOnChange } from '../ui/list/reload-on-change.ts';
import { PageHead } from '../ui/page-head.ts';
import { InstantPipe } from '../words/word-pipes.ts';
import { CustomerEssentials } from './customer-essentials.ts';

type Query = NonNullable<paths['/v1/customers']['get']['parameters']['query']>;

@Component({
  imports: [CustomerEssentials, Empty, FilterBar, Icon, InstantPipe, List, ListCell, ListCount, ListPeek, PageHead, RouterLink, SavedViews],
  templateUrl: './customers-list.html',
  styleUrl: '../ui/list/list-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CustomersList {
  readonly #client = inject(Api).client;
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  protected readonly list = viewChild<List<Customer>>(List);

  protected readonly filters: readonly Filter[] = [
    { key: 'q', kind: 'text', label: $localize`:@@customers.name:Name`, words: ['name', 'nom'], isFree: true },
  ];
  protected readonly address = new ListAddress(this.filters.map(({ key }) => key));
  protected readonly columns: readonly Column[] = [
    { key: 'name', label: $localize`:@@customers.name:Name`, width: 200, sort: 'name', grow: 2 },
    { key: 'externalReference', label: $localize`:@@customers.reference:Reference`, width: 120 },
    { key: 'contacts', label: $localize`:@@customers.contacts:Contacts`, width: 200, grow: 2 },
    { key: 'timeZone', label: $localize`:@@customers.timeZone:Time zone`, width: 150 },
    { key: 'locale', label: $localize`:@@customers.language:Language`, width: 100, grow: 0 },
    { key: 'createdAt', label: $localize`:@@customers.createdAt:Created`, width: 160, grow: 0, isExtra: true },
    { key: 'updatedAt', label: $localize`:@@customers.updatedAt:Changed`, width: 160, grow: 0, isExtra: true },
  ];

  protected readonly source = computed<ListSource<Customer>>(() => {
    const filters = this.address.filters() as Query;
    const sort = this.address.order() as Query['sort'];
    return {
      read: ({ limit, cursor, signal }) =>
        bodyOf(this.#client.GET('/v1/customers', { params: { query: { ...filters, sort, limit, cursor } }, signal })),
      count: (signal) => bodyOf(this.#client.GET('/v1/customers/count', { params: { query: filters }, signal })),
      idOf: ({ id }) => id,
      nameOf: ({ name }) => name,
      linkOf: ({ id }) => ['/customers', id],
    };
  });

  protected readonly mayWrite = this.#session.may('customer.write');
  protected readonly exportPath = computed(() => exportPath('customers', this.address.filters()));
  protected readonly actions: readonly ListAction<Customer>[] = [
    ...(this.#session.may('domain.read') ? [this.#goTo('domains', $localize`:@@customers.domains:Show its domains`)] : []),
    ...(this.#session.may('user.read') ? [this.#goTo('users', $localize`:@@customers.users:Show its users`)] : []),
    ...(this.#session.may('domain.write') ? [this.#addDomain()] : []),
  ];

  constructor() {
    reloadOnChange(['customer'], () => this.list()?.reload());
    if (this.mayWrite) offerNew('customers', $localize`:@@customers.create:Create a customer`);
  }

  protected languageOf({ locale }: Customer): string {
    return locale === 'fr' ? $localize`:@@customers.french:French` : $localize`:@@customers.english:English`;
  }

  protected contactsOf({ contacts }: Customer): string {
    return contacts.map(({ name }) => name).join(', ');
  }

  #goTo(list: 'domains' | 'users', label: string): ListAction<Customer> {
    const icon = list === 'domains' ? 'globe' : 'users';
    return { key: list, label, icon, isForOne: true, run: ({ rows }) => void this.#openFor(rows, `/${list}`) };
  }

  #addDomain(): ListAction<Customer> {
    const label = $localize`:@@customers.addDomain:Add a domain`;
    return { key: 'add-domain', label, icon: 'plus', isForOne: true, run: ({ rows }) => void this.#openFor(rows, '/domains/new') };
  }

  async #openFor(rows: (most: number, signal: AbortSignal) => Promise<readonly Customer[]>, path: string): Promise<void> {
    const [customer] = await rows(1, new AbortController().signal);
    if (customer !== undefined) await this.#router.navigate([path], { queryParams: { customerId: customer.id } });
  }
}
