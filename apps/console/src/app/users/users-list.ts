import { ChangeDetectionStrategy, Component, computed, inject, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf, type paths } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { freshResource } from '../api/fresh-resource.ts';
import type { User } from '../api/shapes.ts';
import { BulkActions } from '../bulk/bulk-actions.ts';
import { exportPath } from '../registry/export-path.ts';
import { SessionStore } from '../session/session-store.ts';
import { Empty } from '../ui/feedback/empty.ts';
import { FilterBar } from '../ui/filter-bar/filter-bar.ts';
import { ListAddress } from '../ui/filter-bar/list-address.ts';
import { SavedViews } from '../ui/filter-bar/saved-views.ts';
import { Icon } from '../ui/icon.ts';
import type { IconName } from '../ui/icons.ts';
import { Status } from '../ui/licence/status.ts';
import { ValidityBar } from '../ui/licence/validity-bar.ts';
import { ListCell, ListPeek, type ListAction } from '../ui/list/list-column.ts';
import { ListCount } from '../ui/list/list-count.ts';
import type { ListSource } from '../ui/list/list-source.ts';
import { List } from '../ui/list/list.ts';
import { offerNew } from '../ui/list/offer-new.ts';
import { reloadOnChange } from '../ui/list/reload-on-change.ts';
import { PageHead } from '../ui/page-head.ts';
import { DatePipe, InstantPipe } from '../words/word-pipes.ts';
import { SeatTerms } from './seat-terms.ts';
import { userColumns } from './user-columns.ts';
import { UserEssentials } from './user-essentials.ts';
import { queryOf, userFilterKeys, UserFilters } from './user-filters.ts';
import { changeProfile, deleteUsers, reinstateUsers, renewUsers, suspendUsers, type UserPlan } from './user-plans.ts';

type Query = NonNullable<paths['/v1/users']['get']['parameters']['query']>;

@Component({
  imports: [
    DatePipe,
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
    Status,
    UserEssentials,
    ValidityBar,
  ],
  providers: [SeatTerms, UserFilters],
  templateUrl: './users-list.html',
  styleUrl: '../ui/list/list-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UsersList {
  readonly #client = inject(Api).client;
  readonly #session = inject(SessionStore);
  readonly #bulk = inject(BulkActions);
  readonly #filters = inject(UserFilters);
  protected readonly terms = inject(SeatTerms);
  protected readonly list = viewChild<List<User>>(List);
  readonly #profiles = freshResource({ loader: () => this.#filters.profiles() });

  protected readonly filters = computed(() => this.#filters.all(this.#profiles.hasValue() ? this.#profiles.value() : []));
  protected readonly address = new ListAddress(userFilterKeys);
  protected readonly columns = userColumns;
  protected readonly source = computed<ListSource<User>>(() => {
    const filters = queryOf(this.address.filters()) as Query;
    const sort = this.address.order() as Query['sort'];
    return {
      read: ({ limit, cursor, signal }) =>
        bodyOf(this.#client.GET('/v1/users', { params: { query: { ...filters, sort, limit, cursor } }, signal })),
      count: (signal) => bodyOf(this.#client.GET('/v1/users/count', { params: { query: filters }, signal })),
      idOf: ({ id }) => id,
      nameOf: ({ displayName, email }) => (displayName === '' ? email : displayName),
      linkOf: ({ id }) => ['/users', id],
    };
  });

  protected readonly mayWrite = this.#session.may('user.write');
  protected readonly mayExport = this.#session.may('user.export');
  protected readonly exportPath = computed(() => exportPath('users', queryOf(this.address.filters())));
  protected readonly newQuery = computed(() => ({ domainId: this.address.filters()['domainId'] }));
  protected readonly actions = computed<readonly ListAction<User>[]>(() => {
    if (!this.mayWrite) return [];
    const profiles = this.#profiles.hasValue() ? this.#profiles.value() : [];
    return [
      this.#planned('renew', $localize`:@@users.renewShort:Renew…`, 'calendar-plus', renewUsers),
      this.#planned('profile', $localize`:@@users.profileShort:Change profile…`, 'pencil', changeProfile(profiles)),
      { ...this.#planned('suspend', $localize`:@@users.suspendShort:Suspend…`, 'circle-pause', suspendUsers), suits: isActive },
      { ...this.#planned('reinstate', $localize`:@@users.reinstateShort:Reinstate…`, 'circle-play', reinstateUsers), suits: isSuspended },
      { ...this.#planned('delete', $localize`:@@users.deleteShort:Delete…`, 'trash-2', deleteUsers), isDanger: true },
    ];
  });

  constructor() {
    reloadOnChange(['user', 'domain', 'customer'], () => {
      this.terms.outdate();
      this.list()?.reload();
    });
    if (this.mayWrite) offerNew('users', $localize`:@@users.create:Give somebody a seat`);
  }

  protected profileOf({ profile }: User): string {
    const known = this.#profiles.hasValue() ? this.#profiles.value() : [];
    return known.find(({ value }) => value === profile)?.label ?? profile ?? '';
  }

  #planned(key: string, label: string, icon: IconName, plan: UserPlan): ListAction<User> {
    const changed = (): void => {
      this.list()?.clearSelection();
      this.list()?.reload();
    };
    return { key, label, icon, run: (selected) => void this.#bulk.open(plan(selected), changed) };
  }
}

const isActive = ({ status }: User): boolean => status === 'active';
const isSuspended = ({ status }: User): boolean => status === 'suspended';
