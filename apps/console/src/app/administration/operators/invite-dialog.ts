import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { email, form, FormField, FormRoot, required } from '@angular/forms/signals';
import { StepUp } from '../../session/step-up.ts';
import type { Role } from '../../ui/access/role-words.ts';
import { warnsOfDismissal, type UnsavedDialog } from '../../ui/dialog/unsaved-dialog.ts';
import { draftOf } from '../../ui/form/draft.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { AccessFields, accessRules, customerIdsOf, type AccessModel } from './access-fields.ts';
import { InvitationLink, type MadeInvitation } from './invitation-link.ts';
import { Invitations } from './invitations.ts';

/** Asks whom to invite as what; then shows the link, once. Closes with true where somebody was invited. */
@Component({
  imports: [AccessFields, Field, FormErrors, FormField, FormRoot, InvitationLink],
  template: `
    @if (made(); as invitation) {
      <div class="dialog">
        <sl-invitation-link [of]="invitation" />
        <div class="dialog-actions">
          <button type="button" class="button button-primary" (click)="dialog.close(true)" i18n="@@invite.done">Done</button>
        </div>
      </div>
    } @else {
      <form class="dialog" [formRoot]="form">
        <h2 id="dialog-title" i18n="@@operators.invite">Invite somebody</h2>
        <sl-field
          [of]="form.email"
          label="E-mail"
          help="Inviting an address again makes the link before worthless."
          i18n-label="@@signIn.email"
          i18n-help="@@invite.emailHelp"
        >
          <input class="input" type="email" autocomplete="off" [formField]="form.email" />
        </sl-field>
        <sl-access-fields [of]="form.access" [roles]="roles" />
        <sl-form-errors [of]="form" />
        <div class="dialog-actions">
          <button type="button" class="button" (click)="cancel()" i18n="@@common.cancel">Cancel</button>
          <button class="button button-primary" [disabled]="form().submitting()" i18n="@@invite.go">Make the invitation</button>
        </div>
      </form>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InviteDialog implements UnsavedDialog {
  readonly #invitations = inject(Invitations);
  readonly #stepUp = inject(StepUp);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly roles = inject<readonly Role[]>(DIALOG_DATA);
  protected readonly made = signal<MadeInvitation | undefined>(undefined);
  readonly #draft = draftOf<{ email: string; access: AccessModel }>(() => ({
    name: 'operators.invite',
    initial: {
      email: '',
      access: { roleKeys: [], reach: 'all', customers: [] },
    },
  }));
  protected readonly form = form(
    this.#draft.model,
    (path) => {
      required(path.email);
      email(path.email);
      accessRules(path.access);
    },
    {
      submission: {
        action: async (field) => {
          const { email: address, access } = field().value();
          const body = { email: address, roleKeys: [...access.roleKeys], customerIds: customerIdsOf(access) };
          try {
            this.made.set(await this.#stepUp.run(() => this.#invitations.make(body)));
            this.#draft.forget();
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );

  constructor() {
    warnsOfDismissal(this);
  }

  readonly hasUnsaved = (): boolean => this.#draft.isChanged();
  readonly discard = (): void => this.#draft.forget();
  readonly isHeld = (): boolean => this.made() !== undefined;

  protected cancel(): void {
    this.discard();
    this.dialog.close();
  }
}
