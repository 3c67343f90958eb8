import { ChangeDetectionStrategy, Component, computed, inject, input, output, untracked } from '@angular/core';
import { form, FormField, FormRoot, maxLength, pattern, required, type FieldTree, type ValidationError } from '@angular/forms/signals';
import type { Feature, Product } from '../../api/shapes.ts';
import { draftOf } from '../../ui/form/draft.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { KeptNotice } from '../../ui/form/kept-notice.ts';
import { warnBeforeUnload } from '../../ui/form/unsaved.ts';
import { groupedBy, typeWords } from '../value-words.ts';
import { asFirstSeen } from './as-first-seen.ts';
import { draftWords } from './draft-words.ts';
import { EntryChanges } from './entry-changes.ts';
import { keyPattern } from './entry-key.ts';
import { commandOfDraft, featureDraftOf, optionsOf, readDraft, type FeatureDraft } from './feature-draft.ts';

/** Makes a feature, or changes one. The key, the product and the kind of value stay what they were first. */
@Component({
  selector: 'sl-feature-form',
  imports: [Field, FormErrors, FormField, FormRoot, KeptNotice],
  templateUrl: './feature-form.html',
  styles: `
    .pair {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--space-4);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FeatureForm {
  readonly feature = input<Feature>();
  readonly products = input.required<readonly Product[]>();
  /** Key of the product that a new feature is of at first. */
  readonly product = input('');
  readonly saved = output<string>();
  readonly #changes = inject(EntryChanges);

  readonly #begun = asFirstSeen(this.feature);
  protected readonly draft = draftOf<FeatureDraft>(() => ({
    name: `catalogue.feature.${this.#begun()?.key ?? ''}`,
    initial: featureDraftOf(this.#begun(), this.product() || untracked(() => this.products()[0]?.key ?? '')),
  }));
  protected readonly typeWords = typeWords;
  protected readonly options = computed(() => optionsOf(this.draft.model().options));
  protected readonly kind = computed(() => this.draft.model().type);

  protected readonly form = form(
    this.draft.model,
    (path) => {
      required(path.key);
      pattern(path.key, keyPattern, {
        message: $localize`:@@catalogue.keyRule:Begin with a small letter; letters and digits, joined by . or -.`,
      });
      maxLength(path.key, 64);
      required(path.name);
      maxLength(path.name, 200);
      maxLength(path.description, 2_000);
    },
    { submission: { action: (field) => this.#submit(field) } },
  );

  constructor() {
    warnBeforeUnload({ hasUnsaved: this.draft.isChanged });
  }

  /** A default that fits what a new feature takes. */
  protected chooseKind(): void {
    const defaults = { flag: 'false', number: '0', choice: this.options()[0] ?? '', text: '' } as const;
    this.draft.model.update((draft) => ({ ...draft, defaultValue: defaults[draft.type] }));
  }

  async #submit(field: FieldTree<FeatureDraft>): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    const [draft, feature] = [field().value(), this.#begun()];
    const read = readDraft(draft, groupedBy);
    if (!read.ok) return [{ kind: 'misfit', message: draftWords(read), fieldTree: field[read.misfit] }];
    const command = commandOfDraft(feature, draft, read);
    try {
      if (command !== undefined && !(await this.#changes.make(command, draft.name))) return undefined;
      this.draft.forget();
      this.saved.emit(draft.key);
    } catch (error) {
      return errorsOfProblem(error, field);
    }
    return undefined;
  }
}
