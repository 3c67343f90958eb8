import { afterNextRender, ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { form, FormField, FormRoot, type FieldTree } from '@angular/forms/signals';
import { problemOf } from '../../api/api.ts';
import { draftOf } from '../../ui/form/draft.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { KeptNotice } from '../../ui/form/kept-notice.ts';
import { changedValues, faultsByColumn, valuesOf } from './column-values.ts';
import type { QuarantinedRow } from './quarantined-row.ts';
import { sentenceOfReason } from './reason-words.ts';
import { RowDecisions } from './row-decisions.ts';

interface FixModel {
  readonly values: Readonly<Record<string, string>>;
}

/** Other values for those of a row, by column; what the server finds wrong with one stands beside it. */
@Component({
  selector: 'sl-fix-form',
  imports: [Field, FormErrors, FormField, FormRoot, KeptNotice],
  template: `
    <form class="form" [formRoot]="form">
      <sl-kept-notice [draft]="draft" [of]="form" />
      <p class="muted" i18n="@@quarantine.fixHelp">As they are written in the old database; an empty field is no value (NULL).</p>
      @for (column of columns(); track column) {
        @if (form.values[column]; as control) {
          <sl-field [class.faulty]="faultOf(column) !== ''" [of]="control" [label]="column" [help]="faultOf(column)">
            <input class="input" autocomplete="off" spellcheck="false" [formField]="control" />
          </sl-field>
        }
      }
      <sl-form-errors [of]="form" />
      <div class="form-actions">
        <button class="button button-primary" [disabled]="form().submitting()" i18n="@@quarantine.fixIt">Fix the row</button>
        <button type="button" class="button" (click)="cancel.emit()" i18n="@@common.cancel">Cancel</button>
      </div>
    </form>
  `,
  styles: `
    .faulty {
      padding-inline-start: var(--space-3);
      border-inline-start: 3px solid var(--expired);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FixForm {
  readonly #decisions = inject(RowDecisions);
  readonly row = input.required<QuarantinedRow>();
  readonly decided = output();
  readonly stale = output();
  readonly cancel = output();

  protected readonly draft = draftOf<FixModel>(() => ({
    name: `quarantined-row.${this.row().id}.fix`,
    initial: { values: valuesOf(this.row()) },
  }));
  protected readonly columns = computed(() => Object.keys(this.row().raw));
  readonly #faults = computed(() => faultsByColumn(this.row()));

  protected readonly form = form(this.draft.model, { submission: { action: async (field) => this.#submit(field) } });

  constructor() {
    afterNextRender({
      read: () => {
        const [faulty] = this.#faults().keys();
        const first = this.form.values[faulty ?? this.columns()[0] ?? ''];
        first?.().focusBoundControl();
      },
    });
  }

  protected faultOf(column: string): string {
    return this.#faults().get(column) ?? '';
  }

  async #submit(field: FieldTree<FixModel>): Promise<ReturnType<typeof errorsOfProblem> | undefined> {
    const values = changedValues(this.row(), this.draft.model().values);
    if (Object.keys(values).length === 0) {
      return [{ kind: 'unchanged', message: $localize`:@@quarantine.nothingFixed:Every value is as it was read: change at least one.` }];
    }
    try {
      await this.#decisions.fix(this.row(), values);
      this.draft.forget();
      this.decided.emit();
    } catch (error) {
      if (problemOf(error).status === 412) this.stale.emit();
      return errorsOfProblem(error, field).map((one) => ({ ...one, message: sentenceOfReason(one.kind, one.message ?? '') }));
    }
    return undefined;
  }
}
