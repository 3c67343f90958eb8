import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, minLength, required } from '@angular/forms/signals';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import type { Permission } from '../../session/permission.ts';
import { SessionStore } from '../../session/session-store.ts';
import { StepUp } from '../../session/step-up.ts';
import { permissionsByArea } from '../../ui/access/permission-words.ts';
import { SecretOnce } from '../../ui/access/secret-once.ts';
import { warnsOfDismissal, type UnsavedDialog } from '../../ui/dialog/unsaved-dialog.ts';
import { Choices } from '../../ui/form/choices.ts';
import { draftOf } from '../../ui/form/draft.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';

const dayMs = 86_400_000;

/** Makes a personal token; then shows it, once. Closes with true where one was made. */
@Component({
  imports: [Choices, Field, FormErrors, FormField, FormRoot, SecretOnce],
  templateUrl: './token-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TokenDialog implements UnsavedDialog {
  readonly #client = inject(Api).client;
  readonly #stepUp = inject(StepUp);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly groups = permissionsByArea(new Set(inject(SessionStore).operator()?.permissions));
  protected readonly token = signal<string | undefined>(undefined);
  readonly #draft = draftOf<{ name: string; days: string; permissions: readonly string[] }>(() => ({
    name: 'tokens.new',
    initial: {
      name: '',
      days: '30',
      permissions: [],
    },
  }));
  protected readonly form = form(
    this.#draft.model,
    (path) => {
      required(path.name);
      maxLength(path.name, 100);
      minLength(path.permissions, 1, { message: $localize`:@@keys.scopeNeeded:Choose at least one.` });
    },
    {
      submission: {
        action: async (field) => {
          const { name, days, permissions } = field().value();
          const expiresAt = new Date(Date.now() + Number(days) * dayMs).toISOString();
          const body = { name, permissions: permissions as Permission[], expiresAt };
          try {
            const made = await this.#stepUp.run(() => bodyOf(this.#client.POST('/v1/personal-tokens', { body })));
            this.token.set(made.token);
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
  readonly isHeld = (): boolean => this.token() !== undefined;

  protected cancel(): void {
    this.discard();
    this.dialog.close();
  }
}
