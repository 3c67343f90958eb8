import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Attempts } from '../../api/attempts.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { SessionStore } from '../../session/session-store.ts';
import { nameOfRole, type Role } from '../../ui/access/role-words.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Help } from '../../ui/help/help.ts';
import { State } from '../../ui/state.ts';
import { InstantPipe } from '../../words/word-pipes.ts';
import { InvitationLinkDialog, type MadeInvitation } from './invitation-link.ts';
import { Invitations, type OpenInvitation } from './invitations.ts';

/** Those who have not come yet: their invitation is sent again, or withdrawn. Nothing where nobody is awaited. */
@Component({
  selector: 'sl-open-invitations',
  imports: [Help, InstantPipe, Problem, State],
  templateUrl: './open-invitations.html',
  styles: `
    .instant {
      white-space: nowrap;
    }
    .actions {
      display: flex;
      justify-content: flex-end;
      gap: var(--space-2);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OpenInvitations {
  readonly roles = input.required<readonly Role[]>();
  readonly #invitations = inject(Invitations);
  readonly #attempts = inject(Attempts);
  readonly #dialogs = inject(Dialogs);
  protected readonly mayWrite = inject(SessionStore).may('operator.write');
  protected readonly invitations = freshResource({ loader: ({ abortSignal }) => this.#invitations.list(abortSignal) });

  reload(): void {
    this.invitations.reload();
  }

  protected nameOf(key: string): string {
    return nameOfRole(key, this.roles());
  }

  protected isOver({ expiresAt }: OpenInvitation): boolean {
    return Date.parse(expiresAt) <= Date.now();
  }

  protected async sendAgain({ email, roleKeys, customerIds }: OpenInvitation): Promise<void> {
    let made: MadeInvitation | undefined;
    await this.#attempts.run(async () => (made = await this.#invitations.make({ email, roleKeys, customerIds })));
    if (made === undefined) return;
    this.reload();
    await this.#dialogs.open(InvitationLinkDialog, made);
  }

  protected async withdraw({ id, email }: OpenInvitation): Promise<void> {
    const question = {
      title: $localize`:@@invitations.withdrawTitle:Withdraw the invitation of ${email}:email:?`,
      text: $localize`:@@invitations.withdrawText:Its link lets nobody in any more. You can invite them again.`,
      action: $localize`:@@invitations.withdrawGo:Withdraw the invitation`,
    };
    if (!(await this.#dialogs.confirm(question))) return;
    if (await this.#attempts.run(() => this.#invitations.withdraw(id), $localize`:@@invitations.withdrawn:Withdrawn.`)) this.reload();
  }
}
