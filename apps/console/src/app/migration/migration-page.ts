import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { firstReads } from '../api/first-reads.ts';
import { freshResource } from '../api/fresh-resource.ts';
import { kept } from '../api/kept.ts';
import { rereadOn } from '../api/reread.ts';
import { Live } from '../session/live.ts';
import { SessionStore } from '../session/session-store.ts';
import { Unread } from '../ui/detail/unread.ts';
import { Help } from '../ui/help/help.ts';
import { PageHead } from '../ui/page-head.ts';
import { count } from '../words/numbers.ts';
import { CountPipe, InstantPipe } from '../words/word-pipes.ts';
import { ComparedTable, type ComparedRow } from './compared-table.ts';
import { FatesTable } from './fates-table.ts';
import { MigrationState } from './migration-state.ts';
import type { MigrationPlan } from './migration-shapes.ts';
import { allRows, rowsCounted, rowsOver, thingsCounted, wordOfEntity } from './migration-words.ts';
import { NextStep } from './next-step.ts';
import { findWaiting } from './waiting-requests.ts';

/** What becomes of an old database, and what is to be done next with it. */
@Component({
  imports: [ComparedTable, CountPipe, FatesTable, Help, InstantPipe, MigrationState, NextStep, PageHead, RouterLink, Unread],
  templateUrl: './migration-page.html',
  styleUrl: '../ui/detail/detail.css',
  styles: `
    code,
    dd {
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MigrationPage {
  readonly #client = inject(Api).client;
  readonly #session = inject(SessionStore);
  readonly #live = inject(Live);
  /** In the address. */
  readonly id = input.required<string>();

  protected readonly read = freshResource({
    params: () => this.id(),
    loader: ({ params: id, abortSignal: signal }) => bodyOf(this.#client.GET('/v1/migrations/{id}', { params: { path: { id } }, signal })),
  });
  readonly #requests = freshResource({
    params: () => (this.#session.may('change-request.read') ? this.id() : undefined),
    loader: ({ abortSignal }) => findWaiting(this.#client, { kinds: ['migration.apply'], subject: 'migration' }, abortSignal),
  });
  readonly #isRead = firstReads(this.id, this.read, this.#requests);
  readonly #waiting = kept(this.#requests);
  protected readonly migration = computed(() => (this.#isRead() && this.read.hasValue() ? this.read.value() : undefined));
  protected readonly request = computed(() => this.#waiting()?.get(this.id()));

  protected readonly sentence = computed(() => {
    const migration = this.migration();
    return migration === undefined ? '' : sentenceOf(migration);
  });
  protected readonly kinds = computed<readonly ComparedRow[]>(
    () => this.migration()?.report?.kinds.map(({ kind, ...compared }) => ({ name: wordOfEntity(kind), ...compared })) ?? [],
  );
  protected readonly customers = computed<readonly ComparedRow[]>(
    () =>
      this.migration()?.report?.customers.map(({ customer, ...compared }) => ({
        name: customer === '' ? $localize`:@@migration.vendorsOwn:The vendor’s own` : customer,
        isOwn: customer === '',
        ...compared,
      })) ?? [],
  );
  protected readonly leftAside = computed(() => this.migration()?.tables.filter(({ entity }) => entity === null) ?? []);
  protected readonly decisions = computed(() =>
    Object.entries(this.migration()?.decisions ?? {}).flatMap(([name, value]) =>
      saysSomething(value) ? [{ name, value: written(value) }] : [],
    ),
  );
  protected readonly crumbs = [{ label: $localize`:@@place.migration:Migration`, path: '/migration' }];
  protected readonly allRows = allRows;
  protected readonly words = {
    kind: $localize`:@@migration.kind:Kind`,
    customer: $localize`:@@migration.customer:Customer`,
    byKind: $localize`:@@migration.byKind:Both sides by kind`,
    byCustomer: $localize`:@@migration.byCustomer:Both sides by customer`,
  };

  constructor() {
    const title = inject(Title);
    rereadOn(() => [this.#live.changes(), this.#live.requests()], this.read, this.#requests);
    effect(() => {
      const migration = this.migration();
      if (migration) title.setTitle(`${migration.source} – Seatledger`);
    });
  }

  protected reread(): void {
    this.read.reload();
    this.#requests.reload();
  }
}

function sentenceOf(migration: MigrationPlan): string {
  const rows = rowsCounted(allRows(migration));
  const things = thingsCounted(migration.steps);
  switch (migration.state) {
    case 'receiving':
      return $localize`:@@migration.leadReceiving:${rows}:rows: have come in so far.`;
    case 'planned':
      return $localize`:@@migration.leadPlanned:${rows}:rows: of the old database come to ${things}:things: to make, change or link.`;
    case 'applying':
      return $localize`:@@migration.leadApplying:${things}:things: are being made, changed or linked.`;
    case 'applied':
      return $localize`:@@migration.leadApplied:${count(rowsOver(migration))}:over: of ${rows}:rows: of the old database have been brought over.`;
  }
}

/** What is not decided is null, or a list without an entry. */
function saysSomething(value: unknown): boolean {
  return typeof value === 'object' ? Object.keys(value ?? {}).length > 0 : value !== undefined;
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
