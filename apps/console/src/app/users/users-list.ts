import { ChangeDetectionStrategy, Component, computed, inject, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { freshResource } from '../api/fresh-resource.ts';
import type { User } from '../api/shapes.ts';
import { exportPath } from '../registry/export-path.ts';
import { FoundThings } from '../registry/found-things.ts';
import { registrySource } from '../registry/registry-source.ts';
import { SessionStore } from '../session/session-store.ts';
import { ListAddress } from '../ui/filter-bar/list-address.ts';
import { Help } from '../ui/help/help.ts';
import { Icon } from '../ui/icon.ts';
import { Status } from '../ui/licence/status.ts';
import { ValidityBar } from '../ui/licence/validity-bar.ts';
import { ListCell, ListPeek } from '../ui/list/list-column.ts';
import { ListEmpty } from '../ui/list/list-empty.ts';
import { ListPage } from '../ui/list/list-page.ts';
import { List } from '../ui/list/list.ts';
import { newByKey } from '../ui/list/new-by-key.ts';
import { reloadOnChange } from '../ui/list/reload-on-change.ts';
import { DatePipe, InstantPipe } from '../words/word-pipes.ts';
import { SeatTerms } from './seat-terms.ts';
import { userListActions } from './user-list-actions.ts';
import { userColumns } from './user-columns.ts';
import { UserEssentials } from './user-essentials.ts';
import { queryOf, userFilterKeys, userFilters } from './user-filters.ts';

@Component({
  imports: [
    DatePipe,
    Help,
    Icon,
    InstantPipe,
    List,
    ListCell,
    ListEmpty,
    ListPage,
    ListPeek,
    RouterLink,
    Status,
    UserEssentials,
    ValidityBar,
  ],
  providers: [SeatTerms],
  templateUrl: './users-list.html',
  styleUrl: '../ui/list/list-cells.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UsersList {
  readonly #client = inject(Api).client;
  readonly #session = inject(SessionStore);
  readonly #found = inject(FoundThings);
  protected readonly terms = inject(SeatTerms);
  protected readonly list = viewChild<List<User>>(List);
  readonly #readProfiles = freshResource({ loader: () => this.#found.profiles() });
  readonly #profiles = computed(() => (this.#readProfiles.hasValue() ? this.#readProfiles.value() : []));

  protected readonly filters = computed(() => userFilters(this.#found, this.#profiles()));
  protected readonly address = new ListAddress(userFilterKeys);
  protected readonly columns = userColumns;
  protected readonly source = computed(() =>
    registrySource<User>({
      filter: queryOf(this.address.filters()),
      sort: this.address.order(),
      list: (query, signal) => bodyOf(this.#client.GET('/v1/users', { params: { query }, signal })),
      count: (query, signal) => bodyOf(this.#client.GET('/v1/users/count', { params: { query }, signal })),
      nameOf: ({ displayName, email }) => (displayName === '' ? email : displayName),
      path: '/users',
    }),
  );

  protected readonly mayWrite = this.#session.may('user.write');
  protected readonly mayImport = this.#session.may('user.import');
  protected readonly exportPath = computed(() =>
    this.#session.may('user.export') ? exportPath('users', queryOf(this.address.filters())) : null,
  );
  protected readonly newQuery = computed(() => ({ domainId: this.address.filters()['domainId'] }));
  protected readonly actions = userListActions(this.list, this.#profiles);

  constructor() {
    reloadOnChange(['user', 'domain', 'customer'], () => {
      this.terms.outdate();
      this.list()?.reload();
    });
    if (this.mayWrite) newByKey('/users/new', $localize`:@@users.create:Give somebody a seat`);
  }

  protected profileOf({ profile }: User): string {
    return this.#profiles().find(({ value }) => value === profile)?.label ?? profile ?? '';
  }
}
