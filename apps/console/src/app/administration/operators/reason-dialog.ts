import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { StepUp } from '../../session/step-up.ts';
import { SecretOnce } from '../../ui/access/secret-once.ts';
import { Toasts } from '../../ui/feedback/toasts.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import type { ShownOperator } from './operator-shapes.ts';

export interface ReasonDialogData {
  readonly what: 'suspend' | 'reset-second-factor';
  readonly operator: ShownOperator;
}

/** What is done to somebody, and why: they are suspended, or get a token with which they enrol another second factor. */
@Component({
  imports: [Field, FormErrors, FormField, FormRoot, SecretOnce],
  templateUrl: './reason-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReasonDialog {
  readonly #client = inject(Api).client;
  readonly #stepUp = inject(StepUp);
  readonly #toasts = inject(Toasts);
  protected readonly data = inject<ReasonDialogData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly token = signal<string | undefined>(undefined);
  protected readonly form = form(
    signal({ reason: '' }),
    (path) => {
      required(path.reason);
      maxLength(path.reason, 500);
    },
    {
      submission: {
        action: async (field) => {
          try {
            await this.#stepUp.run(() => (this.data.what === 'suspend' ? this.#suspend(field().value()) : this.#reset(field().value())));
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );

  async #suspend(body: { reason: string }): Promise<void> {
    await this.#client.POST('/v1/operators/{id}/actions/suspend', { params: this.#params(), body });
    this.#toasts.show($localize`:@@suspend.done:${this.data.operator.displayName}:name: is suspended.`);
    this.dialog.close(true);
  }

  async #reset(body: { reason: string }): Promise<void> {
    const made = await bodyOf(this.#client.POST('/v1/operators/{id}/actions/reset-second-factor', { params: this.#params(), body }));
    this.dialog.disableClose = true;
    this.token.set(made.token);
  }

  #params(): { path: { id: string } } {
    return { path: { id: this.data.operator.id } };
  }
}
