import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { allPages } from '../../api/all-pages.ts';
import { Api } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { SessionStore } from '../../session/session-store.ts';
import { roleList } from '../../ui/access/role-list.ts';
import { nameOfRole } from '../../ui/access/role-words.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Icon } from '../../ui/icon.ts';
import { PageHead } from '../../ui/page-head.ts';
import { InviteDialog } from './invite-dialog.ts';
import { OperatorState } from './operator-state.ts';

/** Everybody who may sign in here, or might again. */
@Component({
  imports: [Icon, OperatorState, PageHead, Problem, RouterLink, Skeleton],
  templateUrl: './operators.html',
  styles: `
    .who small {
      display: block;
      color: var(--text-muted);
    }
    .roles {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Operators {
  readonly #client = inject(Api).client;
  readonly #session = inject(SessionStore);
  readonly #dialogs = inject(Dialogs);
  readonly #roles = roleList();
  protected readonly mayWrite = this.#session.may('operator.write');
  protected readonly own = computed(() => this.#session.operator()?.id);
  protected readonly operators = freshResource({
    loader: ({ abortSignal: signal }) =>
      allPages((cursor) => bodyOf(this.#client.GET('/v1/operators', { params: { query: { limit: 200, cursor } }, signal }))),
  });

  protected nameOf(key: string): string {
    return nameOfRole(key, this.#roles.hasValue() ? this.#roles.value() : []);
  }

  protected invite(): void {
    void this.#dialogs.open(InviteDialog, this.#roles.hasValue() ? this.#roles.value() : []);
  }
}
