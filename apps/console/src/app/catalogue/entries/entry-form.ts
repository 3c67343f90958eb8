import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { form, FormField, FormRoot, maxLength, pattern, required, validate } from '@angular/forms/signals';
import type { Command } from '../../api/shapes.ts';
import { draftOf } from '../../ui/form/draft.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { KeptNotice } from '../../ui/form/kept-notice.ts';
import { warnBeforeUnload } from '../../ui/form/unsaved.ts';
import type { FeatureValue } from '../grid/read-value.ts';
import { idsIn } from '../../words/ids-in.ts';
import { asFirstSeen } from './as-first-seen.ts';
import { googleClientsMisfit, microsoftClientsMisfit } from './client-ids.ts';
import { EntryChanges } from './entry-changes.ts';
import { keyPattern } from './entry-key.ts';
import { keyHelp, submitWords, type NamedKind } from './entry-words.ts';

interface Entry {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** Of a profile or pack. */
  readonly values?: Readonly<Record<string, FeatureValue>>;
  /** Of a product. */
  readonly microsoftClientIds?: readonly string[];
  readonly googleClientIds?: readonly string[];
}

/** Makes a product, profile or pack, or changes what it is called; of a product also what its apps are called. A new profile or pack may begin with the values of another. */
@Component({
  selector: 'sl-entry-form',
  imports: [Field, FormErrors, FormField, FormRoot, KeptNotice],
  templateUrl: './entry-form.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EntryForm {
  readonly of = input.required<NamedKind>();
  /** undefined: a new one. */
  readonly entry = input<Entry>();
  /** Those of its kind that there are. */
  readonly others = input<readonly Entry[]>([]);
  readonly saved = output();
  readonly #changes = inject(EntryChanges);

  readonly #begun = asFirstSeen(this.entry);
  protected readonly draft = draftOf(() => {
    const { key = '', name = '', description = '', microsoftClientIds = [], googleClientIds = [] } = this.#begun() ?? {};
    const apps = { microsoftClientIds: microsoftClientIds.join('\n'), googleClientIds: googleClientIds.join('\n') };
    return { name: `catalogue.${this.of()}.${key}`, initial: { key, name, description, like: '', ...apps } };
  });
  protected readonly keyHelp = computed(() => keyHelp(this.of()));
  protected readonly submitWords = computed(() => submitWords(this.of(), this.entry() === undefined));

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
      validate(path.microsoftClientIds, ({ value }) => microsoftClientsMisfit(value()));
      validate(path.googleClientIds, ({ value }) => googleClientsMisfit(value()));
    },
    {
      submission: {
        action: async (field) => {
          const command = this.#command();
          try {
            if (command !== undefined && !(await this.#changes.make(command, field().value().name))) return undefined;
            this.draft.forget();
            this.saved.emit();
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );

  constructor() {
    warnBeforeUnload({ hasUnsaved: this.draft.isChanged });
  }

  /** undefined: it is so already. */
  #command(): Command | undefined {
    const [kind, entry, { key, like, ...draft }] = [this.of(), this.#begun(), this.draft.model()];
    const said = { name: draft.name.trim(), description: draft.description.trim(), ...(kind === 'product' && appsOf(draft)) };
    if (entry !== undefined) {
      const changed = changedFields(entry, said);
      return Object.keys(changed).length === 0 ? undefined : { kind: `${kind}.change`, key: entry.key, ...changed };
    }
    if (kind === 'product') return { kind: 'product.create', key, ...said };
    return { kind: `${kind}.create`, key, ...said, values: { ...this.others().find((other) => other.key === like)?.values } };
  }
}

function appsOf(draft: { readonly microsoftClientIds: string; readonly googleClientIds: string }) {
  return { microsoftClientIds: idsIn(draft.microsoftClientIds), googleClientIds: idsIn(draft.googleClientIds) };
}

/** What is said that is not so yet. */
function changedFields<Said extends Partial<Entry>>(entry: Entry, said: Said): Partial<Said> {
  const changed = Object.entries(said).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(entry[field as keyof Entry]));
  return Object.fromEntries(changed) as Partial<Said>;
}
