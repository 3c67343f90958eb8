import { afterNextRender, ChangeDetectionStrategy, Component, inject, Injector } from '@angular/core';
import { applyEach, email, form, FormField, FormRoot, maxLength, required, validate, type ValidationError } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../api/api.ts';
import { Changes } from '../api/changes.ts';
import type { Sent } from '../api/shapes.ts';
import { draftOf } from '../ui/form/draft.ts';
import { errorsOfProblem } from '../ui/form/errors-of-problem.ts';
import { Field } from '../ui/form/field.ts';
import { FormErrors } from '../ui/form/form-errors.ts';
import { KeptNotice } from '../ui/form/kept-notice.ts';
import { warnBeforeUnload, type HasUnsaved } from '../ui/form/unsaved.ts';
import { Icon } from '../ui/icon.ts';
import { PageHead } from '../ui/page-head.ts';
import { language } from '../words/locale.ts';
import { contactRoles, wordOfRole, type ContactRole } from './contact-roles.ts';

type NewCustomerBody = Sent<'/v1/customers', 'post'>;

@Component({
  imports: [Field, FormErrors, FormField, FormRoot, Icon, KeptNotice, PageHead, RouterLink],
  templateUrl: './new-customer.html',
  styleUrl: './new-customer.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewCustomer implements HasUnsaved {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #router = inject(Router);
  readonly #injector = inject(Injector);

  protected readonly crumbs = [{ label: $localize`:@@customers.title:Customers`, path: '/customers' }];
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly roles = contactRoles.map((role) => ({ role, word: wordOfRole(role) }));
  protected readonly draft = draftOf(() => ({ name: 'customers.new', initial: nothingTyped() }));
  protected readonly form = form(
    this.draft.model,
    (path) => {
      required(path.name);
      maxLength(path.name, 200);
      required(path.timeZone);
      validate(path.timeZone, ({ value }) =>
        value() === '' || isTimeZone(value())
          ? undefined
          : { kind: 'timeZone', message: $localize`:@@customers.unknownZone:Choose one of the list, such as Europe/Paris.` },
      );
      maxLength(path.externalReference, 100);
      applyEach(path.contacts, (contact) => {
        required(contact.name);
        required(contact.email);
        email(contact.email);
      });
    },
    { submission: { action: () => this.#create() } },
  );

  constructor() {
    warnBeforeUnload(this);
  }

  readonly hasUnsaved = (): boolean => this.draft.isChanged();
  readonly discard = (): void => this.draft.forget();

  protected addContact(): void {
    const role: ContactRole = this.draft.model().contacts.length === 0 ? 'technical_director' : 'other';
    this.draft.model.update((model) => ({ ...model, contacts: [...model.contacts, { name: '', email: '', role }] }));
    afterNextRender(
      { write: () => this.form.contacts[this.form.contacts.length - 1]?.name().focusBoundControl() },
      { injector: this.#injector },
    );
  }

  protected removeContact(index: number): void {
    this.draft.model.update((model) => ({ ...model, contacts: model.contacts.filter((_, at) => at !== index) }));
  }

  async #create(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    const { externalReference, contacts, ...others } = this.draft.model();
    const reference = externalReference.trim();
    const body: NewCustomerBody = { ...others, contacts: [...contacts], externalReference: reference === '' ? null : reference };
    try {
      const created = $localize`:@@customers.created:${body.name}:name: is created.`;
      const changed = await this.#changes.make(() => this.#client.POST('/v1/customers', { body }), created);
      this.draft.forget();
      await this.#router.navigate(changed.status === 'done' ? ['/customers', changed.value.id] : ['/customers']);
    } catch (error) {
      return errorsOfProblem(error, this.form);
    }
    return undefined;
  }
}

function nothingTyped() {
  const contacts: readonly { readonly name: string; readonly email: string; readonly role: ContactRole }[] = [];
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { name: '', locale: language, timeZone, externalReference: '', contacts };
}

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat(undefined, { timeZone: name }).format() !== '';
  } catch {
    return false;
  }
}
