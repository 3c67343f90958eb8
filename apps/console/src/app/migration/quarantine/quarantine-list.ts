import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked, viewChild } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { kept } from '../../api/kept.ts';
import { SessionStore } from '../../session/session-store.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { FilterBar } from '../../ui/filter-bar/filter-bar.ts';
import { ListAddress } from '../../ui/filter-bar/list-address.ts';
import { Help } from '../../ui/help/help.ts';
import { ListCell, ListPeek, type ListAction } from '../../ui/list/list-column.ts';
import { ListEmpty } from '../../ui/list/list-empty.ts';
import type { ListSource } from '../../ui/list/list-source.ts';
import { List } from '../../ui/list/list.ts';
import { reloadOnChange } from '../../ui/list/reload-on-change.ts';
import type { Selected } from '../../ui/list/selection.ts';
import { PageHead } from '../../ui/page-head.ts';
import { count } from '../../words/numbers.ts';
import { MigrationTabs } from '../migration-tabs.ts';
import { tellingValue } from './column-values.ts';
import { DropManyDialog, type DropManyQuestion } from './drop-many-dialog.ts';
import { quarantineColumns, quarantineFilterKeys, quarantineFilters } from './quarantine-filters.ts';
import { isDecidable, nameOfRow, placeOfRow, type QuarantinedRow } from './quarantined-row.ts';
import { wordOfReason } from './reason-words.ts';
import { RowDecisions } from './row-decisions.ts';
import { RowPanel } from './row-panel.ts';
import { RowStateTag } from './row-state.ts';

/** Rows of the old database that somebody has to decide on, one after the other. */
@Component({
  imports: [FilterBar, Help, List, ListCell, ListEmpty, ListPeek, MigrationTabs, PageHead, RowPanel, RowStateTag],
  templateUrl: './quarantine-list.html',
  styleUrls: ['../../ui/list/list-cells.css', './quarantine-list.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QuarantineList {
  readonly #client = inject(Api).client;
  readonly #dialogs = inject(Dialogs);
  readonly #decisions = inject(RowDecisions);
  protected readonly list = viewChild<List<QuarantinedRow>>(List);
  protected readonly panel = viewChild(RowPanel);
  protected readonly mayDecide = inject(SessionStore).may('migration.write');

  readonly #latest = freshResource({
    loader: async ({ abortSignal: signal }) => {
      const { items } = await bodyOf(this.#client.GET('/v1/migrations', { params: { query: { limit: 1 } }, signal }));
      const [latest] = items;
      if (latest === undefined) return undefined;
      return bodyOf(this.#client.GET('/v1/migrations/{id}', { params: { path: { id: latest.id } }, signal }));
    },
  });
  protected readonly filters = computed(() => quarantineFilters(this.#latest.hasValue() ? this.#latest.value() : undefined));
  protected readonly address = new ListAddress(quarantineFilterKeys);
  protected readonly columns = quarantineColumns;
  protected readonly source = computed((): ListSource<QuarantinedRow> => {
    const filter = this.address.filters();
    return {
      read: ({ limit, cursor, signal }) =>
        bodyOf(this.#client.GET('/v1/quarantined-rows', { params: { query: { ...filter, limit, cursor } }, signal })),
      filter,
      idOf: ({ id }) => id,
      nameOf: nameOfRow,
    };
  });
  readonly #open = freshResource({
    params: () => ({ made: this.#decisions.made() }),
    loader: ({ abortSignal: signal }) =>
      bodyOf(this.#client.GET('/v1/quarantined-rows/count', { params: { query: { state: 'open' } }, signal })),
  });
  readonly #keptOpen = kept(this.#open);
  protected readonly left = computed(() => {
    const open = this.#keptOpen();
    if (open === undefined) return '';
    if (open.count === 0) return $localize`:@@quarantine.noneLeft:Nothing is left to decide`;
    const size = count(open.count);
    return open.more
      ? $localize`:@@quarantine.moreLeft:more than ${size}:count: left to decide`
      : $localize`:@@quarantine.left:${size}:count: left to decide`;
  });

  protected readonly actions: readonly ListAction<QuarantinedRow>[] = this.mayDecide
    ? [
        {
          key: 'drop',
          label: $localize`:@@quarantine.drop:Drop…`,
          icon: 'trash-2',
          isDanger: true,
          suits: isDecidable,
          run: (selected) => void this.#dropMany(selected),
        },
      ]
    : [];
  protected readonly nameOf = nameOfRow;
  protected readonly placeOf = placeOfRow;
  protected readonly valueOf = tellingValue;
  protected readonly wordOf = wordOfReason;

  constructor() {
    const made = this.#decisions.made();
    effect(() => {
      if (this.#decisions.made() !== made) untracked(() => this.list()?.reload());
    });
    reloadOnChange(['domain', 'user', 'customer', 'catalogue'], () => this.reread());
  }

  /** The next one that is open gets the keys. */
  protected goOn(): void {
    const next = this.list()?.rowAfter(({ state }) => state === 'open');
    this.address.peek.set(next?.id);
    this.list()?.focus();
  }

  protected opened(): void {
    this.panel()?.focus();
  }

  protected reread(): void {
    this.list()?.reload();
    this.#open.reload();
  }

  async #dropMany(selected: Selected<QuarantinedRow>): Promise<void> {
    const isDone = await this.#dialogs.open<boolean, DropManyQuestion>(DropManyDialog, { selected });
    if (isDone === undefined) return;
    this.list()?.clearSelection();
    this.list()?.focus();
  }
}
