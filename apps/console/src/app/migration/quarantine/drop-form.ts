import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { problemOf } from '../../api/api.ts';
import { draftOf } from '../../ui/form/draft.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { KeptNotice } from '../../ui/form/kept-notice.ts';
import type { QuarantinedRow } from './quarantined-row.ts';
import { RowDecisions } from './row-decisions.ts';

/** That a row does not come over, and why. */
@Component({
  selector: 'sl-drop-form',
  imports: [Field, FormErrors, FormField, FormRoot, KeptNotice],
  template: `
    <form class="form" [formRoot]="form">
      <sl-kept-notice [draft]="draft" [of]="form" />
      <sl-field
        [of]="form.reason"
        label="Reason"
        i18n-label="@@quarantine.dropReason"
        help="Kept with the row and in the audit log; name nobody in it."
        i18n-help="@@quarantine.dropReasonHelp"
      >
        <textarea class="textarea" rows="3" [formField]="form.reason"></textarea>
      </sl-field>
      <sl-form-errors [of]="form" />
      <div class="form-actions">
        <button class="button button-danger" [disabled]="form().submitting()" i18n="@@quarantine.dropIt">Drop the row</button>
        <button type="button" class="button" (click)="cancel.emit()" i18n="@@common.cancel">Cancel</button>
      </div>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DropForm {
  readonly #decisions = inject(RowDecisions);
  readonly row = input.required<QuarantinedRow>();
  readonly decided = output();
  readonly stale = output();
  readonly cancel = output();

  protected readonly draft = draftOf(() => ({ name: `quarantined-row.${this.row().id}.drop`, initial: { reason: '' } }));
  protected readonly form = form(
    this.draft.model,
    (path) => {
      required(path.reason);
      maxLength(path.reason, 500);
    },
    {
      submission: {
        action: async (field) => {
          try {
            await this.#decisions.drop(this.row(), this.draft.model().reason.trim());
            this.draft.forget();
            this.decided.emit();
          } catch (error) {
            if (problemOf(error).status === 412) this.stale.emit();
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );
}
