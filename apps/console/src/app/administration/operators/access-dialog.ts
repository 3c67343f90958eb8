import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { Api } from '../../api/api.ts';
import { Changes } from '../../api/changes.ts';
import type { Role } from '../../ui/access/role-words.ts';
import { warnsOfDismissal, type UnsavedDialog } from '../../ui/dialog/unsaved-dialog.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { AccessFields, accessRules, customerIdsOf, type AccessModel } from './access-fields.ts';
import type { NamedCustomer } from './customer-choice.ts';
import type { ShownOperator } from './operator-shapes.ts';

export interface AccessDialogData {
  readonly operator: ShownOperator;
  readonly etag: string;
  readonly roles: readonly Role[];
  readonly customers: readonly NamedCustomer[];
}

/** Changes the name, the roles and the reach of an operator. Closes with true where it was done. */
@Component({
  imports: [AccessFields, Field, FormErrors, FormField, FormRoot],
  template: `
    <form class="dialog" [formRoot]="form">
      <h2 id="dialog-title" i18n="@@access.title">Change {{ data.operator.displayName }}</h2>
      <sl-field [of]="form.displayName" label="Name" i18n-label="@@access.name">
        <input class="input" autocomplete="off" [formField]="form.displayName" />
      </sl-field>
      <sl-access-fields [of]="form.access" [roles]="data.roles" />
      <sl-form-errors [of]="form" />
      <div class="dialog-actions">
        <button type="button" class="button" (click)="dialog.close()" i18n="@@common.cancel">Cancel</button>
        <button class="button button-primary" [disabled]="form().submitting()" i18n="@@access.go">Save</button>
      </div>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccessDialog implements UnsavedDialog {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  protected readonly data = inject<AccessDialogData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly form = form(
    signal<{ displayName: string; access: AccessModel }>({
      displayName: this.data.operator.displayName,
      access: {
        roleKeys: this.data.operator.roleKeys,
        reach: this.data.operator.customerIds === null ? 'all' : 'some',
        customers: this.data.customers,
      },
    }),
    (path) => {
      required(path.displayName);
      maxLength(path.displayName, 200);
      accessRules(path.access);
    },
    {
      submission: {
        action: async (field) => {
          const { displayName, access } = field().value();
          const body = { displayName, roleKeys: [...access.roleKeys], customerIds: customerIdsOf(access) };
          const params = { path: { id: this.data.operator.id }, header: { 'if-match': this.data.etag } };
          try {
            const change = () => this.#client.PATCH('/v1/operators/{id}', { params, body });
            await this.#changes.make(change, $localize`:@@access.saved:Saved. It is in force at their next request.`);
            this.dialog.close(true);
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );

  constructor() {
    warnsOfDismissal(this);
  }

  readonly hasUnsaved = (): boolean => this.form().dirty();
  readonly discard = (): void => this.form().reset();
}
