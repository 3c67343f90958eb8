import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api, problemOf } from '../api/api.ts';
import { freshResource } from '../api/fresh-resource.ts';
import { isGivenUp, knowsPasskeys } from '../session/passkey.ts';
import { errorsOfProblem } from '../ui/form/errors-of-problem.ts';
import { Field } from '../ui/form/field.ts';
import { FormErrors } from '../ui/form/form-errors.ts';
import { PasswordInput } from '../ui/form/password-input.ts';
import { sentenceOfProblem } from '../words/problem-words.ts';
import { SignInSteps } from './sign-in-steps.ts';
import { Icon } from '../ui/icon.ts';

@Component({
  imports: [Field, FormErrors, FormField, FormRoot, Icon, PasswordInput, RouterLink],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignIn {
  readonly #api = inject(Api);
  readonly #steps = inject(SignInSteps);
  /** In the address: the session ended while it was used; the new password was set. */
  readonly ended = input<string>();
  readonly reset = input<string>();
  /** `refused`: what the identity provider said was not enough. */
  readonly signIn = input<string>();

  protected readonly canUsePasskey = knowsPasskeys();
  protected readonly providers = freshResource({ loader: async () => (await bodyOf(this.#api.client.GET('/v1/sign-in/providers'))).items });
  protected readonly elsewhereError = signal('');
  protected readonly form = form(
    signal({ email: '', password: '' }),
    (path) => {
      required(path.email);
      required(path.password);
    },
    {
      submission: {
        action: async (field) => {
          const { email, password } = field().value();
          try {
            await this.#steps.withPassword(email, password);
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );

  protected async withPasskey(): Promise<void> {
    await this.#elsewhere(this.#steps.withPasskeyAlone());
  }

  protected async withProvider(key: string): Promise<void> {
    await this.#elsewhere(this.#steps.withProvider(key));
  }

  async #elsewhere(attempt: Promise<void>): Promise<void> {
    this.elsewhereError.set('');
    try {
      await attempt;
    } catch (error) {
      if (!isGivenUp(error)) this.elsewhereError.set(sentenceOfProblem(problemOf(error)));
    }
  }
}
