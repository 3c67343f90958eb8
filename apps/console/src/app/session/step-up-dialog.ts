import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import { bodyOf } from '@seatledger/api-client';
import { Api, problemOf } from '../api/api.ts';
import { errorsOfProblem } from '../ui/form/errors-of-problem.ts';
import { Field } from '../ui/form/field.ts';
import { FormErrors } from '../ui/form/form-errors.ts';
import { Icon } from '../ui/icon.ts';
import { sentenceOfProblem } from '../words/problem-words.ts';
import { isGivenUp, showPasskey } from './passkey.ts';
import { SessionStore } from './session-store.ts';

@Component({
  imports: [Field, FormErrors, FormField, FormRoot, Icon],
  template: `
    <form class="dialog" [formRoot]="form">
      <h2 id="dialog-title" i18n="@@stepUp.title">Show your second factor again</h2>
      <p class="muted" i18n="@@stepUp.why">This is asked before what could do harm in the wrong hands.</p>
      @if (hasPasskey) {
        <button type="button" class="button" (click)="withPasskey()">
          <svg slIcon="key-round"></svg><span i18n="@@stepUp.passkey">Use a passkey</span>
        </button>
      }
      @if (hasApp) {
        <sl-field [of]="form.code" label="Code of your authenticator app" i18n-label="@@stepUp.code">
          <input class="input fixed" autocomplete="one-time-code" inputmode="numeric" [formField]="form.code" />
        </sl-field>
        <sl-form-errors [of]="form" />
      }
      @if (passkeyError(); as message) {
        <p class="notice notice-danger" role="alert">{{ message }}</p>
      }
      <div class="dialog-actions">
        <button type="button" class="button" (click)="dialog.close(false)" i18n="@@common.cancel">Cancel</button>
        @if (hasApp) {
          <button class="button button-primary" [disabled]="form().submitting()" i18n="@@stepUp.go">Continue</button>
        }
      </div>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StepUpDialog {
  readonly #client = inject(Api).client;
  readonly #store = inject(SessionStore);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly hasPasskey = this.#store.session()?.secondFactors.includes('passkey');
  protected readonly hasApp = this.#store.session()?.secondFactors.includes('totp');
  protected readonly passkeyError = signal('');

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
            this.#done(await bodyOf(this.#client.POST('/v1/sessions/current/actions/step-up', { body })));
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );

  protected async withPasskey(): Promise<void> {
    this.passkeyError.set('');
    try {
      const credential = await showPasskey(await bodyOf(this.#client.POST('/v1/sessions/current/actions/begin-passkey')));
      this.#done(await bodyOf(this.#client.POST('/v1/sessions/current/actions/step-up-with-passkey', { body: { credential } })));
    } catch (error) {
      if (!isGivenUp(error)) this.passkeyError.set(sentenceOfProblem(problemOf(error)));
    }
  }

  #done(session: Parameters<SessionStore['take']>[0]): void {
    this.#store.take(session);
    this.dialog.close(true);
  }
}
