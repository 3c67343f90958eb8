import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { Api } from '../api/api.ts';
import { errorsOfProblem } from '../ui/form/errors-of-problem.ts';
import { Field } from '../ui/form/field.ts';
import { FormErrors } from '../ui/form/form-errors.ts';

@Component({
  imports: [Field, FormErrors, FormField, FormRoot, RouterLink],
  template: `
    <h1 i18n="@@forgotten.title">Forgotten password</h1>
    @if (asked()) {
      <p class="notice" role="status" i18n="@@forgotten.sent">
        If there is an account with this address, a link is on its way to it. It works once, for a short while.
      </p>
    } @else {
      <form class="form" [formRoot]="form">
        <sl-field
          [of]="form.email"
          label="E-mail"
          help="We send you a link with which you set a new password. Your second factor stays as it is."
          i18n-label="@@signIn.email"
          i18n-help="@@forgotten.help"
        >
          <input class="input" type="email" autocomplete="username" [formField]="form.email" />
        </sl-field>
        <sl-form-errors [of]="form" />
        <button class="button button-primary" [disabled]="form().submitting()" i18n="@@forgotten.go">Send the link</button>
      </form>
    }
    <p class="aside"><a routerLink="/sign-in" i18n="@@forgotten.back">Back to the sign-in</a></p>
  `,
  styleUrl: './sign-in.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ForgottenPassword {
  readonly #client = inject(Api).client;
  protected readonly asked = signal(false);
  protected readonly form = form(
    signal({ email: '' }),
    (path) => {
      required(path.email);
    },
    {
      submission: {
        action: async (field) => {
          try {
            await this.#client.POST('/v1/password-resets', { body: field().value() });
            this.asked.set(true);
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );
}
