import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { email, form, FormField, FormRoot, minLength, required } from '@angular/forms/signals';
import { language } from '../words/locale.ts';
import { errorsOfProblem } from '../ui/form/errors-of-problem.ts';
import { Field } from '../ui/form/field.ts';
import { FormErrors } from '../ui/form/form-errors.ts';
import { PasswordInput } from '../ui/form/password-input.ts';
import { fragmentOfLink } from './fragment-of-link.ts';
import { SignInSteps } from './sign-in-steps.ts';

/** Where the link of an invitation leads, and that of the first start, whose administrator says their own address. */
@Component({
  imports: [Field, FormErrors, FormField, FormRoot, PasswordInput],
  template: `
    @if (link.token === '') {
      <h1 i18n="@@invitation.title">Welcome to Seatledger</h1>
      <p class="notice notice-danger" role="alert" i18n="@@invitation.noToken">
        This link is incomplete. Open it from the message as it is, or ask for a new invitation.
      </p>
    } @else {
      @if (isFirst) {
        <h1 i18n="@@invitation.firstTitle">Become the first administrator</h1>
        <p class="muted" i18n="@@invitation.firstText">Nobody can sign in here yet. You will invite the others.</p>
      } @else {
        <h1 i18n="@@invitation.title">Welcome to Seatledger</h1>
        <p class="muted" i18n="@@invitation.text">Choose a password; then you set up a second factor.</p>
      }
      <form class="form" [formRoot]="form">
        @if (isFirst) {
          <sl-field [of]="form.email" label="E-mail" i18n-label="@@signIn.email">
            <input class="input" type="email" autocomplete="username" [formField]="form.email" />
          </sl-field>
        }
        <sl-field [of]="form.displayName" label="Your name" i18n-label="@@invitation.name">
          <input class="input" autocomplete="name" [formField]="form.displayName" />
        </sl-field>
        <sl-field
          [of]="form.password"
          label="Password"
          help="At least 12 characters. A few words that belong together only for you are good."
          i18n-label="@@signIn.password"
          i18n-help="@@invitation.passwordHelp"
        >
          <sl-password><input class="input" type="password" autocomplete="new-password" [formField]="form.password" /></sl-password>
        </sl-field>
        <sl-form-errors [of]="form" />
        <button class="button button-primary" [disabled]="form().submitting()" i18n="@@invitation.go">Continue</button>
      </form>
    }
  `,
  styleUrl: './sign-in.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Invitation {
  readonly #steps = inject(SignInSteps);
  protected readonly link = fragmentOfLink();
  protected readonly isFirst = this.link.first;

  protected readonly form = form(
    signal({ email: '', displayName: '', password: '' }),
    (path) => {
      required(path.displayName);
      required(path.password);
      minLength(path.password, 12);
      if (this.isFirst) {
        required(path.email);
        email(path.email);
      }
    },
    {
      submission: {
        action: async (field) => {
          const { email: address, displayName, password } = field().value();
          const accepted = { token: this.link.token, displayName, password, locale: language, ...(this.isFirst && { email: address }) };
          try {
            await this.#steps.acceptInvitation(accepted);
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );
}
