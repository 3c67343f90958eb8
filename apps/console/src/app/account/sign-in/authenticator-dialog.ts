import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import { DomSanitizer } from '@angular/platform-browser';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { SessionStore } from '../../session/session-store.ts';
import { StepUp } from '../../session/step-up.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';

export interface NewAuthenticator {
  readonly secret: string;
  /** A picture that we have drawn ourselves, as a `data:` address. */
  readonly qr: string;
}

/** A secret for an authenticator app; it counts once a code made from it was shown. Closes with the new recovery codes. */
@Component({
  imports: [Field, FormErrors, FormField, FormRoot],
  template: `
    <form class="dialog" [formRoot]="form">
      <h2 id="dialog-title" i18n="@@authenticator.enrol">Set up an authenticator app</h2>
      <p i18n="@@enrol.scan">Scan this with your authenticator app, or type the key into it.</p>
      <img class="qr" [src]="qr" alt="QR code" i18n-alt="@@enrol.qr" width="200" height="200" />
      <code>{{ offered.secret }}</code>
      <sl-field [of]="form.code" label="The code that it shows now" i18n-label="@@enrol.code">
        <input class="input fixed" autocomplete="one-time-code" inputmode="numeric" [formField]="form.code" />
      </sl-field>
      <sl-form-errors [of]="form" />
      <div class="dialog-actions">
        <button type="button" class="button" (click)="dialog.close()" i18n="@@common.cancel">Cancel</button>
        <button class="button button-primary" [disabled]="form().submitting()" i18n="@@enrol.confirm">Confirm</button>
      </div>
    </form>
  `,
  styles: `
    .qr {
      align-self: center;
      padding: var(--space-2);
      border-radius: var(--radius);
      background: #fff;
    }
    code {
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuthenticatorDialog {
  readonly #client = inject(Api).client;
  readonly #store = inject(SessionStore);
  readonly #stepUp = inject(StepUp);
  protected readonly dialog = inject<DialogRef<readonly string[]>>(DialogRef);
  protected readonly offered = inject<NewAuthenticator>(DIALOG_DATA);
  protected readonly qr = inject(DomSanitizer).bypassSecurityTrustUrl(this.offered.qr);
  protected readonly form = form(
    signal({ code: '' }),
    (path) => {
      required(path.code);
    },
    {
      submission: {
        action: async (field) => {
          const body = { code: field.code().value().replaceAll(' ', '') };
          try {
            const confirm = () => bodyOf(this.#client.POST('/v1/sessions/current/totp/actions/confirm', { body }));
            const { session, recoveryCodes } = await this.#stepUp.run(confirm);
            this.#store.take(session);
            this.dialog.close(recoveryCodes);
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );
}
