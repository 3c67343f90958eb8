import { ChangeDetectionStrategy, Component, computed, inject, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import type { Domain } from '../api/shapes.ts';
import { exportPath } from '../registry/export-path.ts';
import { statusOfDomain } from '../registry/licence-of.ts';
import { KnownCustomers } from '../registry/lookup.ts';
import { registrySource } from '../registry/registry-source.ts';
import { SessionStore } from '../session/session-store.ts';
import { ListAddress } from '../ui/filter-bar/list-address.ts';
import { Help } from '../ui/help/help.ts';
import { Icon } from '../ui/icon.ts';
import { SeatMeter } from '../ui/licence/seat-meter.ts';
import { Status } from '../ui/licence/status.ts';
import { ValidityBar } from '../ui/licence/validity-bar.ts';
import { ListCell, ListPeek } from '../ui/list/list-column.ts';
import { ListEmpty } from '../ui/list/list-empty.ts';
import { ListPage } from '../ui/list/list-page.ts';
import { List } from '../ui/list/list.ts';
import { newByKey } from '../ui/list/new-by-key.ts';
import { reloadOnChange } from '../ui/list/reload-on-change.ts';
import { today } from '../words/dates.ts';
import { DatePipe, InstantPipe } from '../words/word-pipes.ts';
import { domainListActions } from './domain-list-actions.ts';
import { domainColumns } from './domain-columns.ts';
import { DomainEssentials } from './domain-essentials.ts';
import { domainFilters } from './domain-filters.ts';

@Component({
  imports: [
    DatePipe,
    DomainEssentials,
    Help,
    Icon,
    InstantPipe,
    List,
    ListCell,
    ListEmpty,
    ListPage,
    ListPeek,
    RouterLink,
    SeatMeter,
    Status,
    ValidityBar,
  ],
  templateUrl: './domains-list.html',
  styleUrl: '../ui/list/list-cells.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DomainsList {
  readonly #client = inject(Api).client;
  readonly #customers = inject(KnownCustomers);
  protected readonly list = viewChild<List<Domain>>(List);

  protected readonly filters = domainFilters();
  protected readonly address = new ListAddress(this.filters.map(({ key }) => key));
  protected readonly columns = domainColumns;
  protected readonly source = computed(() =>
    registrySource<Domain>({
      filter: this.address.filters(),
      sort: this.address.order(),
      list: (query, signal) => bodyOf(this.#client.GET('/v1/domains', { params: { query }, signal })),
      count: (query, signal) => bodyOf(this.#client.GET('/v1/domains/count', { params: { query }, signal })),
      nameOf: ({ name }) => name,
      path: '/domains',
    }),
  );

  protected readonly mayWrite = inject(SessionStore).may('domain.write');
  protected readonly exportPath = computed(() => exportPath('domains', this.address.filters()));
  protected readonly newQuery = computed(() => ({ customerId: this.address.filters()['customerId'] }));
  protected readonly actions = domainListActions(this.list);

  constructor() {
    this.#customers.outdate();
    reloadOnChange(['domain', 'customer'], () => {
      this.#customers.outdate();
      this.list()?.reload();
    });
    if (this.mayWrite) newByKey('/domains/new', $localize`:@@domains.create:Create a domain`);
  }

  protected customerOf({ customerId }: Domain) {
    return this.#customers.get(customerId);
  }

  protected statusOf(domain: Domain) {
    return statusOfDomain(domain, today(this.customerOf(domain)?.timeZone));
  }

  protected packsOf({ packs }: Domain): string {
    return packs.map(({ pack }) => pack).join(', ');
  }
}
