import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { Preferences } from '../../session/preferences.ts';
import { draftOf } from '../../ui/form/draft.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { KeptNotice } from '../../ui/form/kept-notice.ts';
import { warnBeforeUnload } from '../../ui/form/unsaved.ts';
import { Icon } from '../../ui/icon.ts';
import { InstantPipe } from '../../words/word-pipes.ts';
import { iconOfHappening, wordOfHappening } from './happening-words.ts';
import { happeningsOf } from './happenings.ts';
import type { RequestCase } from './request-case.ts';
import { RequestWrites } from './request-writes.ts';

/** What was done with a request and said of it, and a field to say something. */
@Component({
  selector: 'sl-request-history',
  imports: [Field, FormErrors, FormField, FormRoot, Icon, InstantPipe, KeptNotice],
  templateUrl: './request-history.html',
  styleUrl: './request-history.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RequestHistory {
  readonly of = input.required<RequestCase>();
  readonly changed = output();
  readonly #writes = inject(RequestWrites);
  protected readonly timeZone = inject(Preferences).timeZone;
  protected readonly word = wordOfHappening;
  protected readonly icon = iconOfHappening;
  protected readonly happenings = computed(() => happeningsOf(this.of()));

  protected readonly draft = draftOf(() => ({ name: `request.${this.of().request.id}.comment`, initial: { text: '' } }));
  protected readonly form = form(
    this.draft.model,
    (path) => {
      required(path.text);
      maxLength(path.text, 2000);
    },
    {
      submission: {
        action: async (field) => {
          try {
            await this.#writes.comment(this.of().request.id, field.text().value().trim());
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          this.draft.startAnew();
          field().reset();
          this.changed.emit();
          return undefined;
        },
      },
    },
  );

  constructor() {
    warnBeforeUnload({ hasUnsaved: this.draft.isChanged });
  }
}
