import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { freshResource } from '../api/fresh-resource.ts';
import { SessionStore } from '../session/session-store.ts';
import { PageHead } from '../ui/page-head.ts';
import { count } from '../words/numbers.ts';
import { EndingDomains, type EndsSought } from './ending-domains.ts';
import { EndingUsers } from './ending-users.ts';
import { MonthCalendar } from './month-calendar.ts';
import { longMonth } from './month-words.ts';
import { Help } from '../ui/help/help.ts';

const spans = [30, 60, 90] as const;

/** Who ends when, and what to propose. */
@Component({
  imports: [EndingDomains, EndingUsers, Help, MonthCalendar, PageHead, RouterLink],
  templateUrl: './renewals.html',
  styles: `
    .counted {
      display: inline-block;
      min-width: 2ch;
      margin-inline-start: var(--space-1);
      font-weight: 400;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Renewals {
  readonly #client = inject(Api).client;
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  /** In the address: how many days ahead, or a month, or users. */
  readonly within = input<string>();
  readonly month = input<string>();
  readonly show = input<string>();

  protected readonly seesUsers = computed(() => this.#session.may('user.read'));
  protected readonly isUsers = computed(() => this.show() === 'users' && this.seesUsers());
  protected readonly days = computed(() => spans.find((days) => String(days) === this.within()) ?? 90);
  protected readonly sought = computed((): EndsSought => {
    const month = this.month();
    return month !== undefined && /^\d{4}-\d{2}$/.test(month) ? { month } : { within: this.days() };
  });
  protected readonly monthName = computed(() => {
    const sought = this.sought();
    return 'month' in sought ? longMonth(sought.month) : undefined;
  });

  protected readonly overview = freshResource({
    params: () => (this.seesUsers() ? {} : undefined),
    loader: async ({ abortSignal: signal }) => (await bodyOf(this.#client.GET('/v1/overview', { signal }))).ending,
  });
  protected readonly ahead = computed(() => (this.overview.hasValue() ? this.overview.value() : undefined));
  protected readonly tabs = computed(() => spans.map((days) => ({ days, ...countedOf(this.ahead()?.[`within${days}`].domains) })));

  protected chooseMonth(month: string | undefined): void {
    void this.#router.navigate([], { queryParams: { month, show: undefined }, queryParamsHandling: 'merge' });
  }
}

function countedOf(domains: number | undefined): { readonly counted: string } {
  return { counted: domains === undefined ? '' : count(domains) };
}
