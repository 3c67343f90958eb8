import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { freshResource } from '../api/fresh-resource.ts';
import { Live } from '../session/live.ts';
import { SessionStore } from '../session/session-store.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { Skeleton } from '../ui/feedback/skeleton.ts';
import { PageHead } from '../ui/page-head.ts';
import { count, percent } from '../words/numbers.ts';
import { CountPipe } from '../words/word-pipes.ts';
import { Checks } from './checks.ts';
import { Ends } from './ends.ts';
import { FirstSteps } from './first-steps.ts';
import { FullestDomains } from './fullest-domains.ts';
import { RecentChanges } from './recent-changes.ts';
import { Statuses } from './statuses.ts';

/** Is anything wrong, and what waits for me? */
@Component({
  imports: [Checks, CountPipe, Ends, FirstSteps, FullestDomains, PageHead, Problem, RecentChanges, RouterLink, Skeleton, Statuses],
  templateUrl: './home.html',
  styleUrl: './home.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Home {
  readonly #client = inject(Api).client;
  readonly #live = inject(Live);
  protected readonly session = inject(SessionStore);
  protected readonly seesRegistry = this.session.may('user.read');

  protected readonly figures = freshResource({
    params: () => (this.seesRegistry ? this.#live.changes() : undefined),
    loader: ({ abortSignal: signal }) => bodyOf(this.#client.GET('/v1/overview', { signal })),
  });

  /** What was read stays while it is read anew. */
  protected readonly overview = computed(() => (this.figures.hasValue() ? this.figures.value() : undefined));
  protected readonly requests = computed(() => this.#live.requests() ?? this.overview()?.changeRequests ?? undefined);
  protected readonly isEmpty = computed(() => this.overview()?.customers === 0);

  /** The most important fact first. */
  protected readonly sentence = computed(() => {
    const waiting = this.requests()?.toApprove ?? 0;
    const ending = this.overview()?.ending.within30.domains ?? 0;
    if (waiting === 1) return $localize`:@@home.oneWaiting:One request waits for your approval.`;
    if (waiting > 1) return $localize`:@@home.waiting:${count(waiting)}:waiting: requests wait for your approval.`;
    if (ending === 1) return $localize`:@@home.oneEnding:Nothing waits for you. One domain ends within 30 days.`;
    if (ending > 1) return $localize`:@@home.ending:Nothing waits for you. ${count(ending)}:ending: domains end within 30 days.`;
    return $localize`:@@home.calm:Nothing waits for you, and no domain ends within 30 days.`;
  });

  protected readonly seatShare = computed(() => {
    const seats = this.overview()?.seats;
    return seats === undefined || seats.limit === 0 ? undefined : percent(seats.usedOfLimit / seats.limit);
  });

  protected again(): void {
    this.figures.reload();
  }
}
