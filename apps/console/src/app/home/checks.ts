import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { freshResource } from '../api/fresh-resource.ts';
import type { Answer, LicenceStatus } from '../api/shapes.ts';
import { Chart } from '../ui/chart/chart.ts';
import type { ChartData } from '../ui/chart/chart-data.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { Icon } from '../ui/icon.ts';
import { wordOfStatus } from '../ui/licence/status.ts';
import { clockTime, longInstant } from '../words/dates.ts';
import { decimal } from '../words/numbers.ts';
import { CountPipe } from '../words/word-pipes.ts';
import { wordsOfRefusal } from './words-of-refusal.ts';

type Statistics = Answer<'/v1/licences/check-statistics', 'get'>;

const everyMs = 5_000;

/** What the add-ins ask right now, and what comes of it. */
@Component({
  selector: 'sl-checks',
  imports: [Chart, CountPipe, Icon, Problem],
  templateUrl: './checks.html',
  styles: `
    .outcomes {
      margin-top: var(--space-2);
      font-size: 13px;
    }
    .outcomes li {
      display: flex;
      justify-content: space-between;
      height: 28px;
      border-bottom: 1px solid var(--line);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Checks {
  readonly #client = inject(Api).client;
  protected readonly statistics = freshResource({
    loader: ({ abortSignal: signal }) => bodyOf(this.#client.GET('/v1/licences/check-statistics', { signal })),
  });
  protected readonly shown = computed(() => (this.statistics.hasValue() ? this.statistics.value() : undefined));
  protected readonly perSecond = computed(() => decimal(this.shown()?.checksPerSecond ?? 0));
  protected readonly staleSince = computed(() => {
    const { stale, asOf } = this.shown() ?? {};
    return stale === true && typeof asOf === 'string' ? longInstant(asOf) : undefined;
  });

  protected readonly data = computed<ChartData>(() => {
    const buckets = this.shown()?.buckets ?? [];
    const sums = (of: 'answers' | 'refusals') => buckets.map((bucket) => sumOf(bucket[of]));
    return {
      kind: 'lines',
      labelsTitle: $localize`:@@checks.time:Time`,
      labels: buckets.map(({ startsAt }) => clockTime(startsAt)),
      series: [
        { name: $localize`:@@checks.answers:Answered`, values: sums('answers'), colour: '--accent' },
        { name: $localize`:@@checks.refusals:Refused`, values: sums('refusals'), colour: '--danger' },
      ],
    };
  });

  /** Over all that this process remembers, the most frequent first. */
  protected readonly outcomes = computed(() => {
    const { answers = {}, refusals = {} } = this.shown() ?? {};
    return [...rowsOf(answers, (status) => wordOfStatus(status as LicenceStatus)), ...rowsOf(refusals, wordsOfRefusal)];
  });

  constructor() {
    const timer = setInterval(() => document.visibilityState === 'visible' && this.statistics.reload(), everyMs);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}

function rowsOf(counts: Statistics['answers'], word: (key: string) => string): { readonly word: string; readonly times: number }[] {
  return Object.entries(counts)
    .map(([key, times]) => ({ word: word(key), times }))
    .toSorted((one, other) => other.times - one.times);
}

function sumOf(counts: Statistics['answers']): number {
  return Object.values(counts).reduce((sum, times) => sum + times, 0);
}
