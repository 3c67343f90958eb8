import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { growingList } from '../../api/growing-list.ts';
import { rereadOn } from '../../api/reread.ts';
import { Live } from '../../session/live.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Status } from '../../ui/licence/status.ts';
import { language } from '../../words/locale.ts';
import { InstantPipe } from '../../words/word-pipes.ts';

/** What happened to the licence of a user, newest first, and what its status was from then on. */
@Component({
  selector: 'sl-user-timeline',
  imports: [InstantPipe, Problem, RouterLink, Skeleton, Status],
  template: `
    @if (entries.items(); as items) {
      <ol>
        @for (entry of items; track entry.id) {
          <li>
            <time class="muted" [title]="entry.at | slInstant: 'exact' : timeZone()">{{ entry.at | slInstant: 'short' : timeZone() }}</time>
            <span>
              {{ entry.sentence }}
              @if (entry.status; as status) {
                <sl-status [status]="status" />
              }
              @if (entry.changeRequestId; as id) {
                <a [routerLink]="['/requests', id]" i18n="@@events.request">request {{ id }}</a>
              }
            </span>
          </li>
        }
      </ol>
      @if (entries.hasMore()) {
        <button type="button" class="button" (click)="entries.more()" i18n="@@events.more">Show older</button>
      }
    } @else if (!entries.error()) {
      <sl-skeleton [lines]="4" />
    }
    @if (entries.error(); as error) {
      <sl-problem [error]="error" (retry)="entries.reload()" />
    }
  `,
  styleUrl: '../../ui/history/happenings.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UserTimeline {
  readonly #client = inject(Api).client;
  readonly userId = input.required<string>();
  readonly timeZone = input<string>();

  protected readonly entries = growingList(
    () => this.userId(),
    (id, cursor, signal) =>
      bodyOf(this.#client.GET('/v1/users/{id}/timeline', { params: { path: { id }, query: { language, limit: 10, cursor } }, signal })),
  );

  constructor() {
    const live = inject(Live);
    rereadOn(() => live.changes().user + live.changes().domain + live.changes().catalogue, this.entries);
  }
}
