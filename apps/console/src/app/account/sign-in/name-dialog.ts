import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { Field } from '../../ui/form/field.ts';

export interface NameQuestion {
  readonly title: string;
  readonly name: string;
  readonly action: string;
}

/** Asks for the name of a passkey; closes with it. */
@Component({
  imports: [Field, FormField, FormRoot],
  template: `
    <form class="dialog" [formRoot]="form">
      <h2 id="dialog-title">{{ question.title }}</h2>
      <sl-field
        [of]="form.name"
        label="Name"
        help="By which you know it among others: the machine or the key that it is on."
        i18n-label="@@access.name"
        i18n-help="@@passkeys.nameHelp"
      >
        <input class="input" autocomplete="off" [formField]="form.name" />
      </sl-field>
      <div class="dialog-actions">
        <button type="button" class="button" (click)="dialog.close()" i18n="@@common.cancel">Cancel</button>
        <button class="button button-primary">{{ question.action }}</button>
      </div>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NameDialog {
  protected readonly question = inject<NameQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly form = form(
    signal({ name: this.question.name }),
    (path) => {
      required(path.name);
      maxLength(path.name, 100);
    },
    {
      submission: {
        action: async (field) => {
          this.dialog.close(field.name().value().trim());
          return undefined;
        },
      },
    },
  );
}
