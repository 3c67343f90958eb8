import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  linkedSignal,
  viewChildren,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { kept } from '../../api/kept.ts';
import { Shortcuts } from '../../frame/shortcuts.ts';
import { Live } from '../../session/live.ts';
import { SessionStore } from '../../session/session-store.ts';
import { Empty } from '../../ui/feedback/empty.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Icon } from '../../ui/icon.ts';
import { PageHead } from '../../ui/page-head.ts';
import { CountPipe } from '../../words/word-pipes.ts';
import { requestStates, wordOfState } from '../request-state.ts';
import { readRequests } from './read-requests.ts';
import { RequestRow } from './request-row.ts';
import { countOf, tabOf, tabs, type Tab } from './tabs.ts';
import { Help } from '../../ui/help/help.ts';

/** The requests that wait for somebody, their own, and all. */
@Component({
  imports: [CountPipe, Empty, Help, Icon, PageHead, Problem, RequestRow, RouterLink, Skeleton],
  templateUrl: './inbox.html',
  styleUrl: './inbox.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Inbox {
  /** In the address. */
  readonly tab = input<string>();
  readonly state = input<string>();
  readonly unreviewed = input<string>();

  readonly #client = inject(Api).client;
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  readonly #live = inject(Live);

  protected readonly chosen = computed(() => tabOf(this.tab(), this.#session.may('change-request.approve')));
  protected readonly counts = this.#live.requests;
  protected readonly wordOf = wordOfTab;
  protected readonly tabs = tabs.map((tab) => ({ tab, count: computed(() => countOf(tab, this.counts())) }));
  protected readonly states = requestStates.map((state) => ({ state, word: wordOfState(state) }));
  protected readonly chosenState = computed(() => requestStates.find((state) => state === this.state()));
  protected readonly onlyUnreviewed = computed(() => this.unreviewed() === 'true');

  readonly #asked = computed(() => ({ tab: this.chosen(), state: this.chosenState(), unreviewed: this.onlyUnreviewed() }));
  readonly #pages = linkedSignal({ source: this.#asked, computation: () => 1 });
  protected readonly read = freshResource({
    params: () => ({ ...this.#asked(), pages: this.#pages(), counts: this.counts() }),
    loader: ({ params, abortSignal }) => readRequests(this.#client, params, abortSignal),
  });
  readonly #kept = kept(this.read);
  /** Of the tab that is shown: what was read for another says nothing here. */
  protected readonly found = computed(() => (this.#kept()?.tab === this.chosen() ? this.#kept() : undefined));

  protected readonly rows = viewChildren<RequestRow, ElementRef<HTMLElement>>(RequestRow, { read: ElementRef });

  constructor() {
    inject(DestroyRef).onDestroy(
      inject(Shortcuts).add(
        { keys: 'j', label: $localize`:@@requests.keyNext:Next request`, run: () => this.#move(1) },
        { keys: 'k', label: $localize`:@@requests.keyBefore:Request before`, run: () => this.#move(-1) },
        { keys: 'a', label: $localize`:@@requests.keyApprove:Open the request, to approve it`, run: () => this.#openToApprove() },
      ),
    );
  }

  protected showMore(): void {
    this.#pages.update((pages) => pages + 1);
  }

  protected filter(state: string): void {
    void this.#router.navigate([], { queryParams: { state: state || null, unreviewed: null }, queryParamsHandling: 'merge' });
  }

  #move(step: number): void {
    const links = this.#links();
    const at = this.#focused();
    const next = at === -1 ? (step > 0 ? 0 : links.length - 1) : at + step;
    links[next]?.focus();
  }

  /** Nothing is approved unseen: the page of the request has the button at hand. */
  #openToApprove(): void {
    const request = this.found()?.items[Math.max(this.#focused(), 0)];
    if (request !== undefined) void this.#router.navigate(['/requests', request.id], { state: { approve: true } });
  }

  #focused(): number {
    return this.#links().findIndex((link) => link === document.activeElement);
  }

  #links() {
    return this.rows().map(({ nativeElement }) => nativeElement.querySelector('a'));
  }
}

function wordOfTab(tab: Tab): string {
  switch (tab) {
    case 'to-approve':
      return $localize`:@@requests.toApprove:To approve`;
    case 'mine':
      return $localize`:@@requests.mine:Mine`;
    case 'all':
      return $localize`:@@requests.all:All`;
  }
}
