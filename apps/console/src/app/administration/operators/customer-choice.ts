import { ChangeDetectionStrategy, Component, computed, inject, input, model, signal } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { defaultMessage } from '../../ui/form/messages.ts';
import { Icon } from '../../ui/icon.ts';

export interface NamedCustomer {
  readonly id: string;
  readonly name: string;
}

/** Customers, found by typing a part of their names. */
@Component({
  selector: 'sl-customer-choice',
  imports: [Icon],
  template: `
    <label>
      <span class="label">{{ label() }}</span>
      <input
        class="input"
        autocomplete="off"
        placeholder="Type a part of a name"
        i18n-placeholder="@@operators.customerPlaceholder"
        [value]="typed()"
        (input)="typed.set($any($event.target).value)"
        (blur)="touched.set(true)"
      />
    </label>
    @if (found.hasValue() && offered().length > 0) {
      <ul class="offers">
        @for (customer of offered(); track customer.id) {
          <li>
            <button type="button" class="menu-item" (click)="add(customer)"><svg slIcon="plus"></svg>{{ customer.name }}</button>
          </li>
        }
      </ul>
    }
    @if (value().length > 0) {
      <ul class="chosen">
        @for (customer of value(); track customer.id) {
          <li class="tag">
            {{ customer.name }}
            <button type="button" class="button-link" (click)="remove(customer)" [attr.aria-label]="removeLabel(customer)">
              <svg slIcon="x"></svg>
            </button>
          </li>
        }
      </ul>
    }
    @if (error(); as message) {
      <p class="error">{{ message }}</p>
    }
  `,
  styleUrl: './customer-choice.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CustomerChoice implements FormValueControl<readonly NamedCustomer[]> {
  readonly value = model<readonly NamedCustomer[]>([]);
  readonly touched = model(false);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  readonly label = input.required<string>();
  readonly #client = inject(Api).client;
  protected readonly typed = signal('');
  protected readonly found = freshResource({
    params: () => (this.typed().trim() === '' ? undefined : this.typed().trim()),
    loader: async ({ params: q, abortSignal }) => {
      const query = { q, kinds: 'customer', limit: 6 };
      return (await bodyOf(this.#client.GET('/v1/search', { params: { query }, signal: abortSignal }))).items;
    },
  });
  protected readonly offered = computed(() => {
    const chosen = new Set(this.value().map(({ id }) => id));
    const found = this.found.hasValue() ? this.found.value() : [];
    return found.map(({ id, title }) => ({ id, name: title })).filter(({ id }) => !chosen.has(id));
  });
  protected readonly error = computed(() => {
    const [error] = this.touched() ? this.errors() : [];
    return error && (error.message ?? defaultMessage(error));
  });

  protected add(customer: NamedCustomer): void {
    this.value.update((chosen) => [...chosen, customer]);
    this.typed.set('');
  }

  protected remove({ id }: NamedCustomer): void {
    this.value.update((chosen) => chosen.filter((customer) => customer.id !== id));
  }

  protected removeLabel({ name }: NamedCustomer): string {
    return $localize`:@@operators.removeCustomer:Remove ${name}:name:`;
  }
}
