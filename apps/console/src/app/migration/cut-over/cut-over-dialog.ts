import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import { dialogDraftOf } from '../../ui/form/dialog-draft.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { KeptNotice } from '../../ui/form/kept-notice.ts';
import { Icon } from '../../ui/icon.ts';
import { sentenceOfBlocker } from './cut-over-words.ts';
import type { ReadyDomain } from './readiness.ts';

export interface CutOverQuestion {
  readonly domain: ReadyDomain;
  readonly run: (given: { readonly reason: string; readonly acceptBlockers: boolean }) => Promise<unknown>;
  /** What is in the way may be something else by now. */
  readonly reread: () => void;
}

/** What is in the way of a switch, to be read and accepted, and why it is made. Closed with true once it is. */
@Component({
  imports: [Field, FormErrors, FormField, FormRoot, Icon, KeptNotice],
  template: `
    <form class="dialog" [formRoot]="form">
      <h2 id="dialog-title" i18n="@@cutOver.title">Let Seatledger answer for {{ question.domain.name }}</h2>
      <p class="muted" i18n="@@cutOver.text">
        From the next question on, the gateway answers what is asked of this domain out of Seatledger, and a later plan takes nothing of it
        from the old database any more. You can switch back at any time.
      </p>
      @if (blockers.length > 0) {
        <div class="notice notice-warning">
          <svg slIcon="triangle-alert"></svg>
          <div>
            <p i18n="@@cutOver.inTheWay">This is in the way:</p>
            <ul>
              @for (sentence of blockers; track sentence) {
                <li>{{ sentence }}</li>
              }
            </ul>
          </div>
        </div>
        <sl-field [of]="form.accepted" label="Confirmation" i18n-label="@@cutOver.accepted">
          <span class="choice">
            <input type="checkbox" [formField]="form.accepted" />
            <span i18n="@@cutOver.accept">I have read it, and switch over nevertheless</span>
          </span>
        </sl-field>
      }
      <sl-kept-notice [draft]="draft" [of]="form" />
      <sl-field [of]="form.reason" label="Reason" i18n-label="@@cutOver.reason">
        <textarea class="textarea" rows="3" [formField]="form.reason"></textarea>
      </sl-field>
      <sl-form-errors [of]="form" />
      <div class="dialog-actions">
        <button type="button" class="button" (click)="dialog.close(false)" i18n="@@common.cancel">Cancel</button>
        <button
          class="button"
          [class]="blockers.length > 0 ? 'button-danger' : 'button-primary'"
          [disabled]="form().submitting()"
          i18n="@@cutOver.over"
        >
          Switch over
        </button>
      </div>
    </form>
  `,
  styles: `
    ul {
      padding-inline-start: var(--space-4);
      list-style: disc;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CutOverDialog {
  protected readonly question = inject<CutOverQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly blockers = this.question.domain.blockers.map(sentenceOfBlocker);

  /** What is accepted is read each time, and so is not among what is kept. */
  protected readonly draft = dialogDraftOf({
    name: `domain.${this.question.domain.id}.cut-over`,
    initial: { reason: '', accepted: false },
  });
  protected readonly form = form(
    this.draft.model,
    (path) => {
      required(path.reason);
      maxLength(path.reason, 500);
      const refused = { kind: 'unread', message: $localize`:@@cutOver.acceptFirst:Read what is in the way, and say that you accept it.` };
      validate(path.accepted, ({ value }) => (this.blockers.length === 0 || value() ? undefined : refused));
    },
    {
      submission: {
        action: async (field) => {
          try {
            const { reason, accepted } = this.draft.model();
            await this.question.run({ reason: reason.trim(), acceptBlockers: accepted });
            this.dialog.close(true);
          } catch (error) {
            this.question.reread();
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );

  constructor() {
    this.draft.model.update((model) => ({ ...model, accepted: false }));
  }
}
