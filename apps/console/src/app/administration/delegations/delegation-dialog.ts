import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { bodyOf } from '@seatledger/api-client';
import { allPages } from '../../api/all-pages.ts';
import { Api } from '../../api/api.ts';
import { Changes } from '../../api/changes.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { SessionStore } from '../../session/session-store.ts';
import { warnsOfDismissal, type UnsavedDialog } from '../../ui/dialog/unsaved-dialog.ts';
import { Choices } from '../../ui/form/choices.ts';
import { draftOf } from '../../ui/form/draft.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { today } from '../../words/dates.ts';
import { commandChoices } from '../approval-policy/command-words.ts';
import { withoutCovered } from '../approval-policy/patterns.ts';

interface NewDelegation {
  readonly fromOperatorId: string;
  readonly toOperatorId: string;
  readonly from: string;
  readonly until: string;
  readonly commands: readonly string[];
  readonly reason: string;
}

/** Lets somebody approve in one's place, or for those who may change the policy, in another's. Closes with true where it was done. */
@Component({
  imports: [Choices, Field, FormErrors, FormField, FormRoot],
  templateUrl: './delegation-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DelegationDialog implements UnsavedDialog {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #session = inject(SessionStore);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly own = this.#session.operator()?.id ?? '';
  protected readonly mayForOthers = this.#session.may('operator.read') && this.#session.may('policy.write');
  protected readonly today = today();
  readonly #operators = freshResource({
    loader: async ({ abortSignal: signal }) =>
      this.mayForOthers
        ? allPages((cursor) => bodyOf(this.#client.GET('/v1/operators', { params: { query: { limit: 200, cursor } }, signal })))
        : [],
  });
  readonly #delegates = freshResource({
    loader: async ({ abortSignal: signal }) =>
      allPages((cursor) => bodyOf(this.#client.GET('/v1/delegates', { params: { query: { limit: 200, cursor } }, signal }))),
  });
  protected readonly delegates = computed(() => {
    const from = this.form.fromOperatorId().value();
    return this.#delegates.hasValue() ? this.#delegates.value().filter(({ id }) => id !== from) : [];
  });
  protected readonly people = computed(() =>
    this.#operators.hasValue()
      ? this.#operators.value().filter(({ suspendedAt, personId }) => suspendedAt === null && personId !== null)
      : [],
  );

  protected readonly groups = computed(() => commandChoices(this.form.commands().value()));
  readonly #draft = draftOf<NewDelegation>(() => ({
    name: 'delegations.new',
    initial: {
      fromOperatorId: this.own,
      toOperatorId: '',
      from: this.today,
      until: '',
      commands: [],
      reason: '',
    },
  }));
  protected readonly form = form(
    this.#draft.model,
    (path) => {
      required(path.toOperatorId);
      required(path.from);
      required(path.until);
      required(path.reason);
      maxLength(path.reason, 500);
    },
    {
      submission: {
        action: async (field) => {
          const { fromOperatorId, toOperatorId, from, until, commands, reason } = field().value();
          const terms = {
            toOperatorId,
            reason,
            from: startOf(from),
            until: endOf(until),
            commands: commands.length === 0 ? null : [...withoutCovered(commands)],
          };
          const body = { ...terms, ...(fromOperatorId !== this.own && { fromOperatorId }) };
          try {
            await this.#changes.make(() => this.#client.POST('/v1/delegations', { body }), $localize`:@@delegations.created:Delegated.`);
            this.discard();
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

  readonly hasUnsaved = (): boolean => this.#draft.isChanged();
  readonly discard = (): void => this.#draft.forget();

  protected cancel(): void {
    this.discard();
    this.dialog.close();
  }
}

function startOf(day: string): string {
  return new Date(`${day}T00:00:00`).toISOString();
}

/** The last instant of that day here. */
function endOf(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}
