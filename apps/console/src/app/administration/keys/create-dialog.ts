import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, minLength, required } from '@angular/forms/signals';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { StepUp } from '../../session/step-up.ts';
import { warnsOfDismissal, type UnsavedDialog } from '../../ui/dialog/unsaved-dialog.ts';
import { Choices } from '../../ui/form/choices.ts';
import { draftOf } from '../../ui/form/draft.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { today } from '../../words/dates.ts';
import { addressesOf, endOfDay } from './addresses.ts';
import { clientScopes, keyScopes, type ClientScope, type KeyScope } from './scope-words.ts';
import { Secrets, type Issued } from './secrets.ts';
import type { Kind } from './shapes.ts';

interface NewCredential {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresOn: string;
  readonly allowedAddresses: string;
}

/** Makes an API key or an OAuth client; then shows its secret, once. Closes with true where one was made. */
@Component({
  imports: [Choices, Field, FormErrors, FormField, FormRoot, Secrets],
  templateUrl: './create-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CreateDialog implements UnsavedDialog {
  readonly #client = inject(Api).client;
  readonly #stepUp = inject(StepUp);
  protected readonly kind = inject<Kind>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly groups = [{ label: '', choices: this.kind === 'api-key' ? keyScopes : clientScopes }];
  protected readonly today = today();
  protected readonly issued = signal<Issued | undefined>(undefined);
  readonly #draft = draftOf<NewCredential>(() => ({
    name: `${this.kind}.new`,
    initial: {
      name: '',
      scopes: this.kind === 'api-key' ? ['licence:check'] : [],
      expiresOn: '',
      allowedAddresses: '',
    },
  }));
  protected readonly form = form(
    this.#draft.model,
    (path) => {
      required(path.name);
      maxLength(path.name, 100);
      minLength(path.scopes, 1, { message: $localize`:@@keys.scopeNeeded:Choose at least one.` });
    },
    {
      submission: {
        action: async (field) => {
          try {
            this.issued.set(await this.#stepUp.run(() => this.#create(field().value())));
            this.#draft.forget();
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );

  constructor() {
    warnsOfDismissal(this);
  }

  readonly hasUnsaved = (): boolean => this.#draft.isChanged();
  readonly discard = (): void => this.#draft.forget();
  readonly isHeld = (): boolean => this.issued() !== undefined;

  protected cancel(): void {
    this.discard();
    this.dialog.close();
  }

  async #create({ name, scopes, expiresOn, allowedAddresses }: NewCredential): Promise<Issued> {
    const common = { name, allowedAddresses: addressesOf(allowedAddresses) };
    if (this.kind === 'client') {
      const made = await bodyOf(this.#client.POST('/v1/clients', { body: { ...common, scopes: scopes as ClientScope[] } }));
      return { clientId: made.clientId, secret: made.clientSecret };
    }
    const body = { ...common, scopes: scopes as KeyScope[], expiresAt: endOfDay(expiresOn), requestsPerSecond: 100_000 };
    return { secret: (await bodyOf(this.#client.POST('/v1/api-keys', { body }))).key };
  }
}
