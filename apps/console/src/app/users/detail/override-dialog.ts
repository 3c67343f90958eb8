import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import { problemOf } from '../../api/api.ts';
import type { Feature } from '../../api/shapes.ts';
import { dialogDraftOf } from '../../ui/form/dialog-draft.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { KeptNotice } from '../../ui/form/kept-notice.ts';
import { Icon } from '../../ui/icon.ts';
import { initialText, valueOfText } from './override-value.ts';
import type { Override } from './user-reading.ts';

export interface OverrideWanted {
  readonly feature: string;
  readonly value: boolean | number | string;
  readonly validity: { readonly from: string | null; readonly until: string | null };
  readonly reason: string;
}

export interface OverrideQuestion {
  readonly userId: string;
  readonly features: readonly Feature[];
  /** The one that is changed; undefined: a new one. */
  readonly override: Override | undefined;
  readonly set: (wanted: OverrideWanted) => Promise<unknown>;
  readonly reread: () => Promise<unknown>;
}

/** One value for one person, typed as its feature is, with the days on which it holds and why. Closed with true once it is set. */
@Component({
  imports: [Field, FormErrors, FormField, FormRoot, Icon, KeptNotice],
  templateUrl: './override-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OverrideDialog {
  protected readonly question = inject<OverrideQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly isStale = signal(false);

  readonly #first = this.question.features.find(({ key }) => key === this.question.override?.feature) ?? this.question.features[0];
  protected readonly draft = dialogDraftOf({
    name: `user.${this.question.userId}.override.${this.question.override?.feature ?? 'new'}`,
    initial: {
      feature: this.#first?.key ?? '',
      value: initialText(this.#first, this.question.override),
      from: this.question.override?.validity.from ?? '',
      until: this.question.override?.validity.until ?? '',
      reason: this.question.override?.reason ?? '',
    },
  });
  protected readonly feature = computed(() => this.question.features.find(({ key }) => key === this.draft.model().feature));
  protected readonly options = computed(() => {
    const type = this.feature()?.type;
    return type?.type === 'choice' ? type.options : [];
  });
  protected readonly valueHelp = computed(() => {
    const type = this.feature()?.type;
    if (type?.type === 'number')
      return $localize`:@@overrideDialog.range:A whole number from ${type.minimum}:minimum: to ${type.maximum}:maximum:.`;
    if (type?.type === 'text') return $localize`:@@overrideDialog.length:At most ${type.maxLength}:count: characters.`;
    return '';
  });

  protected readonly form = form(
    this.draft.model,
    (path) => {
      required(path.feature);
      required(path.reason);
      maxLength(path.reason, 500);
      const refused = { kind: 'value', message: $localize`:@@overrideDialog.refused:The feature does not take this value.` };
      validate(path.value, ({ value }) => (valueOfText(this.feature()?.type, value()) === undefined ? refused : undefined));
    },
    { submission: { action: async (field) => this.#submit(field) } },
  );

  /** Another feature takes other values. */
  protected chosen(): void {
    this.draft.model.update((model) => ({ ...model, value: initialText(this.feature(), undefined) }));
  }

  async #submit(field: Parameters<typeof errorsOfProblem>[1]): Promise<ReturnType<typeof errorsOfProblem> | undefined> {
    const { feature, value: text, from, until, reason } = this.draft.model();
    const value = valueOfText(this.feature()?.type, text);
    if (value === undefined) return undefined;
    try {
      await this.question.set({ feature, value, validity: { from: from || null, until: until || null }, reason: reason.trim() });
      this.dialog.close(true);
    } catch (error) {
      if (problemOf(error).status !== 412) return errorsOfProblem(error, field);
      await this.question.reread();
      this.isStale.set(true);
    }
    return undefined;
  }
}
