import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { kept } from '../../api/kept.ts';
import { Pages } from '../../api/pages.ts';
import { rereadOn } from '../../api/reread.ts';
import { FoundThings } from '../../registry/found-things.ts';
import { Live } from '../../session/live.ts';
import { SessionStore } from '../../session/session-store.ts';
import { Empty } from '../../ui/feedback/empty.ts';
import { FilterBar } from '../../ui/filter-bar/filter-bar.ts';
import type { Filter } from '../../ui/filter-bar/filter-words.ts';
import { ListAddress } from '../../ui/filter-bar/list-address.ts';
import { Help } from '../../ui/help/help.ts';
import { PagesFoot } from '../../ui/list/pages-foot.ts';
import { PageHead } from '../../ui/page-head.ts';
import { CommandLines } from '../command-lines.ts';
import { parityCommand } from '../migration-commands.ts';
import { MigrationTabs } from '../migration-tabs.ts';
import { findWaiting } from '../waiting-requests.ts';
import { CustomerReadiness } from './customer-readiness.ts';
import { Switches } from './switches.ts';

const filterKeys = ['customerId', 'ready'];

/** Which customers are ready, and who answers for their domains. */
@Component({
  imports: [CommandLines, CustomerReadiness, Empty, FilterBar, Help, MigrationTabs, PageHead, PagesFoot, RouterLink],
  templateUrl: './cut-over.html',
  styles: `
    .page {
      max-width: 1280px;
    }
    sl-filter-bar {
      margin-inline: calc(-1 * var(--space-2));
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CutOver {
  readonly #client = inject(Api).client;
  readonly #found = inject(FoundThings);
  readonly #live = inject(Live);
  readonly #session = inject(SessionStore);
  readonly #switches = inject(Switches);
  protected readonly mayWrite = this.#session.may('migration.write');
  protected readonly commands = [parityCommand];

  protected readonly address = new ListAddress(filterKeys);
  protected readonly isNarrowed = computed(() => Object.keys(this.address.filters()).length > 0);
  protected readonly filters: readonly Filter[] = [
    {
      key: 'customerId',
      kind: 'found',
      label: $localize`:@@cutOver.customer:Customer`,
      words: ['customer', 'client'],
      find: this.#found.customers,
      nameOf: this.#found.customerName,
      isFree: true,
    },
    {
      key: 'ready',
      kind: 'choice',
      label: $localize`:@@cutOver.readiness:Readiness`,
      words: ['ready', 'prêt', 'pret'],
      options: [
        { value: 'true', label: $localize`:@@cutOver.ready:Ready` },
        { value: 'false', label: $localize`:@@cutOver.notReady:Not ready` },
      ],
    },
  ];

  protected readonly pages = new Pages(
    () => this.address.filters(),
    ({ customerId, ready }, cursor, signal) => {
      const narrowed = { ...(customerId && { customerId }), ...((ready === 'true' || ready === 'false') && { ready }) } as const;
      const query = { limit: 20, ...narrowed, ...(cursor !== undefined && { cursor }) };
      return bodyOf(this.#client.GET('/v1/customer-readiness', { params: { query }, ...(signal && { signal }) }));
    },
  );
  readonly #requests = freshResource({
    params: () => (this.#session.may('change-request.read') ? {} : undefined),
    loader: ({ abortSignal }) =>
      findWaiting(this.#client, { kinds: ['domain.cut-over', 'domain.cut-back'], subject: 'domain' }, abortSignal),
  });
  readonly #keptRequests = kept(this.#requests);
  /** Requests that wait, by the id of their domain. */
  protected readonly waiting = computed(() => this.#keptRequests() ?? new Map());

  constructor() {
    const made = this.#switches.made();
    effect(() => {
      if (this.#switches.made() !== made) untracked(() => this.#reread());
    });
    const reload = (): boolean => {
      this.#reread();
      return true;
    };
    rereadOn(() => [this.#live.changes().domain, this.#live.requests()], { reload });
  }

  #reread(): void {
    this.pages.reload();
    this.#requests.reload();
  }
}
