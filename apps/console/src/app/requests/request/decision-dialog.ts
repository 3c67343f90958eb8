import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import type { ChangeRequest } from '../../api/shapes.ts';
import { dialogDraftOf } from '../../ui/form/dialog-draft.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { KeptNotice } from '../../ui/form/kept-notice.ts';
import { Icon } from '../../ui/icon.ts';

export interface DecisionQuestion {
  /** What of what is decided: what was typed is kept under it. */
  readonly name: string;
  readonly title: string;
  /** What follows from it. */
  readonly text: string;
  /** A verb: "Approve". */
  readonly action: string;
  readonly reason: { readonly label: string; readonly isNeeded: boolean };
  /** `danger`: others are told no; `loud`: a rule is set aside. */
  readonly weight: 'normal' | 'danger' | 'loud';
  readonly decide: (reason: string) => Promise<ChangeRequest>;
}

/** A decision on a request with its reason. Closes with the request as it is then. */
@Component({
  imports: [Field, FormErrors, FormField, FormRoot, Icon, KeptNotice],
  template: `
    <form class="dialog" [formRoot]="form">
      <h2 id="dialog-title">{{ question.title }}</h2>
      @if (question.weight === 'loud') {
        <p class="notice notice-danger"><svg slIcon="triangle-alert"></svg>{{ question.text }}</p>
      } @else {
        <p>{{ question.text }}</p>
      }
      <sl-kept-notice [draft]="draft" [of]="form" />
      <sl-field [of]="form.reason" [label]="question.reason.label" [optional]="!question.reason.isNeeded">
        <textarea class="textarea" rows="3" [formField]="form.reason"></textarea>
      </sl-field>
      <sl-form-errors [of]="form" />
      <div class="dialog-actions">
        <button type="button" class="button" (click)="dialog.close()" i18n="@@common.cancel">Cancel</button>
        <button
          class="button"
          [class.button-primary]="question.weight === 'normal'"
          [class.button-danger]="question.weight !== 'normal'"
          [disabled]="form().submitting()"
        >
          {{ question.action }}
        </button>
      </div>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DecisionDialog {
  protected readonly question = inject<DecisionQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<ChangeRequest>>(DialogRef);

  protected readonly draft = dialogDraftOf({ name: this.question.name, initial: { reason: '' } });
  protected readonly form = form(
    this.draft.model,
    (path) => {
      required(path.reason, { when: () => this.question.reason.isNeeded });
      maxLength(path.reason, 500);
    },
    {
      submission: {
        action: async (field) => {
          try {
            this.dialog.close(await this.question.decide(field.reason().value().trim()));
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );
}
