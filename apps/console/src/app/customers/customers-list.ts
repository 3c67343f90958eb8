import { ChangeDetectionStrategy, Component, computed, inject, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import type { Customer } from '../api/shapes.ts';
import { exportPath } from '../registry/export-path.ts';
import { registrySource } from '../registry/registry-source.ts';
import { SessionStore } from '../session/session-store.ts';
import type { Filter } from '../ui/filter-bar/filter-words.ts';
import { ListAddress } from '../ui/filter-bar/list-address.ts';
import { Help } from '../ui/help/help.ts';
import { Icon } from '../ui/icon.ts';
import { ListCell, ListPeek, type Column } from '../ui/list/list-column.ts';
import { ListEmpty } from '../ui/list/list-empty.ts';
import { ListPage } from '../ui/list/list-page.ts';
import { List } from '../ui/list/list.ts';
import { newByKey } from '../ui/list/new-by-key.ts';
import { reloadOnChange } from '../ui/list/reload-on-change.ts';
import { InstantPipe } from '../words/word-pipes.ts';
import { customerListActions } from './customer-list-actions.ts';
import { CustomerEssentials } from './customer-essentials.ts';

@Component({
  imports: [CustomerEssentials, Help, Icon, InstantPipe, List, ListCell, ListEmpty, ListPage, ListPeek, RouterLink],
  templateUrl: './customers-list.html',
  styleUrl: '../ui/list/list-cells.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CustomersList {
  readonly #client = inject(Api).client;
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

  protected readonly source = computed(() =>
    registrySource<Customer>({
      filter: this.address.filters(),
      sort: this.address.order(),
      list: (query, signal) => bodyOf(this.#client.GET('/v1/customers', { params: { query }, signal })),
      count: (query, signal) => bodyOf(this.#client.GET('/v1/customers/count', { params: { query }, signal })),
      nameOf: ({ name }) => name,
      path: '/customers',
    }),
  );

  protected readonly mayWrite = inject(SessionStore).may('customer.write');
  protected readonly exportPath = computed(() => exportPath('customers', this.address.filters()));
  protected readonly actions = customerListActions(this.list);

  constructor() {
    reloadOnChange(['customer'], () => this.list()?.reload());
    if (this.mayWrite) newByKey('/customers/new', $localize`:@@customers.create:Create a customer`);
  }

  protected languageOf({ locale }: Customer): string {
    return locale === 'fr' ? $localize`:@@customers.french:French` : $localize`:@@customers.english:English`;
  }

  protected contactsOf({ contacts }: Customer): string {
    return contacts.map(({ name }) => name).join(', ');
  }
}
