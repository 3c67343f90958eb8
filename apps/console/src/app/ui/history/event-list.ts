import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf, type paths } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { growingList } from '../../api/growing-list.ts';
import { rereadOn } from '../../api/reread.ts';
import { Live } from '../../session/live.ts';
import { Problem } from '../feedback/problem.ts';
import { Skeleton } from '../feedback/skeleton.ts';
import { language } from '../../words/locale.ts';
import { InstantPipe } from '../../words/word-pipes.ts';

export type EventsSought = NonNullable<paths['/v1/audit/events']['get']['parameters']['query']>;

/** What happened to a customer or one of their things, newest first, as the audit log has it: for whoever may read that. */
@Component({
  selector: 'sl-event-list',
  imports: [InstantPipe, Problem, RouterLink, Skeleton],
  template: `
    @if (events.items(); as items) {
      <ol>
        @for (event of items; track event.id) {
          <li>
            <time class="muted" [title]="event.recordedAt | slInstant: 'exact'">{{ event.recordedAt | slInstant }}</time>
            <span>
              {{ event.sentence }}
              @if (event.changeRequestId; as id) {
                <a [routerLink]="['/requests', id]" i18n="@@events.request">request {{ id }}</a>
              }
            </span>
          </li>
        } @empty {
          <li class="muted" i18n="@@events.none">Nothing has happened yet.</li>
        }
      </ol>
      @if (events.hasMore()) {
        <button type="button" class="button" (click)="events.more()" i18n="@@events.more">Show older</button>
      }
    } @else if (!events.error()) {
      <sl-skeleton [lines]="4" />
    }
    @if (events.error(); as error) {
      <sl-problem [error]="error" (retry)="events.reload()" />
    }
  `,
  styleUrl: './happenings.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EventList {
  readonly #client = inject(Api).client;
  readonly of = input.required<EventsSought>();
  protected readonly events = growingList(
    () => this.of(),
    (sought, cursor, signal) =>
      bodyOf(this.#client.GET('/v1/audit/events', { params: { query: { ...sought, language, limit: 10, cursor } }, signal })),
  );

  constructor() {
    const live = inject(Live);
    rereadOn(() => live.changes(), this.events);
  }
}
