import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import { problemOf } from '../api/api.ts';
import { isGivenUp } from '../session/passkey.ts';
import { SessionStore } from '../session/session-store.ts';
import { errorsOfProblem } from '../ui/form/errors-of-problem.ts';
import { Field } from '../ui/form/field.ts';
import { FormErrors } from '../ui/form/form-errors.ts';
import { sentenceOfProblem } from '../words/problem-words.ts';
import { SignInSteps } from './sign-in-steps.ts';
import { Icon } from '../ui/icon.ts';

@Component({
  imports: [Field, FormErrors, FormField, FormRoot, Icon],
  template: `
    <h1 i18n="@@secondFactor.title">Show your second factor</h1>

    @if (hasPasskey()) {
      <button type="button" class="button" (click)="withPasskey()">
        <svg slIcon="key-round"></svg><span i18n="@@secondFactor.passkey">Use a passkey</span>
      </button>
    }
    @if (passkeyError(); as message) {
      <p class="notice notice-danger" role="alert">{{ message }}</p>
    }

    <form class="form" [formRoot]="form">
      @if (recovering()) {
        <sl-field
          [of]="form.code"
          label="Recovery code"
          help="One of those that you kept when you set up your second factor. Each works once."
          i18n-label="@@secondFactor.recoveryCode"
          i18n-help="@@secondFactor.recoveryHelp"
        >
          <input class="input fixed" autocomplete="off" autocapitalize="none" spellcheck="false" [formField]="form.code" />
        </sl-field>
      } @else {
        <sl-field
          [of]="form.code"
          label="Code"
          help="The six digits that your authenticator app shows now."
          i18n-label="@@secondFactor.code"
          i18n-help="@@secondFactor.codeHelp"
        >
          <input class="input fixed" autocomplete="one-time-code" inputmode="numeric" autofocus [formField]="form.code" />
        </sl-field>
      }
      <sl-form-errors [of]="form" />
      <button class="button button-primary" [disabled]="form().submitting()" i18n="@@secondFactor.go">Continue</button>
    </form>

    <p class="aside">
      @if (recovering()) {
        <button type="button" class="button button-link" (click)="recovering.set(false)" i18n="@@secondFactor.backToCode">
          Use the authenticator app
        </button>
      } @else {
        <button type="button" class="button button-link" (click)="recovering.set(true)" i18n="@@secondFactor.lost">
          Lost your phone? Use a recovery code
        </button>
      }
    </p>
    <p class="aside">
      <button type="button" class="button button-link" (click)="signOut()" i18n="@@secondFactor.other">Sign in as somebody else</button>
    </p>
  `,
  styleUrl: './sign-in.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SecondFactor {
  readonly #steps = inject(SignInSteps);
  readonly #store = inject(SessionStore);
  protected readonly recovering = signal(false);
  protected readonly passkeyError = signal('');
  protected readonly hasPasskey = computed(() => this.#store.session()?.secondFactors.includes('passkey'));

  protected readonly form = form(
    signal({ code: '' }),
    (path) => {
      required(path.code);
    },
    {
      submission: {
        action: async (field) => {
          const code = field.code().value().trim();
          try {
            await (this.recovering() ? this.#steps.verifyRecoveryCode(code) : this.#steps.verifyCode(code.replaceAll(' ', '')));
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );

  protected async withPasskey(): Promise<void> {
    try {
      await this.#steps.verifyPasskey();
    } catch (error) {
      if (!isGivenUp(error)) this.passkeyError.set(sentenceOfProblem(problemOf(error)));
    }
  }

  protected async signOut(): Promise<void> {
    await this.#store.signOut();
  }
}
