import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Api } from '../../api/api.ts';
import { Changes } from '../../api/changes.ts';
import type { Customer, Sent } from '../../api/shapes.ts';
import { ActionDialog } from '../../ui/action/action-dialog.ts';
import type { ActionQuestion } from '../../ui/action/action-question.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { CustomerDialog, type CustomerQuestion } from './customer-dialog.ts';
import type { CustomerReading } from './customer-reading.ts';

type Wanted = Sent<'/v1/customers/{id}', 'patch'>;

/** What can be done with the customer of a page. */
export class CustomerActions {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  readonly #reading: CustomerReading;

  /** Within an injection context. */
  constructor(reading: CustomerReading) {
    this.#reading = reading;
  }

  async change(customer: Customer): Promise<void> {
    const { name, locale, timeZone, externalReference, contacts } = customer;
    const undo = () => this.#change(customer, { name, locale, timeZone, externalReference, contacts });
    await this.#dialogs.open<boolean, CustomerQuestion>(CustomerDialog, {
      customer,
      change: (wanted) => this.#change(customer, wanted, undo),
      reread: () => this.#reading.reread(),
    });
  }

  async delete(customer: Customer): Promise<void> {
    const done = $localize`:@@customerDetail.deleted:${customer.name}:name: is deleted.`;
    const run: ActionQuestion['run'] = async ({ reason }) => {
      const params = { ...this.#params(customer), query: reason ? { reason } : {} };
      const changed = await this.#changes.make(() => this.#client.DELETE('/v1/customers/{id}', { params }), done);
      if (changed.status === 'done') await this.#router.navigate(['/customers']);
    };
    await this.#dialogs.open<boolean, ActionQuestion>(ActionDialog, {
      title: $localize`:@@customerDetail.deleteTitle:Delete ${customer.name}:name:`,
      text: $localize`:@@customerDetail.deleteText:Only a customer without domains can be deleted. Its history is kept.`,
      action: $localize`:@@customerDetail.delete:Delete`,
      isDangerous: true,
      typed: customer.name,
      fields: [{ name: 'reason', label: $localize`:@@customerDetail.reason:Reason`, kind: 'lines', maxLength: 500, optional: true }],
      run,
      reread: () => this.#reading.reread(),
    });
  }

  async #change(customer: Customer, body: Wanted, undo?: () => Promise<void>): Promise<void> {
    const done = $localize`:@@customerDetail.changed:${customer.name}:name: is changed.`;
    await this.#changes.make(() => this.#client.PATCH('/v1/customers/{id}', { params: this.#params(customer), body }), done, undo);
    await this.#reading.reread();
  }

  /** The version that is shown at the moment of the change. */
  #params({ id }: Customer) {
    return { path: { id }, header: { 'if-match': this.#reading.customer.value()?.etag } };
  }
}
