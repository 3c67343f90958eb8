import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { CountPipe, DatePipe, InstantPipe } from '../../words/word-pipes.ts';

const mostDays = 10;

/** When somebody was last seen, and what they used on the last days on which they were. */
@Component({
  selector: 'sl-user-use',
  imports: [CountPipe, DatePipe, InstantPipe, Problem, Skeleton],
  template: `
    @if (use.error(); as error) {
      <sl-problem [error]="error" (retry)="use.reload()" />
    } @else if (use.hasValue()) {
      @if (use.value().lastSeenAt; as seen) {
        <p class="muted">
          <ng-container i18n="@@userUse.lastSeen">Last seen</ng-container>&ngsp;
          <time [title]="seen | slInstant: 'exact' : timeZone()">{{ seen | slInstant: 'short' : timeZone() }}</time>
        </p>
      } @else {
        <p class="muted" i18n="@@userUse.never">Never seen: no check has let this person work in the last 13 months.</p>
      }
      @if (days().length > 0) {
        <div class="table-scroll" tabindex="0" role="region" aria-label="Use by day" i18n-aria-label="@@userUse.byDay">
          <table class="table">
            <thead>
              <tr>
                <th scope="col" i18n="@@userUse.day">Day</th>
                <th scope="col" class="number" i18n="@@userUse.checks">Checks</th>
                <th scope="col" class="number" i18n="@@userUse.addresses">Addresses</th>
                <th scope="col" i18n="@@userUse.features">Features</th>
              </tr>
            </thead>
            <tbody>
              @for (day of days(); track day.day) {
                <tr>
                  <th scope="row">{{ day.day | slDate: 'short' }}</th>
                  <td class="number">{{ day.checks | slCount }}</td>
                  <td class="number">{{ day.addresses === null ? '–' : (day.addresses | slCount) }}</td>
                  <td>
                    @for (used of day.features; track used.product + used.feature) {
                      <span
                        >{{ used.feature }} <span class="muted">× {{ used.count | slCount }}</span></span
                      >
                      @if (!$last) {
                        <span>, </span>
                      }
                    } @empty {
                      <span class="muted">–</span>
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    } @else {
      <sl-skeleton [lines]="3" />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UserUse {
  readonly #client = inject(Api).client;
  readonly userId = input.required<string>();
  readonly timeZone = input<string>();

  protected readonly use = freshResource({
    params: () => this.userId(),
    loader: ({ params: id, abortSignal: signal }) =>
      bodyOf(this.#client.GET('/v1/users/{id}/use', { params: { path: { id }, query: { days: 30 } }, signal })),
  });
  protected readonly days = computed(() => (this.use.hasValue() ? this.use.value().days.slice(0, mostDays) : []));
}
