import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { Attempts } from '../../api/attempts.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import type { Answer } from '../../api/shapes.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Help } from '../../ui/help/help.ts';
import { PageHead } from '../../ui/page-head.ts';
import { State } from '../../ui/state.ts';
import { InstantPipe } from '../../words/word-pipes.ts';
import { browserName } from '../browser-name.ts';

type OwnSession = Answer<'/v1/sessions', 'get'>['items'][number];

/** Where a person is signed in. */
@Component({
  imports: [Help, InstantPipe, PageHead, Problem, Skeleton, State],
  templateUrl: './sessions.html',
  styleUrl: '../sign-in/rows.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Sessions {
  readonly #client = inject(Api).client;
  readonly #attempts = inject(Attempts);
  protected readonly sessions = freshResource({
    loader: async ({ abortSignal: signal }) => (await bodyOf(this.#client.GET('/v1/sessions', { signal }))).items,
  });
  protected readonly hasOthers = computed(() => this.sessions.hasValue() && this.sessions.value().some(({ current }) => !current));

  protected browserOf({ userAgent }: OwnSession): string {
    return browserName(userAgent) || $localize`:@@sessions.unknown:Unknown browser`;
  }

  protected async end({ id }: OwnSession): Promise<void> {
    const end = () => this.#client.DELETE('/v1/sessions/{id}', { params: { path: { id } } });
    if (await this.#attempts.run(end, $localize`:@@sessions.ended:That session has ended.`)) this.sessions.reload();
  }

  protected async endOthers(): Promise<void> {
    const end = () => this.#client.POST('/v1/sessions/actions/end-others');
    if (await this.#attempts.run(end, $localize`:@@sessions.othersEnded:Your other sessions have ended.`)) this.sessions.reload();
  }
}
