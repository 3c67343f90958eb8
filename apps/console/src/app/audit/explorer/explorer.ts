import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api.ts';
import { offerPages } from '../../frame/offer-pages.ts';
import { Shortcuts } from '../../frame/shortcuts.ts';
import { Preferences } from '../../session/preferences.ts';
import { SessionStore } from '../../session/session-store.ts';
import { Empty } from '../../ui/feedback/empty.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { FilterBar } from '../../ui/filter-bar/filter-bar.ts';
import { ListAddress } from '../../ui/filter-bar/list-address.ts';
import { Icon } from '../../ui/icon.ts';
import { PageHead } from '../../ui/page-head.ts';
import { language } from '../../words/locale.ts';
import { LogState } from '../log/log-state.ts';
import { EventDay } from './event-day.ts';
import { EventDetails } from './event-details.ts';
import { eventDays } from './event-days.ts';
import { EventFilters } from './event-filters.ts';
import { EventPages } from './event-pages.ts';
import { eventQuery, filterKeys } from './event-query.ts';

/** Who did what, and can I prove it? */
@Component({
  imports: [Empty, EventDay, EventDetails, FilterBar, Icon, LogState, PageHead, Problem, RouterLink, Skeleton],
  templateUrl: './explorer.html',
  styleUrl: './explorer.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Explorer {
  readonly #session = inject(SessionStore);
  readonly #timeZone = inject(Preferences).timeZone;
  readonly #filters = inject(EventFilters);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #times = signal(0);
  protected readonly end = viewChild<ElementRef<HTMLElement>>('end');

  protected readonly mayReadEvents = this.#session.may('event.read');
  protected readonly mayVerify = this.#session.may('audit.read');
  protected readonly maySeePrivacy = this.#session.may('privacy.read');

  protected readonly address = new ListAddress(filterKeys);
  protected readonly filters = computed(() => this.#filters.all(this.address.filters()['kind']));
  protected readonly query = computed(() => eventQuery(this.address.filters(), this.#timeZone()));
  protected readonly pages = new EventPages(inject(Api).client);
  protected readonly days = computed(() => eventDays(this.pages.events(), this.#timeZone()));
  /** An event that the address opens, and that is further down than what has been read. */
  protected readonly linked = computed(() => {
    const id = this.address.peek();
    return this.pages.events().length > 0 && this.pages.events().every((event) => event.id !== id) ? id : undefined;
  });

  constructor() {
    if (this.maySeePrivacy)
      offerPages(() => [
        { id: 'privacy', label: $localize`:@@audit.privacyOffer:Export or erase a person`, icon: 'user', path: '/audit/privacy' },
      ]);
    effect(() => {
      const [query] = [this.query(), this.#times()];
      if (this.mayReadEvents) untracked(() => void this.pages.start(query));
    });
    this.#readOnAtTheEnd();
    const destroyed = inject(DestroyRef);
    destroyed.onDestroy(() => this.pages.stop());
    destroyed.onDestroy(
      inject(Shortcuts).add(
        { keys: 'j', label: $localize`:@@audit.nextEvent:Next event`, run: () => this.#step(1) },
        { keys: 'k', label: $localize`:@@audit.previousEvent:Event before`, run: () => this.#step(-1) },
      ),
    );
  }

  protected lookAgain(): void {
    this.#times.update((times) => times + 1);
  }

  protected exportPath(format: 'csv' | 'ndjson'): string {
    return `/v1/audit/events/export?${new URLSearchParams({ ...(this.query() as Record<string, string>), language, format }).toString()}`;
  }

  protected narrow(filter: Readonly<Record<string, string>>): void {
    this.address.narrowTo({ ...this.address.filters(), ...filter });
  }

  /** The next page is asked for a screen before its place is seen. */
  #readOnAtTheEnd(): void {
    effect((onCleanup) => {
      const end = this.end()?.nativeElement;
      // Observed anew after each page: one that does not fill the screen is followed by the next.
      this.pages.events();
      if (end === undefined) return;
      const observer = new IntersectionObserver(
        (entries) => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) void this.pages.more();
        },
        { rootMargin: '800px' },
      );
      observer.observe(end);
      onCleanup(() => observer.disconnect());
    });
  }

  #step(by: 1 | -1): void {
    const lines = [...this.#host.querySelectorAll<HTMLElement>('button.line')];
    const at = lines.findIndex((line) => line === document.activeElement);
    const next = at === -1 ? 0 : Math.min(Math.max(at + by, 0), lines.length - 1);
    lines[next]?.focus();
    lines[next]?.scrollIntoView({ block: 'nearest' });
  }
}
