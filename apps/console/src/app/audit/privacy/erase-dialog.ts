import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { StepUp } from '../../session/step-up.ts';
import { Toasts } from '../../ui/feedback/toasts.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { CountPipe } from '../../words/word-pipes.ts';
import { heldAs, isSameAddress } from './erase-consequences.ts';
import type { FoundPerson } from './person-search.ts';

/** Erases a person, once what follows has been read and the address typed. Closed with true where it was done. */
@Component({
  imports: [CountPipe, Field, FormErrors, FormField, FormRoot],
  templateUrl: './erase-dialog.html',
  styleUrl: './erase-dialog.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EraseDialog {
  readonly #client = inject(Api).client;
  readonly #stepUp = inject(StepUp);
  readonly #toasts = inject(Toasts);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly person = inject<FoundPerson>(DIALOG_DATA);
  protected readonly held = heldAs(this.person.held);

  protected readonly form = form(
    signal({ reason: '', typed: '' }),
    (path) => {
      required(path.reason);
      maxLength(path.reason, 500);
      validate(path.typed, ({ value }) =>
        isSameAddress(value(), this.person.email)
          ? undefined
          : { kind: 'typed', message: $localize`:@@privacy.typeIt:Type ${this.person.email}:address: as it is written here.` },
      );
    },
    {
      submission: {
        action: async (field) => {
          const body = { email: this.person.email, reason: field.reason().value().trim() };
          try {
            await this.#stepUp.run(() => bodyOf(this.#client.POST('/v1/privacy/erasures', { body })));
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          this.#toasts.show($localize`:@@privacy.erasedToast:The person is erased. The receipt is in the list of erasures within seconds.`);
          this.dialog.close(true);
          return undefined;
        },
      },
    },
  );
}
