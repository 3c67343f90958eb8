import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, max, min, minLength, validate } from '@angular/forms/signals';
import { roleChoices } from '../../ui/access/role-list.ts';
import type { Role } from '../../ui/access/role-words.ts';
import { warnsOfDismissal, type UnsavedDialog } from '../../ui/dialog/unsaved-dialog.ts';
import { Choices } from '../../ui/form/choices.ts';
import { Field } from '../../ui/form/field.ts';
import { commandChoices } from './command-words.ts';
import { withoutCovered } from './patterns.ts';
import { proposerKinds } from './rule-sentence.ts';
import type { Rule } from './shapes.ts';

export interface RuleDialogData {
  readonly rule: Rule;
  readonly roles: readonly Role[];
}

/** As it is typed: a number of approvals is chosen from a list, which gives text. */
interface RuleModel {
  readonly commands: readonly string[];
  readonly proposedBy: readonly string[];
  readonly exemptRoles: readonly string[];
  readonly approvals: string;
  readonly approverRoles: readonly string[];
  readonly reasonRequired: boolean;
  readonly dueDays: number;
  readonly expireDays: number;
}

const needed = { message: $localize`:@@rule.needed:Choose at least one.` };

/** Writes one rule. Closes with it; it is saved with the policy. */
@Component({
  imports: [Choices, Field, FormField, FormRoot],
  templateUrl: './rule-dialog.html',
  styles: `
    .dialog {
      width: min(760px, calc(100vw - 32px));
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RuleDialog implements UnsavedDialog {
  readonly #data = inject<RuleDialogData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<Rule>>(DialogRef);
  protected readonly roles = roleChoices(this.#data.roles);
  protected readonly proposers = [
    { label: $localize`:@@rule.kinds:Kinds`, choices: proposerKinds },
    { label: $localize`:@@rule.roles:Roles`, choices: this.roles.flatMap(({ choices }) => choices) },
  ];
  protected readonly counts = ['1', '2', '3', '4', '5'];
  protected readonly commands = computed(() => commandChoices(this.form.commands().value()));
  protected readonly form = form(
    signal<RuleModel>({ ...this.#data.rule, approvals: String(this.#data.rule.approvals) }),
    (path) => {
      minLength(path.commands, 1, needed);
      minLength(path.proposedBy, 1, needed);
      minLength(path.approverRoles, 1, needed);
      for (const days of [path.dueDays, path.expireDays]) {
        min(days, 1);
        max(days, 366);
      }
      validate(path.dueDays, ({ value, valueOf }) =>
        value() > valueOf(path.expireDays)
          ? { kind: 'due_too_late', message: $localize`:@@rule.dueTooLate:The reminder comes before it expires.` }
          : undefined,
      );
    },
    {
      submission: {
        action: async (field) => {
          this.dialog.close(ruleOf(this.#data.rule, field().value()));
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

/** In the order of the rule before: one that says the same is the same. */
function ruleOf(before: Rule, { commands, proposedBy, exemptRoles, approverRoles, approvals, ...rest }: RuleModel): Rule {
  const lists = { proposedBy: [...proposedBy], exemptRoles: [...exemptRoles], approverRoles: [...approverRoles] };
  return { ...before, ...rest, ...lists, commands: [...withoutCovered(commands)], approvals: Number(approvals) };
}
