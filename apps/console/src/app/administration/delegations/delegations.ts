import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { allPages } from '../../api/all-pages.ts';
import { Api } from '../../api/api.ts';
import { Attempts } from '../../api/attempts.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import type { Answer } from '../../api/shapes.ts';
import { SessionStore } from '../../session/session-store.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { dialogInAddress } from '../../ui/dialog/dialog-in-address.ts';
import { Empty } from '../../ui/feedback/empty.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Help } from '../../ui/help/help.ts';
import { Icon } from '../../ui/icon.ts';
import { PageHead } from '../../ui/page-head.ts';
import { State, type Tone } from '../../ui/state.ts';
import { InstantPipe } from '../../words/word-pipes.ts';
import { wordsOfCommands } from '../approval-policy/command-words.ts';
import { DelegationDialog } from './delegation-dialog.ts';

type Delegation = Answer<'/v1/delegations', 'get'>['items'][number];

const states: Readonly<Record<Delegation['state'], { readonly tone: Tone; readonly word: string }>> = {
  'in-force': { tone: 'active', word: $localize`:@@keys.inForce:In force` },
  upcoming: { tone: 'not-started', word: $localize`:@@delegations.upcoming:To come` },
  over: { tone: 'suspended', word: $localize`:@@delegations.over:Over` },
};

/** Who approves in whose place, and until when. */
@Component({
  imports: [Empty, Help, Icon, InstantPipe, PageHead, Problem, Skeleton, State],
  templateUrl: './delegations.html',
  styles: `
    small {
      display: block;
      color: var(--text-muted);
    }
    .instant {
      white-space: nowrap;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Delegations {
  /** In the address: the dialog that is open. */
  readonly new = input<string>();
  readonly #client = inject(Api).client;
  readonly #session = inject(SessionStore);
  readonly #dialogs = inject(Dialogs);
  readonly #attempts = inject(Attempts);
  protected readonly states = states;
  protected readonly mayCreate = this.#session.may('change-request.approve');
  protected readonly own = computed(() => this.#session.operator()?.id);
  protected readonly delegations = freshResource({
    loader: ({ abortSignal: signal }) =>
      allPages((cursor) => bodyOf(this.#client.GET('/v1/delegations', { params: { query: { limit: 200, cursor } }, signal }))),
  });

  protected whatOf({ commands }: Delegation): string {
    return wordsOfCommands(commands ?? ['*']);
  }

  protected mayEnd({ state, fromOperator, toOperator }: Delegation): boolean {
    if (state === 'over' || !this.#session.may('change-request.read')) return false;
    return [fromOperator.id, toOperator.id].some((id) => id === this.own()) || this.#session.may('policy.write');
  }

  protected readonly create = dialogInAddress(
    () => (this.mayCreate ? this.new() : undefined),
    async () => {
      if (await this.#dialogs.open(DelegationDialog)) this.delegations.reload();
    },
  );

  protected async end({ id, fromOperator, toOperator }: Delegation): Promise<void> {
    const [to, from] = [toOperator.name, fromOperator.name];
    const question = {
      title: $localize`:@@delegations.endTitle:Take it back?`,
      text: $localize`:@@delegations.endText:${to}:to: approves no more in the place of ${from}:from:. What was approved stays approved.`,
      action: $localize`:@@delegations.end:Take back`,
    };
    if (!(await this.#dialogs.confirm(question))) return;
    const end = () => this.#client.DELETE('/v1/delegations/{id}', { params: { path: { id } } });
    if (await this.#attempts.run(end, $localize`:@@delegations.ended:Taken back.`)) this.delegations.reload();
  }
}
