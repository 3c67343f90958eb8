import { ChangeDetectionStrategy, Component, computed, inject, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { bodyOf, type paths } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import type { Domain } from '../api/shapes.ts';
import { BulkActions } from '../bulk/bulk-actions.ts';
import { exportPath } from '../registry/export-path.ts';
import { FoundThings } from '../registry/found-things.ts';
import { statusOfDomain } from '../registry/licence-of.ts';
import { KnownCustomers } from '../registry/lookup.ts';
import { SessionStore } from '../session/session-store.ts';
import { Empty } from '../ui/feedback/empty.ts';
import { FilterBar } from '../ui/filter-bar/filter-bar.ts';
import type { Filter } from '../ui/filter-bar/filter-words.ts';
import { ListAddress } from '../ui/filter-bar/list-address.ts';
import { SavedViews } from '../ui/filter-bar/saved-views.ts';
import { Icon } from '../ui/icon.ts';
import type { IconName } from '../ui/icons.ts';
import { SeatMeter } from '../ui/licence/seat-meter.ts';
import { Status } from '../ui/licence/status.ts';
import { ValidityBar } from '../ui/licence/validity-bar.ts';
import { ListCell, ListPeek, type Column, type ListAction } from '../ui/list/list-column.ts';
import { ListCount } from '../ui/list/list-count.ts';
import type { ListSource } from '../ui/list/list-source.ts';
import { List } from '../ui/list/list.ts';
import { offerNew } from '../ui/list/offer-new.ts';
import { reloadOnChange } from '../ui/list/reload-on-change.ts';
import { PageHead } from '../ui/page-head.ts';
import { today } from '../words/dates.ts';
import { DatePipe, InstantPipe } from '../words/word-pipes.ts';
import { DomainEssentials } from './domain-essentials.ts';
import { deleteDomains, reinstateDomains, renewDomains, suspendDomains, type DomainPlan } from './domain-plans.ts';

type Query = NonNullable<paths['/v1/domains']['get']['parameters']['query']>;

@Component({
  imports: [
    DatePipe,
    DomainEssentials,
    Empty,
    FilterBar,
    Icon,
    InstantPipe,
    List,
    ListCell,
    ListCount,
    ListPeek,
    PageHead,
    RouterLink,
    SavedViews,
    SeatMeter,
    Status,
    ValidityBar,
  ],
  templateUrl: './domains-list.html',
  styleUrl: '../ui/list/list-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DomainsList {
  readonly #client = inject(Api).client;
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  readonly #bulk = inject(BulkActions);
  readonly #found = inject(FoundThings);
  readonly #customers = inject(KnownCustomers);
  protected readonly list = viewChild<List<Domain>>(List);

  protected readonly filters: readonly Filter[] = [
    { key: 'name', kind: 'text', label: $localize`:@@domains.name:Name`, words: ['domain', 'domaine'], isFree: true },
    {
      key: 'customerId',
      kind: 'found',
      label: $localize`:@@domains.customer:Customer`,
      words: ['customer', 'client'],
      find: this.#found.customers,
      nameOf: this.#found.customerName,
    },
    {
      key: 'status',
      kind: 'choice',
      label: $localize`:@@domains.status:Status`,
      words: ['statut'],
      options: [
        { value: 'active', label: $localize`:@@domains.notSuspended:not suspended` },
        { value: 'suspended', label: $localize`:@@domains.isSuspended:suspended` },
      ],
    },
    ...(this.#session.may('catalogue.read') ? [this.#packFilter()] : []),
    { key: 'endingBefore', kind: 'date', label: $localize`:@@domains.endsBefore:Ends before`, words: ['ends', 'fin'] },
  ];
  protected readonly address = new ListAddress(this.filters.map(({ key }) => key));
  protected readonly columns: readonly Column[] = [
    { key: 'name', label: $localize`:@@domains.name:Name`, width: 200, sort: 'name', grow: 2 },
    { key: 'customer', label: $localize`:@@domains.customer:Customer`, width: 160, grow: 2 },
    { key: 'status', label: $localize`:@@domains.status:Status`, width: 160, grow: 0 },
    { key: 'validity', label: $localize`:@@domains.validity:Validity`, width: 140, grow: 1 },
    { key: 'until', label: $localize`:@@domains.until:Until`, width: 120, sort: 'until', grow: 0 },
    { key: 'seats', label: $localize`:@@domains.seats:Seats`, width: 170, sort: 'seatsUsed', grow: 0, isNumber: true },
    { key: 'packs', label: $localize`:@@domains.packs:Packs`, width: 180, isExtra: true },
    { key: 'aliases', label: $localize`:@@domains.aliases:Aliases`, width: 180, isExtra: true },
    { key: 'graceDays', label: $localize`:@@domains.graceDays:Grace days`, width: 110, grow: 0, isNumber: true, isExtra: true },
    { key: 'createdAt', label: $localize`:@@domains.createdAt:Created`, width: 160, grow: 0, isExtra: true },
  ];

  protected readonly source = computed<ListSource<Domain>>(() => {
    const filters = this.address.filters() as Query;
    const sort = this.address.order() as Query['sort'];
    return {
      read: ({ limit, cursor, signal }) =>
        bodyOf(this.#client.GET('/v1/domains', { params: { query: { ...filters, sort, limit, cursor } }, signal })),
      count: (signal) => bodyOf(this.#client.GET('/v1/domains/count', { params: { query: filters }, signal })),
      idOf: ({ id }) => id,
      nameOf: ({ name }) => name,
      linkOf: ({ id }) => ['/domains', id],
    };
  });

  protected readonly mayWrite = this.#session.may('domain.write');
  protected readonly exportPath = computed(() => exportPath('domains', this.address.filters()));
  protected readonly newQuery = computed(() => ({ customerId: this.address.filters()['customerId'] }));
  protected readonly actions: readonly ListAction<Domain>[] = [
    ...(this.mayWrite
      ? [
          this.#planned('renew', $localize`:@@domains.renewShort:Renew…`, 'calendar-plus', renewDomains),
          { ...this.#planned('suspend', $localize`:@@domains.suspendShort:Suspend…`, 'circle-pause', suspendDomains), suits: isActive },
          {
            ...this.#planned('reinstate', $localize`:@@domains.reinstateShort:Reinstate…`, 'circle-play', reinstateDomains),
            suits: isSuspended,
          },
          { ...this.#planned('delete', $localize`:@@domains.deleteShort:Delete…`, 'trash-2', deleteDomains), isDanger: true },
        ]
      : []),
    ...(this.#session.may('user.read') ? [this.#showUsers()] : []),
  ];

  constructor() {
    this.#customers.outdate();
    reloadOnChange(['domain', 'customer'], () => {
      this.#customers.outdate();
      this.list()?.reload();
    });
    if (this.mayWrite) offerNew('domains', $localize`:@@domains.create:Create a domain`);
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

  #planned(key: string, label: string, icon: IconName, plan: DomainPlan): ListAction<Domain> {
    const changed = (): void => {
      this.list()?.clearSelection();
      this.list()?.reload();
    };
    return { key, label, icon, run: (selected) => void this.#bulk.open(plan(selected), changed) };
  }

  #packFilter(): Filter {
    const label = $localize`:@@domains.pack:Pack`;
    return { key: 'pack', kind: 'found', label, words: [], find: this.#found.packs, nameOf: this.#found.packName };
  }

  #showUsers(): ListAction<Domain> {
    const run: ListAction<Domain>['run'] = async ({ rows }) => {
      const [domain] = await rows(1, new AbortController().signal);
      if (domain !== undefined) await this.#router.navigate(['/users'], { queryParams: { domainId: domain.id } });
    };
    return { key: 'users', label: $localize`:@@domains.showUsers:Show its users`, icon: 'users', isForOne: true, run };
  }
}

const isActive = ({ status }: Domain): boolean => status === 'active';
const isSuspended = ({ status }: Domain): boolean => status === 'suspended';
