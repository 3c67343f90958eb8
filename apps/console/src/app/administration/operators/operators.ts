import { ChangeDetectionStrategy, Component, computed, inject, input, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { allPages } from '../../api/all-pages.ts';
import { Api } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { SessionStore } from '../../session/session-store.ts';
import { roleList } from '../../ui/access/role-list.ts';
import { nameOfRole } from '../../ui/access/role-words.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { dialogInAddress } from '../../ui/dialog/dialog-in-address.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Help } from '../../ui/help/help.ts';
import { Icon } from '../../ui/icon.ts';
import { PageHead } from '../../ui/page-head.ts';
import { InviteDialog } from './invite-dialog.ts';
import { OpenInvitations } from './open-invitations.ts';
import { OperatorState } from './operator-state.ts';

/** Everybody who may sign in here, or might again. */
@Component({
  imports: [Help, Icon, OpenInvitations, OperatorState, PageHead, Problem, RouterLink, Skeleton],
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
  /** In the address: the dialog that is open. */
  readonly new = input<string>();
  protected readonly roles = roleList();
  protected readonly openInvitations = viewChild(OpenInvitations);
  protected readonly mayWrite = this.#session.may('operator.write');
  protected readonly own = computed(() => this.#session.operator()?.id);
  protected readonly operators = freshResource({
    loader: ({ abortSignal: signal }) =>
      allPages((cursor) => bodyOf(this.#client.GET('/v1/operators', { params: { query: { limit: 200, cursor } }, signal }))),
  });

  protected nameOf(key: string): string {
    return nameOfRole(key, this.roles.value());
  }

  protected readonly invite = dialogInAddress(
    // With the roles, so that the dialog is whole when it opens.
    () => (this.mayWrite && !this.roles.isLoading() ? this.new() : undefined),
    async () => {
      if (await this.#dialogs.open(InviteDialog, this.roles.value())) this.openInvitations()?.reload();
    },
  );
}
