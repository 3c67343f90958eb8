import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot } from '@angular/forms/signals';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { StepUp } from '../../session/step-up.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { Secrets, type Issued } from './secrets.ts';
import type { Credential } from './shapes.ts';

/** Replaces a secret while the one before is still good for some time. Closes with true where it was done. */
@Component({
  imports: [Field, FormErrors, FormField, FormRoot, Secrets],
  template: `
    @if (issued(); as made) {
      <div class="dialog">
        <h2 id="dialog-title" i18n="@@rotate.madeTitle">The new secret of {{ credential.name }}</h2>
        <sl-secrets [of]="made" />
        <div class="dialog-actions">
          <button type="button" class="button button-primary" (click)="dialog.close(true)" i18n="@@secret.kept">I have kept it</button>
        </div>
      </div>
    } @else {
      <form class="dialog" [formRoot]="form">
        <h2 id="dialog-title" i18n="@@rotate.title">Replace the secret of {{ credential.name }}</h2>
        <sl-field
          [of]="form.overlap"
          label="How long does the old one stay good?"
          help="Long enough to give the new one to every machine."
          i18n-label="@@rotate.overlap"
          i18n-help="@@rotate.overlapHelp"
        >
          <select class="select" [formField]="form.overlap">
            <option value="0" i18n="@@rotate.none">Not at all: it ends now</option>
            <option value="1" i18n="@@rotate.hour">An hour</option>
            <option value="24" i18n="@@rotate.day">A day</option>
            <option value="168" i18n="@@rotate.week">A week</option>
            <option value="720" i18n="@@rotate.month">30 days</option>
          </select>
        </sl-field>
        <sl-form-errors [of]="form" />
        <div class="dialog-actions">
          <button type="button" class="button" (click)="dialog.close()" i18n="@@common.cancel">Cancel</button>
          <button class="button button-primary" [disabled]="form().submitting()" i18n="@@rotate.go">Make the new secret</button>
        </div>
      </form>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RotateDialog {
  readonly #client = inject(Api).client;
  readonly #stepUp = inject(StepUp);
  protected readonly credential = inject<Credential>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly issued = signal<Issued | undefined>(undefined);
  protected readonly form = form(signal({ overlap: '24' }), {
    submission: {
      action: async (field) => {
        try {
          const issued = await this.#stepUp.run(() => this.#rotate(Number(field.overlap().value())));
          this.dialog.disableClose = true;
          this.issued.set(issued);
        } catch (error) {
          return errorsOfProblem(error, field);
        }
        return undefined;
      },
    },
  });

  async #rotate(overlapHours: number): Promise<Issued> {
    const { kind, id } = this.credential;
    const body = { overlapHours };
    if (kind === 'client') {
      const path = { clientId: id };
      const made = await bodyOf(this.#client.POST('/v1/clients/{clientId}/actions/rotate-secret', { params: { path }, body }));
      return { clientId: made.clientId, secret: made.clientSecret };
    }
    return {
      secret: (await bodyOf(this.#client.POST('/v1/api-keys/{keyId}/actions/rotate', { params: { path: { keyId: id } }, body }))).key,
    };
  }
}
