import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SeatMeter } from '../ui/licence/seat-meter.ts';
import { Status } from '../ui/licence/status.ts';
import { Icon } from '../ui/icon.ts';
import { language } from '../words/locale.ts';
import { count } from '../words/numbers.ts';
import { sentenceOfRefusal } from '../words/refusal.ts';
import { CountPipe, DatePipe } from '../words/word-pipes.ts';
import type { OwnTerms, PlannedRow, Terms } from './renewal-plan.ts';
import type { EndingDomain, RenewalVerdict } from './renewal-shapes.ts';

/** Domains that end, each with its proposed last day and seats, which can be said by hand. */
@Component({
  selector: 'sl-renewal-table',
  imports: [CountPipe, DatePipe, Icon, RouterLink, SeatMeter, Status],
  templateUrl: './renewal-table.html',
  styleUrl: './renewal-table.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RenewalTable {
  readonly rows = input.required<readonly PlannedRow[]>();
  readonly mayRenew = input.required<boolean>();
  readonly seats = input.required<Terms['seats']>();
  readonly chosen = model.required<ReadonlySet<string>>();
  readonly own = model.required<ReadonlyMap<string, OwnTerms>>();

  /** What has ended is no part of the numbers of the tabs, which look ahead. */
  protected readonly groups = computed(() =>
    [
      { name: $localize`:@@renewals.ended:Ended already`, rows: this.rows().filter(({ domain }) => domain.daysLeft < 0) },
      { name: $localize`:@@renewals.ending:About to end`, rows: this.rows().filter(({ domain }) => domain.daysLeft >= 0) },
    ].filter(({ rows }) => rows.length > 0),
  );
  protected readonly isEvery = computed(() => this.rows().every(({ domain }) => this.chosen().has(domain.domainId)));

  protected toggle({ domain: { domainId } }: PlannedRow): void {
    this.chosen.update((chosen) => new Set(chosen.has(domainId) ? [...chosen].filter((id) => id !== domainId) : [...chosen, domainId]));
  }

  protected toggleAll(): void {
    this.chosen.set(new Set(this.isEvery() ? [] : this.rows().map(({ domain }) => domain.domainId)));
  }

  protected setUntil({ domain }: PlannedRow, event: Event): void {
    const until = (event.target as HTMLInputElement).value;
    if (until !== '') this.#say(domain.domainId, { until });
  }

  protected setSeats({ domain }: PlannedRow, event: Event): void {
    const typed = (event.target as HTMLInputElement).valueAsNumber;
    this.#say(domain.domainId, { seatLimit: Number.isNaN(typed) ? null : Math.max(Math.trunc(typed), 0) });
  }

  /** As for all the others again. */
  protected forget({ domain: { domainId } }: PlannedRow): void {
    this.own.update((own) => new Map([...own].filter(([id]) => id !== domainId)));
  }

  protected daysLeft({ daysLeft }: EndingDomain): string {
    if (daysLeft === 0) return $localize`:@@renewals.today:today`;
    if (daysLeft === 1) return $localize`:@@renewals.tomorrow:tomorrow`;
    if (daysLeft > 0) return $localize`:@@renewals.inDays:in ${count(daysLeft)}:days: days`;
    return daysLeft === -1 ? $localize`:@@renewals.yesterday:yesterday` : $localize`:@@renewals.daysAgo:${count(-daysLeft)}:days: days ago`;
  }

  protected reasons({ proposal }: EndingDomain): readonly string[] {
    return proposal.reasons.map((reason) => reason[language]);
  }

  protected refusalOf({ code, detail }: RenewalVerdict): string {
    return code === null ? '' : sentenceOfRefusal(code, detail ?? '');
  }

  #say(domainId: string, said: OwnTerms): void {
    this.own.update((own) => new Map(own).set(domainId, { ...own.get(domainId), ...said }));
    // Whoever says something of a row means to renew it.
    this.chosen.update((chosen) => new Set([...chosen, domainId]));
  }
}
