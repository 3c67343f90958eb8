import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { freshResource } from '../api/fresh-resource.ts';
import { Live } from '../session/live.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { language } from '../words/locale.ts';
import { InstantPipe } from '../words/word-pipes.ts';

const shown = 10;

@Component({
  selector: 'sl-recent-changes',
  imports: [InstantPipe, Problem, RouterLink],
  template: `
    <section class="section">
      <h2 i18n="@@recent.title">What happened last</h2>
      @if (events.error(); as error) {
        <sl-problem [error]="error" (retry)="events.reload()" />
      }
      <ol>
        @for (event of events.value()?.items; track event.id) {
          <li>
            <span>{{ event.sentence }}</span>
            <time class="muted" [attr.datetime]="event.recordedAt" [title]="event.recordedAt | slInstant: 'exact'">{{
              event.recordedAt | slInstant
            }}</time>
          </li>
        }
      </ol>
      <a routerLink="/audit" i18n="@@recent.all">See everything that happened</a>
    </section>
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 var(--space-4);
      padding: var(--space-2) 0;
      border-bottom: 1px solid var(--line);
      font-size: 13px;
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecentChanges {
  readonly #client = inject(Api).client;
  readonly #live = inject(Live);

  protected readonly events = freshResource({
    params: () => this.#live.changes(),
    loader: ({ abortSignal: signal }) =>
      bodyOf(this.#client.GET('/v1/audit/events', { params: { query: { limit: shown, language } }, signal })),
  });
}
