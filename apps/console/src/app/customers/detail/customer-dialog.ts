import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { afterNextRender, ChangeDetectionStrategy, Component, inject, Injector, signal } from '@angular/core';
import { applyEach, email, form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { problemOf } from '../../api/api.ts';
import type { Customer, Sent } from '../../api/shapes.ts';
import { dialogDraftOf } from '../../ui/form/dialog-draft.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { KeptNotice } from '../../ui/form/kept-notice.ts';
import { Icon } from '../../ui/icon.ts';
import { contactRoles, wordOfRole } from '../contact-roles.ts';

export interface CustomerQuestion {
  readonly customer: Customer;
  readonly change: (wanted: Sent<'/v1/customers/{id}', 'patch'>) => Promise<unknown>;
  readonly reread: () => Promise<unknown>;
}

/** What is known of a customer, and whom one speaks to there. Closed with true once it is changed. */
@Component({
  imports: [Field, FormErrors, FormField, FormRoot, Icon, KeptNotice],
  templateUrl: './customer-dialog.html',
  styles: `
    .contact {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
      gap: var(--space-3);
      align-items: start;
      margin: 0;
      padding: var(--space-3);
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
    .contact .button {
      align-self: end;
      justify-self: start;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CustomerDialog {
  protected readonly question = inject<CustomerQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  readonly #injector = inject(Injector);
  protected readonly isStale = signal(false);
  protected readonly roles = contactRoles;
  protected readonly wordOfRole = wordOfRole;
  protected readonly timeZones = [...new Set(['UTC', this.question.customer.timeZone, ...Intl.supportedValuesOf('timeZone')])].toSorted();

  protected readonly draft = dialogDraftOf({
    name: `customer.${this.question.customer.id}.change`,
    initial: {
      name: this.question.customer.name,
      locale: this.question.customer.locale,
      timeZone: this.question.customer.timeZone,
      externalReference: this.question.customer.externalReference ?? '',
      contacts: this.question.customer.contacts.map((contact) => ({ ...contact })),
    },
  });

  protected readonly form = form(
    this.draft.model,
    (path) => {
      required(path.name);
      maxLength(path.name, 200);
      applyEach(path.contacts, (contact) => {
        required(contact.name);
        required(contact.email);
        email(contact.email);
      });
    },
    {
      submission: {
        action: async (field) => {
          const { externalReference, ...model } = this.draft.model();
          try {
            await this.question.change({ ...model, externalReference: externalReference.trim() || null });
            this.dialog.close(true);
          } catch (error) {
            if (problemOf(error).status !== 412) return errorsOfProblem(error, field);
            await this.question.reread();
            this.isStale.set(true);
          }
          return undefined;
        },
      },
    },
  );

  protected addContact(): void {
    this.draft.model.update((model) => ({ ...model, contacts: [...model.contacts, { name: '', email: '', role: 'technical_director' }] }));
    afterNextRender(
      { write: () => this.form.contacts[this.form.contacts.length - 1]?.name().focusBoundControl() },
      { injector: this.#injector },
    );
  }

  protected removeContact(index: number): void {
    this.draft.model.update((model) => ({ ...model, contacts: model.contacts.toSpliced(index, 1) }));
  }
}
