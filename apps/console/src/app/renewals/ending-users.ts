import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { Pages } from '../api/pages.ts';
import { Empty } from '../ui/feedback/empty.ts';
import { PagesFoot } from '../ui/list/pages-foot.ts';
import { lastDayBefore } from '../ui/blast-radius/figures.ts';
import { Status } from '../ui/licence/status.ts';
import { DatePipe, InstantPipe } from '../words/word-pipes.ts';
import type { EndingUser } from './renewal-shapes.ts';

/** Users who are about to lose access, by a date of their own or with their domain. */
@Component({
  selector: 'sl-ending-users',
  imports: [DatePipe, Empty, InstantPipe, PagesFoot, RouterLink, Status],
  template: `
    <p>
      @for (days of spans; track days) {
        <a
          class="button"
          [class.button-quiet]="days !== within()"
          [routerLink]="[]"
          [queryParams]="{ within: days }"
          queryParamsHandling="merge"
          [attr.aria-current]="days === within() ? 'true' : null"
          ><ng-container i18n="@@renewals.withinDays">Within {{ days }} days</ng-container></a
        >
      }
    </p>
    @if (pages.items(); as users) {
      @if (users.length > 0) {
        <div class="table-scroll" tabindex="0" role="region" aria-label="Users who lose access" i18n-aria-label="@@renewals.users">
          <table class="table">
            <thead>
              <tr>
                <th scope="col" i18n="@@renewals.user">User</th>
                <th scope="col" i18n="@@renewals.address">Address</th>
                <th scope="col" i18n="@@renewals.status">Status</th>
                <th scope="col" i18n="@@renewals.validUntil">Valid until</th>
                <th scope="col" i18n="@@renewals.losesAccess">Loses access</th>
                <th scope="col" i18n="@@renewals.because">Because</th>
              </tr>
            </thead>
            <tbody>
              @for (user of users; track user.id) {
                <tr>
                  <td>{{ user.displayName }}</td>
                  <td>
                    <a [routerLink]="['/users', user.id]">{{ user.email }}</a>
                  </td>
                  <td><sl-status [status]="user.status" /></td>
                  <td class="day" [title]="user.validUntil | slInstant: 'exact'">{{ lastDay(user) | slDate: 'short' }}</td>
                  <td class="day" [title]="user.losesAccessAt | slInstant: 'exact'">{{ user.losesAccessAt | slInstant }}</td>
                  <td>{{ because(user) }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      } @else {
        <sl-empty title="Nobody loses access so soon" i18n-title="@@renewals.nobody" />
      }
    }
    <sl-pages-foot [pages]="pages" i18n="@@renewals.moreUsers">Show more users</sl-pages-foot>
  `,
  styles: `
    .table {
      min-width: 760px;
    }
    .day {
      white-space: nowrap;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EndingUsers {
  readonly #client = inject(Api).client;
  readonly within = input.required<number>();
  protected readonly spans = [30, 60, 90];

  protected readonly pages = new Pages(
    () => ({ within: this.within() }),
    ({ within }, cursor, signal) => {
      const query = { within, limit: 100, ...(cursor !== undefined && { cursor }) };
      return bodyOf(this.#client.GET('/v1/licences/ending', { params: { query }, ...(signal && { signal }) }));
    },
  );

  protected lastDay({ validUntil }: EndingUser): string {
    return lastDayBefore(validUntil);
  }

  protected because({ reason }: EndingUser): string {
    switch (reason) {
      case 'own_validity_ends':
        return $localize`:@@renewals.ownEnd:their own last day`;
      case 'grace_ends':
        return $localize`:@@renewals.graceEnds:the days of grace end`;
      case 'domain_ends':
        return $localize`:@@renewals.domainEnds:the domain ends`;
    }
  }
}
