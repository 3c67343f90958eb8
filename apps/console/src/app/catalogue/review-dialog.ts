import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength } from '@angular/forms/signals';
import type { Command } from '../api/shapes.ts';
import { SessionStore } from '../session/session-store.ts';
import { BlastRadiusOf } from '../ui/blast-radius/blast-radius.ts';
import { errorsOfProblem } from '../ui/form/errors-of-problem.ts';
import { Field } from '../ui/form/field.ts';
import { FormErrors } from '../ui/form/form-errors.ts';
import { count } from '../words/numbers.ts';
import { SaveCommands } from './save-commands.ts';

/** One thing that changes, in words. */
export interface ChangeLine {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

export interface Review {
  readonly title: string;
  readonly commands: readonly Command[];
  readonly lines: readonly ChangeLine[];
  readonly isDeletion: boolean;
  /** Said once it is in force. */
  readonly done: string;
}

/** What is about to be saved and whom it concerns. Closed with true once it was saved or proposed. */
@Component({
  imports: [BlastRadiusOf, Field, FormErrors, FormField, FormRoot],
  templateUrl: './review-dialog.html',
  styleUrl: './review-dialog.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReviewDialog {
  protected readonly review = inject<Review>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  readonly #save = inject(SaveCommands);
  protected readonly mayReadUsers = inject(SessionStore).may('user.read');
  /** undefined while it is not known. */
  protected readonly people = signal<number | undefined>(undefined);

  protected readonly peopleWords = computed(() => count(this.people() ?? 0));

  protected readonly form = form(signal({ reason: '' }), (path) => maxLength(path.reason, 500), {
    submission: {
      action: async (field) => {
        try {
          await this.#save.save(this.review.commands, field().value().reason, this.review.done);
          this.dialog.close(true);
        } catch (error) {
          return errorsOfProblem(error, field);
        }
        return undefined;
      },
    },
  });
}
