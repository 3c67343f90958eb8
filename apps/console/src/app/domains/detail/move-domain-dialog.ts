import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import { bodyOf } from '@seatledger/api-client';
import { Api, problemOf } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import type { Domain } from '../../api/shapes.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';

export interface MoveDomainQuestion {
  readonly domain: Domain;
  readonly move: (customerId: string) => Promise<unknown>;
  readonly reread: () => Promise<unknown>;
}

const waitMs = 150;

/** To which customer a domain is to belong from now on. Closed with true once it does. */
@Component({
  imports: [Field, FormErrors, FormField, FormRoot],
  template: `
    <form class="dialog" [formRoot]="form">
      <h2 id="dialog-title" i18n="@@moveDomain.title">Move {{ question.domain.name }} to another customer</h2>
      <p class="muted" i18n="@@moveDomain.text">
        Its users and seats go along. Its days count in the time zone of the new customer, and the contacts of the old one see it no more.
      </p>
      <sl-field [of]="form.sought" label="Find a customer" i18n-label="@@moveDomain.find" [optional]="true">
        <input class="input" type="search" autocomplete="off" [formField]="form.sought" />
      </sl-field>
      <sl-field [of]="form.customerId" label="New customer" i18n-label="@@moveDomain.customer">
        <select class="select" size="6" [formField]="form.customerId">
          @for (customer of customers.hasValue() ? customers.value() : []; track customer.id) {
            <option [value]="customer.id">{{ customer.name }}</option>
          }
        </select>
      </sl-field>
      <sl-form-errors [of]="form" />
      <div class="dialog-actions">
        <button type="button" class="button" (click)="dialog.close(false)" i18n="@@common.cancel">Cancel</button>
        <button class="button button-primary" [disabled]="form().submitting()" i18n="@@moveDomain.move">Move the domain</button>
      </div>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MoveDomainDialog {
  readonly #client = inject(Api).client;
  protected readonly question = inject<MoveDomainQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  readonly #model = signal({ sought: '', customerId: '' });

  protected readonly customers = freshResource({
    params: () => ({ q: this.#model().sought.trim() || undefined }),
    loader: async ({ params: { q }, abortSignal: signal }) => {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      signal.throwIfAborted();
      const { items } = await bodyOf(this.#client.GET('/v1/customers', { params: { query: { q, limit: 50 } }, signal }));
      return items.filter(({ id }) => id !== this.question.domain.customerId);
    },
  });

  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.customerId);
    },
    {
      submission: {
        action: async (field) => {
          try {
            await this.question.move(field.customerId().value());
            this.dialog.close(true);
          } catch (error) {
            if (problemOf(error).status === 412) await this.question.reread();
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );
}
