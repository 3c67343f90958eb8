import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import { problemOf } from '../../api/api.ts';
import { dialogDraftOf } from '../form/dialog-draft.ts';
import { errorsOfProblem } from '../form/errors-of-problem.ts';
import { Field } from '../form/field.ts';
import { FormErrors } from '../form/form-errors.ts';
import { KeptNotice } from '../form/kept-notice.ts';
import { Icon } from '../icon.ts';
import type { ActionAnswers, ActionQuestion } from './action-question.ts';

/** Asks what a change needs, makes it, and stays open with what was typed where it is refused. Closed with true once it is made. */
@Component({
  imports: [Field, FormErrors, FormField, FormRoot, Icon, KeptNotice],
  templateUrl: './action-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionDialog {
  protected readonly question = inject<ActionQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly isStale = signal(false);

  readonly #initial: Record<string, string> = {
    ...Object.fromEntries(this.question.fields.map(({ name, value }) => [name, value ?? ''])),
    ...(this.question.typed !== undefined && { typed: '' }),
  };
  /** What cannot be undone is typed each time. */
  protected readonly draft =
    this.question.of === undefined || this.question.typed !== undefined
      ? undefined
      : dialogDraftOf({ name: `${this.question.of}.${this.question.title}`, initial: this.#initial });
  readonly #model = this.draft?.model ?? signal(this.#initial);

  protected readonly form = form(
    this.#model,
    (path) => {
      for (const { name, optional, maxLength: most } of this.question.fields) {
        const field = path[name];
        if (field === undefined) continue;
        if (optional !== true) required(field);
        if (most !== undefined) maxLength(field, most);
      }
      const typed = path['typed'];
      if (typed === undefined || this.question.typed === undefined) return;
      const refused = { kind: 'other', message: $localize`:@@action.otherName:This is not the name.` };
      validate(typed, ({ value }) => (value().trim() === this.question.typed ? undefined : refused));
    },
    { submission: { action: async (field) => this.#submit(field) } },
  );

  protected typeLabel(name: string): string {
    return $localize`:@@action.type:Type “${name}:name:” to go on`;
  }

  async #submit(field: Parameters<typeof errorsOfProblem>[1]): Promise<ReturnType<typeof errorsOfProblem> | undefined> {
    try {
      await this.question.run(trimmed(this.#model()));
      this.dialog.close(true);
    } catch (error) {
      if (problemOf(error).status !== 412 || this.question.reread === undefined) return errorsOfProblem(error, field);
      await this.question.reread();
      this.isStale.set(true);
    }
    return undefined;
  }
}

function trimmed(model: Readonly<Record<string, string>>): ActionAnswers {
  return Object.fromEntries(Object.entries(model).map(([name, value]) => [name, value.trim()]));
}
