import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ChangeRequest } from '../../api/shapes.ts';
import { Preferences } from '../../session/preferences.ts';
import { Icon } from '../../ui/icon.ts';
import { distance, exactInstant } from '../../words/dates.ts';
import { language } from '../../words/locale.ts';
import { RequestStateTag } from '../request-state.ts';
import { dueWords, isOverdue, nameOfRequest } from '../request-words.ts';

/** One request in the inbox: what it would do, who asks, how much it is, and by when. */
@Component({
  selector: 'sl-request-row',
  imports: [Icon, RequestStateTag, RouterLink],
  template: `
    <a [routerLink]="['/requests', request().id]" [queryParams]="{ tab: tab() }">
      <span class="name">{{ name() }}</span>
      @if (summary(); as summary) {
        <span class="summary muted">{{ summary }}</span>
      }
      <span class="about muted">
        <span>{{ request().proposer.name }}</span>
        <time [attr.datetime]="request().createdAt" [title]="exactly(request().createdAt)">{{ proposed() }}</time>
        <span i18n="@@requests.size">{request().size, plural, =1 {1 change} other {{{ request().size }} changes}}</span>
        @if (request().glassBrokenBy !== null) {
          <span class="loud"><svg slIcon="triangle-alert"></svg><span i18n="@@requests.withoutApproval">without approval</span></span>
        }
      </span>
      <span class="end">
        <sl-request-state [state]="request().state" />
        @if (due(); as due) {
          <time class="due" [class.loud]="isOverdue()" [attr.datetime]="request().dueAt" [title]="exactly(request().dueAt)">
            @if (isOverdue()) {
              <svg slIcon="clock"></svg>
            }
            {{ due }}</time
          >
        }
      </span>
    </a>
  `,
  styleUrl: './request-row.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RequestRow {
  readonly request = input.required<ChangeRequest>();
  readonly tab = input.required<string>();
  readonly #preferences = inject(Preferences);
  readonly #now = Date.now();

  protected readonly name = computed(() => nameOfRequest(this.request()));
  protected readonly summary = computed(() => (this.request().title === '' ? '' : this.request().summary[language]));
  protected readonly proposed = computed(() => distance(this.request().createdAt, this.#now));
  protected readonly due = computed(() => dueWords(this.request(), this.#now));
  protected readonly isOverdue = computed(() => isOverdue(this.request(), this.#now));

  protected exactly(instant: string | null): string {
    return instant === null ? '' : exactInstant(instant, this.#preferences.timeZone());
  }
}
