import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, minLength, required } from '@angular/forms/signals';
import { Api } from '../../api/api.ts';
import { StepUp } from '../../session/step-up.ts';
import { Toasts } from '../../ui/feedback/toasts.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { PasswordInput } from '../../ui/form/password-input.ts';

const nothing = { currentPassword: '', password: '' };

@Component({
  selector: 'sl-password-section',
  imports: [Field, FormErrors, FormField, FormRoot, PasswordInput],
  template: `
    <section class="section">
      <h2 i18n="@@password.title">Password</h2>
      <form class="form" [formRoot]="form">
        <sl-field [of]="form.currentPassword" label="Your password now" i18n-label="@@password.current">
          <sl-password>
            <input class="input" type="password" autocomplete="current-password" [formField]="form.currentPassword" />
          </sl-password>
        </sl-field>
        <sl-field
          [of]="form.password"
          label="New password"
          help="At least 12 characters. A few words that belong together only for you are good."
          i18n-label="@@reset.password"
          i18n-help="@@invitation.passwordHelp"
        >
          <sl-password><input class="input" type="password" autocomplete="new-password" [formField]="form.password" /></sl-password>
        </sl-field>
        <p class="muted" i18n="@@password.others">Your other sessions end with it.</p>
        <sl-form-errors [of]="form" />
        <div class="form-actions">
          <button class="button" [disabled]="form().submitting()" i18n="@@password.go">Change the password</button>
        </div>
      </form>
    </section>
  `,
  styles: `
    .form {
      max-width: 400px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PasswordSection {
  readonly #client = inject(Api).client;
  readonly #stepUp = inject(StepUp);
  readonly #toasts = inject(Toasts);
  protected readonly form = form(
    signal(nothing),
    (path) => {
      required(path.currentPassword);
      required(path.password);
      minLength(path.password, 12);
    },
    {
      submission: {
        action: async (field) => {
          const body = field().value();
          try {
            await this.#stepUp.run(() => this.#client.POST('/v1/sessions/current/actions/change-password', { body }));
            field().reset(nothing);
            this.#toasts.show($localize`:@@password.changed:Your password is changed.`);
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );
}
