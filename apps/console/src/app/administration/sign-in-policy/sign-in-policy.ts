import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Help } from '../../ui/help/help.ts';
import { PageHead } from '../../ui/page-head.ts';

/** The rules of the sign-in, to be read: they hold for everybody and are set by whoever runs the server. */
@Component({
  imports: [Help, PageHead, Problem, Skeleton],
  templateUrl: './sign-in-policy.html',
  styles: `
    .section {
      max-width: 860px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignInPolicy {
  readonly #client = inject(Api).client;
  protected readonly providers = freshResource({
    loader: async ({ abortSignal: signal }) => (await bodyOf(this.#client.GET('/v1/sign-in/providers', { signal }))).items,
  });
}
