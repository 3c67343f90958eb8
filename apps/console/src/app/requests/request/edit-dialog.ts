import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { form, FormField, FormRoot, maxLength } from '@angular/forms/signals';
import type { ChangeRequest } from '../../api/shapes.ts';
import { dialogDraftOf } from '../../ui/form/dialog-draft.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { KeptNotice } from '../../ui/form/kept-notice.ts';
import { instantOfLocalTime, localTimeOf } from './local-time.ts';
import { RequestWrites } from './request-writes.ts';

export interface Edited {
  readonly request: ChangeRequest;
  readonly etag: string;
  readonly isOwn: boolean;
}

/** What a request is called, why, and when it is to be in force. Closes with the request as it is then. */
@Component({
  imports: [Field, FormErrors, FormField, FormRoot, KeptNotice],
  template: `
    <form class="dialog" [formRoot]="form">
      <h2 id="dialog-title" i18n="@@requestEdit.title">Edit the request</h2>
      <p class="muted">
        <span i18n="@@requestEdit.voids">Approvals given so far are void with it.</span>
        @if (!edited.isOwn) {
          <span i18n="@@requestEdit.involves"> As one of its authors you cannot approve it any more.</span>
        }
      </p>
      <sl-kept-notice [draft]="draft" [of]="form" />
      <sl-field [of]="form.title" label="Title" [optional]="true" i18n-label="@@requestEdit.name">
        <input class="input" [formField]="form.title" />
      </sl-field>
      <sl-field [of]="form.reason" label="Why" [optional]="true" i18n-label="@@requestEdit.reason">
        <textarea class="textarea" rows="3" [formField]="form.reason"></textarea>
      </sl-field>
      <sl-field [of]="form.applyAt" label="In force from" [optional]="true" [help]="help" i18n-label="@@requestEdit.applyAt">
        <input class="input" type="datetime-local" [formField]="form.applyAt" />
      </sl-field>
      <sl-form-errors [of]="form" />
      <div class="dialog-actions">
        <button type="button" class="button" (click)="dialog.close()" i18n="@@common.cancel">Cancel</button>
        <button class="button button-primary" [disabled]="form().submitting()" i18n="@@requestEdit.save">Save the request</button>
      </div>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EditDialog {
  protected readonly edited = inject<Edited>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<ChangeRequest>>(DialogRef);
  readonly #writes = inject(RequestWrites);
  readonly #localTime = this.edited.request.applyAt === null ? '' : localTimeOf(this.edited.request.applyAt);
  readonly #zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  protected readonly help = $localize`:@@requestEdit.zone:As soon as it is approved, unless a later time is given here (${this.#zone}:zone:).`;

  protected readonly draft = dialogDraftOf({
    name: `request.${this.edited.request.id}.edit`,
    initial: { title: this.edited.request.title, reason: this.edited.request.reason ?? '', applyAt: this.#localTime },
  });
  protected readonly form = form(
    this.draft.model,
    (path) => {
      maxLength(path.title, 200);
      maxLength(path.reason, 500);
    },
    {
      submission: {
        action: async (field) => {
          const { request, etag } = this.edited;
          const { title, reason, applyAt } = field().value();
          const body = { title: title.trim(), reason: reason.trim() || null, applyAt: this.#instantOf(applyAt) };
          try {
            this.dialog.close(await this.#writes.edit(request.id, etag, body));
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );

  /** A time that was not touched stays as exact as it was. */
  #instantOf(localTime: string): string | null {
    return localTime === this.#localTime ? this.edited.request.applyAt : instantOfLocalTime(localTime);
  }
}
