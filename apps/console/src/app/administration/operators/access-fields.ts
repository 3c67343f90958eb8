import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { applyWhen, FormField, minLength, type FieldTree, type SchemaPathTree } from '@angular/forms/signals';
import { SessionStore } from '../../session/session-store.ts';
import { roleChoices } from '../../ui/access/role-list.ts';
import type { Role } from '../../ui/access/role-words.ts';
import { Choices } from '../../ui/form/choices.ts';
import { CustomerChoice, type NamedCustomer } from './customer-choice.ts';

/** What an operator may do, and for whom. */
export interface AccessModel {
  readonly roleKeys: readonly string[];
  /** "all" customers, or "some" alone. */
  readonly reach: 'all' | 'some';
  readonly customers: readonly NamedCustomer[];
}

export function accessRules(path: SchemaPathTree<AccessModel>): void {
  minLength(path.roleKeys, 1, { message: $localize`:@@operators.roleNeeded:Choose at least one role.` });
  applyWhen(
    path,
    ({ value }) => value().reach === 'some',
    (confined) => {
      minLength(confined.customers, 1, { message: $localize`:@@operators.customerNeeded:Choose at least one customer.` });
    },
  );
}

export function customerIdsOf({ reach, customers }: AccessModel): string[] | null {
  return reach === 'all' ? null : customers.map(({ id }) => id);
}

/** Roles and reach, the same when somebody is invited and when they are changed. */
@Component({
  selector: 'sl-access-fields',
  imports: [Choices, CustomerChoice, FormField],
  template: `
    <sl-choices [formField]="of().roleKeys" label="Roles" i18n-label="@@operators.roles" [groups]="groups()" />
    @if (maySeeCustomers) {
      <fieldset>
        <legend i18n="@@operators.reach">Which customers?</legend>
        <label class="choice">
          <input type="radio" value="all" [formField]="of().reach" /><span i18n="@@operators.reachAll">All</span>
        </label>
        <label class="choice">
          <input type="radio" value="some" [formField]="of().reach" />
          <span i18n="@@operators.reachSome">
            Some alone. Of their roles, only what can be confined to customers counts then: nothing on the catalogue or the administration.
          </span>
        </label>
      </fieldset>
      @if (of().reach().value() === 'some') {
        <sl-customer-choice [formField]="of().customers" label="Customers" i18n-label="@@operators.customers" />
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-5);
    }
    fieldset {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 var(--space-2);
      font-weight: 500;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccessFields {
  readonly of = input.required<FieldTree<AccessModel>>();
  readonly roles = input.required<readonly Role[]>();
  protected readonly groups = computed(() => roleChoices(this.roles()));
  protected readonly maySeeCustomers = inject(SessionStore).may('customer.read');
}
