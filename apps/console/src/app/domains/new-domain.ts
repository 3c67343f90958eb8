import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { disabled, form, FormField, FormRoot, max, min, required, validate, type ValidationError } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../api/api.ts';
import { Changes } from '../api/changes.ts';
import { FoundThings } from '../registry/found-things.ts';
import { daysAfter } from '../registry/licence-of.ts';
import { ThingPicker } from '../registry/thing-picker.ts';
import { draftOf } from '../ui/form/draft.ts';
import { errorsOfProblem } from '../ui/form/errors-of-problem.ts';
import { Field } from '../ui/form/field.ts';
import { FormErrors } from '../ui/form/form-errors.ts';
import { KeptNotice } from '../ui/form/kept-notice.ts';
import { warnBeforeUnload, type HasUnsaved } from '../ui/form/unsaved.ts';
import { PageHead } from '../ui/page-head.ts';
import { today } from '../words/dates.ts';

const empty = {
  name: '',
  validity: { from: today(), until: daysAfter(today(), 364) },
  seatLimit: 10,
  isUnlimited: false,
  graceDays: 14,
  offlineLeaseDays: null as number | null,
};

@Component({
  imports: [Field, FormErrors, FormField, FormRoot, KeptNotice, PageHead, RouterLink, ThingPicker],
  templateUrl: './new-domain.html',
  styleUrl: '../customers/new-customer.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewDomain implements HasUnsaved {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #router = inject(Router);
  protected readonly found = inject(FoundThings);
  /** In the address: whose domain it will be. */
  readonly customerId = input<string>();

  protected readonly crumbs = [{ label: $localize`:@@domains.title:Domains`, path: '/domains' }];
  protected readonly customerLabel = $localize`:@@domains.customer:Customer`;
  protected readonly draft = draftOf(() => ({ name: 'domains.new', initial: { ...empty, customerId: this.customerId() ?? '' } }));
  protected readonly form = form(
    this.draft.model,
    (path) => {
      required(path.customerId);
      required(path.name);
      required(path.validity.from);
      disabled(path.seatLimit, { when: ({ valueOf }) => valueOf(path.isUnlimited) });
      min(path.seatLimit, 0);
      max(path.seatLimit, 100_000_000);
      min(path.graceDays, 0);
      max(path.graceDays, 366);
      min(path.offlineLeaseDays, 1);
      max(path.offlineLeaseDays, 90);
      validate(path.validity.until, ({ value, valueOf }) =>
        value() !== '' && value() < valueOf(path.validity.from)
          ? { kind: 'order', message: $localize`:@@domains.untilBeforeFrom:The last day is before the first.` }
          : undefined,
      );
    },
    { submission: { action: () => this.#create() } },
  );

  constructor() {
    warnBeforeUnload(this);
  }

  readonly hasUnsaved = (): boolean => this.draft.isChanged();
  readonly discard = (): void => this.draft.forget();

  async #create(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    const { isUnlimited, seatLimit, validity, ...others } = this.draft.model();
    const until = validity.until === '' ? null : validity.until;
    const body = { ...others, validity: { from: validity.from, until }, seatLimit: isUnlimited ? null : seatLimit };
    try {
      const created = $localize`:@@domains.created:${body.name}:name: is created.`;
      const changed = await this.#changes.make(() => this.#client.POST('/v1/domains', { body }), created);
      this.draft.forget();
      await this.#router.navigate(changed.status === 'done' ? ['/domains', changed.value.id] : ['/domains']);
    } catch (error) {
      return errorsOfProblem(error, this.form);
    }
    return undefined;
  }
}
