import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import type { Feature } from '../../api/shapes.ts';
import { SessionStore } from '../../session/session-store.ts';
import { CountPipe } from '../../words/word-pipes.ts';
import type { Column } from '../grid/edits.ts';
import { valueWords } from '../value-words.ts';

/** What a profile or pack sets, and for whom. */
@Component({
  selector: 'sl-set-values',
  imports: [CountPipe, RouterLink],
  templateUrl: './set-values.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-6);
    }
    .section-head {
      justify-content: flex-start;
    }
    .table {
      width: auto;
      min-width: min(480px, 100%);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SetValues {
  readonly set = input.required<Column>();
  readonly features = input.required<readonly Feature[]>();
  readonly #client = inject(Api).client;
  readonly #mayReadUsers = inject(SessionStore).may('user.read');
  protected readonly valueWords = valueWords;

  protected readonly values = computed(() =>
    this.features().flatMap((feature) => {
      const value = this.set().values[feature.key];
      return value === undefined ? [] : [{ feature, value }];
    }),
  );

  protected readonly users = freshResource({
    params: () => (this.#mayReadUsers && this.set().kind === 'profile' ? { profile: this.set().key } : undefined),
    loader: ({ params: query, abortSignal: signal }) => bodyOf(this.#client.GET('/v1/users/count', { params: { query }, signal })),
  });
}
