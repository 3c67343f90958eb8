import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { allPages } from '../../api/all-pages.ts';
import { Api } from '../../api/api.ts';
import { Attempts } from '../../api/attempts.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import type { Answer } from '../../api/shapes.ts';
import { wordsOfPermission } from '../../ui/access/permission-words.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { dialogInAddress } from '../../ui/dialog/dialog-in-address.ts';
import { Empty } from '../../ui/feedback/empty.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Help } from '../../ui/help/help.ts';
import { Icon } from '../../ui/icon.ts';
import { PageHead } from '../../ui/page-head.ts';
import { State } from '../../ui/state.ts';
import { InstantPipe } from '../../words/word-pipes.ts';
import { TokenDialog } from './token-dialog.ts';

type Token = Answer<'/v1/personal-tokens', 'get'>['items'][number];

/** What acts in somebody's name without them: the command line, scripts. */
@Component({
  imports: [Empty, Help, Icon, InstantPipe, PageHead, Problem, Skeleton, State],
  templateUrl: './tokens.html',
  styles: `
    .instant {
      white-space: nowrap;
    }
    .may {
      min-width: 220px;
    }
    .end {
      text-align: end;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Tokens {
  /** In the address: the dialog that is open. */
  readonly new = input<string>();
  readonly #client = inject(Api).client;
  readonly #dialogs = inject(Dialogs);
  readonly #attempts = inject(Attempts);
  protected readonly tokens = freshResource({
    loader: ({ abortSignal: signal }) =>
      allPages((cursor) => bodyOf(this.#client.GET('/v1/personal-tokens', { params: { query: { limit: 200, cursor } }, signal }))),
  });

  protected wordsOf({ permissions }: Token): string {
    return permissions.map(wordsOfPermission).join(' · ');
  }

  protected isOver({ expiresAt }: Token): boolean {
    return Date.parse(expiresAt) <= Date.now();
  }

  protected readonly create = dialogInAddress(
    () => this.new(),
    async () => {
      if (await this.#dialogs.open(TokenDialog)) this.tokens.reload();
    },
  );

  protected async revoke({ tokenId: id, name }: Token): Promise<void> {
    const question = {
      title: $localize`:@@tokens.revokeTitle:Revoke ${name}:name:?`,
      text: $localize`:@@keys.revokeText:Whatever uses it is refused at once. This cannot be undone.`,
      action: $localize`:@@keys.revokeGo:Revoke ${name}:name:`,
    };
    if (!(await this.#dialogs.confirm(question))) return;
    const revoke = () => this.#client.DELETE('/v1/personal-tokens/{id}', { params: { path: { id } } });
    if (await this.#attempts.run(revoke, $localize`:@@keys.revokeDone:${name}:name: is revoked.`)) this.tokens.reload();
  }
}
