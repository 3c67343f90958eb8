import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { email, form, FormField, FormRoot, required } from '@angular/forms/signals';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { StepUp } from '../../session/step-up.ts';
import { SecretOnce } from '../../ui/access/secret-once.ts';
import type { Role } from '../../ui/access/role-words.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { InstantPipe } from '../../words/word-pipes.ts';
import { AccessFields, accessRules, customerIdsOf, type AccessModel } from './access-fields.ts';

interface Made {
  readonly email: string;
  readonly link: string;
  readonly expiresAt: string;
}

/** Asks whom to invite as what; then shows the link, once. */
@Component({
  imports: [AccessFields, Field, FormErrors, FormField, FormRoot, InstantPipe, SecretOnce],
  template: `
    @if (made(); as invitation) {
      <div class="dialog">
        <h2 id="dialog-title" i18n="@@invite.madeTitle">Give {{ invitation.email }} this link</h2>
        <sl-secret-once label="Link of the invitation" i18n-label="@@invite.link" [secret]="invitation.link" />
        <p i18n="@@invite.madeText">
          It lets its holder in as this person, until {{ invitation.expiresAt | slInstant }}. Where this server sends mail, it is on its way
          to them as well; where it does not, it is for you to pass on.
        </p>
        <div class="dialog-actions">
          <button type="button" class="button button-primary" (click)="dialog.close()" i18n="@@invite.done">Done</button>
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
          <button type="button" class="button" (click)="dialog.close()" i18n="@@common.cancel">Cancel</button>
          <button class="button button-primary" [disabled]="form().submitting()" i18n="@@invite.go">Make the invitation</button>
        </div>
      </form>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InviteDialog {
  readonly #client = inject(Api).client;
  readonly #stepUp = inject(StepUp);
  protected readonly dialog = inject<DialogRef>(DialogRef);
  protected readonly roles = inject<readonly Role[]>(DIALOG_DATA);
  protected readonly made = signal<Made | undefined>(undefined);
  protected readonly form = form(
    signal<{ email: string; access: AccessModel }>({ email: '', access: { roleKeys: [], reach: 'all', customers: [] } }),
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
            const made = await this.#stepUp.run(() => bodyOf(this.#client.POST('/v1/operators/invitations', { body })));
            this.dialog.disableClose = true;
            this.made.set({ email: address, link: `${location.origin}/invitation#token=${made.token}`, expiresAt: made.expiresAt });
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );
}
