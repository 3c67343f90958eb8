import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import { Field } from '../form/field.ts';

@Component({
  imports: [Field, FormField, FormRoot],
  template: `
    <form class="dialog" [formRoot]="form">
      <h2 id="dialog-title" i18n="@@savedViews.title">Save as a view</h2>
      <sl-field
        [of]="form.name"
        label="Name"
        help="Filters and order are kept under it, as a tab for you alone."
        i18n-label="@@savedViews.name"
        i18n-help="@@savedViews.help"
      >
        <input class="input" autocomplete="off" [formField]="form.name" />
      </sl-field>
      <div class="dialog-actions">
        <button type="button" class="button" (click)="dialog.close()" i18n="@@common.cancel">Cancel</button>
        <button class="button button-primary" i18n="@@savedViews.go">Save the view</button>
      </div>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SaveViewDialog {
  readonly #taken = inject<{ readonly taken: readonly string[] }>(DIALOG_DATA).taken;
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly form = form(
    signal({ name: '' }),
    (path) => {
      required(path.name);
      maxLength(path.name, 60);
      validate(path.name, ({ value }) =>
        this.#taken.includes(value().trim())
          ? { kind: 'taken', message: $localize`:@@savedViews.taken:You have a view of this name already.` }
          : undefined,
      );
    },
    {
      submission: {
        action: async (field) => {
          this.dialog.close(field().value().name.trim());
          return undefined;
        },
      },
    },
  );
}
