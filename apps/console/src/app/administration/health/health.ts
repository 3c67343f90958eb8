import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { firstReads } from '../../api/first-reads.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Help } from '../../ui/help/help.ts';
import { Icon } from '../../ui/icon.ts';
import { PageHead } from '../../ui/page-head.ts';
import { State } from '../../ui/state.ts';
import { count, decimal } from '../../words/numbers.ts';
import { longInstant } from '../../words/dates.ts';
import { InstantPipe } from '../../words/word-pipes.ts';
import { findingsOf, worst } from './findings.ts';

/** What is healthy and what is not, in words: what is wrong first, and what to do about it. */
@Component({
  imports: [Help, Icon, InstantPipe, PageHead, Problem, Skeleton, State],
  templateUrl: './health.html',
  styleUrl: './health.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Health {
  readonly #client = inject(Api).client;
  protected readonly health = freshResource({
    loader: ({ abortSignal: signal }) => bodyOf(this.#client.GET('/v1/system/health', { signal })),
  });
  readonly #checks = freshResource({
    loader: ({ abortSignal: signal }) => bodyOf(this.#client.GET('/v1/licences/check-statistics', { signal })),
  });

  protected readonly isRead = firstReads(() => '', this.health, this.#checks);
  protected readonly findings = computed(() => (this.health.hasValue() ? findingsOf(this.health.value()) : []));
  protected readonly overall = computed(() => worst(this.findings()));
  protected readonly facts = computed(() => {
    if (!this.isRead() || !this.health.hasValue()) return [];
    const { versions, startedAt } = this.health.value();
    return [
      { label: $localize`:@@health.version:Version`, value: `Seatledger ${versions.product}, Node.js ${versions.node}` },
      { label: $localize`:@@health.started:Running since`, value: longInstant(startedAt) },
    ];
  });
  protected readonly figures = computed(() => {
    if (!this.isRead() || !this.#checks.hasValue()) return [];
    const { checksPerSecond, answers, refusals, since } = this.#checks.value();
    return [
      { label: $localize`:@@health.perSecond:Checks each second`, value: decimal(checksPerSecond) },
      { label: $localize`:@@health.answered:Answered`, value: count(sum(answers)) },
      { label: $localize`:@@health.refused:Of these, without a licence in force`, value: count(sum(refusals)) },
      { label: $localize`:@@health.since:Counted since`, value: longInstant(since) },
    ];
  });

  protected reload(): void {
    this.health.reload();
    this.#checks.reload();
  }
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, one) => total + one, 0);
}
