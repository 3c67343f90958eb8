import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, minLength, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../api/api.ts';
import { errorsOfProblem } from '../ui/form/errors-of-problem.ts';
import { Field } from '../ui/form/field.ts';
import { FormErrors } from '../ui/form/form-errors.ts';
import { PasswordInput } from '../ui/form/password-input.ts';
import { fragmentOfLink } from './fragment-of-link.ts';

/** Where the link of a forgotten password leads. */
@Component({
  imports: [Field, FormErrors, FormField, FormRoot, PasswordInput, RouterLink],
  template: `
    <h1 i18n="@@reset.title">Set a new password</h1>
    @if (token === '') {
      <p class="notice notice-danger" role="alert" i18n="@@reset.noToken">
        This link is incomplete. Open it from the message as it is, or ask for a new one.
      </p>
      <p class="aside"><a routerLink="/forgotten-password" i18n="@@reset.again">Ask for a new link</a></p>
    } @else {
      <form class="form" [formRoot]="form">
        <sl-field
          [of]="form.password"
          label="New password"
          help="At least 12 characters. A few words that belong together only for you are good."
          i18n-label="@@reset.password"
          i18n-help="@@invitation.passwordHelp"
        >
          <sl-password><input class="input" type="password" autocomplete="new-password" [formField]="form.password" /></sl-password>
        </sl-field>
        <sl-form-errors [of]="form" />
        <button class="button button-primary" [disabled]="form().submitting()" i18n="@@reset.go">Set the password</button>
      </form>
    }
  `,
  styleUrl: './sign-in.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PasswordReset {
  readonly #client = inject(Api).client;
  readonly #router = inject(Router);
  protected readonly token = fragmentOfLink().token;
  protected readonly form = form(
    signal({ password: '' }),
    (path) => {
      required(path.password);
      minLength(path.password, 12);
    },
    {
      submission: {
        action: async (field) => {
          try {
            await this.#client.POST('/v1/password-resets/actions/complete', { body: { token: this.token, ...field().value() } });
            await this.#router.navigate(['/sign-in'], { queryParams: { reset: true } });
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );
}
