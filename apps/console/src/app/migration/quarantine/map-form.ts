import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import { problemOf } from '../../api/api.ts';
import { ThingPicker } from '../../registry/thing-picker.ts';
import { draftOf } from '../../ui/form/draft.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { KeptNotice } from '../../ui/form/kept-notice.ts';
import { MapTargets } from './map-targets.ts';
import type { MappableKind, QuarantinedRow } from './quarantined-row.ts';
import { RowDecisions } from './row-decisions.ts';

/** Which thing of Seatledger a row is already. */
@Component({
  selector: 'sl-map-form',
  imports: [Field, FormErrors, FormField, FormRoot, KeptNotice, ThingPicker],
  template: `
    <form class="form" [formRoot]="form">
      <sl-kept-notice [draft]="draft" [of]="form" />
      <sl-field [of]="form.targetId" [label]="finder().label" [help]="help">
        <sl-thing-picker [formField]="form.targetId" [label]="finder().label" [find]="finder().find" [nameOf]="finder().nameOf" />
      </sl-field>
      <sl-form-errors [of]="form" />
      <div class="form-actions">
        <button class="button button-primary" [disabled]="form().submitting()" i18n="@@quarantine.mapIt">Map the row to it</button>
        <button type="button" class="button" (click)="cancel.emit()" i18n="@@common.cancel">Cancel</button>
      </div>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MapForm {
  readonly #decisions = inject(RowDecisions);
  readonly #targets = inject(MapTargets);
  readonly row = input.required<QuarantinedRow>();
  readonly kind = input.required<MappableKind>();
  readonly decided = output();
  readonly stale = output();
  readonly cancel = output();

  protected readonly finder = computed(() => this.#targets.finders[this.kind()]);
  protected readonly help = $localize`:@@quarantine.mapHelp:What it is already in Seatledger. It stays there as it is, and what refers to the row refers to it.`;
  protected readonly draft = draftOf(() => ({
    name: `quarantined-row.${this.row().id}.map`,
    initial: { targetId: this.row().target?.id ?? '' },
  }));
  protected readonly form = form(
    this.draft.model,
    (path) => {
      required(path.targetId);
    },
    {
      submission: {
        action: async (field) => {
          try {
            await this.#decisions.map(this.row(), this.kind(), this.draft.model().targetId);
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
