import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api, versionedOf } from '../../api/api.ts';
import { Attempts } from '../../api/attempts.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { SessionStore } from '../../session/session-store.ts';
import { roleList } from '../../ui/access/role-list.ts';
import { nameOfRole } from '../../ui/access/role-words.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { PageHead } from '../../ui/page-head.ts';
import { InstantPipe } from '../../words/word-pipes.ts';
import { AccessDialog } from './access-dialog.ts';
import { OperatorState } from './operator-state.ts';
import { PersonSection } from './person-section.ts';
import { ReasonDialog, type ReasonDialogData } from './reason-dialog.ts';

/** One operator: what they may do, and what can be done about them. */
@Component({
  imports: [InstantPipe, OperatorState, PageHead, PersonSection, Problem, Skeleton],
  templateUrl: './operator.html',
  styles: `
    .danger {
      align-items: flex-start;
    }
    .step {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-2) var(--space-6);
      width: 100%;
      max-width: var(--form-width);
    }
    .step p {
      flex: 1 1 280px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OperatorPage {
  readonly id = input.required<string>();
  readonly #client = inject(Api).client;
  readonly #session = inject(SessionStore);
  readonly #dialogs = inject(Dialogs);
  readonly #attempts = inject(Attempts);
  readonly #roles = roleList();
  protected readonly mayWrite = this.#session.may('operator.write');
  protected readonly isSelf = computed(() => this.#session.operator()?.id === this.id());
  protected readonly crumbs = [{ label: $localize`:@@administration.operators:Operators`, path: '/administration/operators' }];

  protected readonly operator = freshResource({
    params: () => this.id(),
    loader: ({ params: id, abortSignal: signal }) =>
      versionedOf(this.#client.GET('/v1/operators/{id}', { params: { path: { id } }, signal })),
  });
  protected readonly customers = freshResource({
    params: () => (this.operator.hasValue() ? (this.operator.value().value.customerIds ?? undefined) : undefined),
    defaultValue: [],
    loader: ({ params: ids, abortSignal: signal }) => Promise.all(ids.map((id) => this.#customer(id, signal))),
  });
  protected readonly roleNames = computed(() => {
    const known = this.#roles.hasValue() ? this.#roles.value() : [];
    return this.operator.hasValue() ? this.operator.value().value.roleKeys.map((key) => nameOfRole(key, known)) : [];
  });

  protected async change(): Promise<void> {
    if (!this.operator.hasValue()) return;
    const { value: operator, etag } = this.operator.value();
    const [roles, customers] = [this.#roles.hasValue() ? this.#roles.value() : [], this.customers.hasValue() ? this.customers.value() : []];
    if (await this.#dialogs.open(AccessDialog, { operator, etag, roles, customers })) this.operator.reload();
  }

  protected async withReason(what: ReasonDialogData['what']): Promise<void> {
    if (!this.operator.hasValue()) return;
    if (await this.#dialogs.open(ReasonDialog, { what, operator: this.operator.value().value })) this.operator.reload();
  }

  protected async reinstate(): Promise<void> {
    const reinstate = () => this.#client.POST('/v1/operators/{id}/actions/reinstate', { params: { path: { id: this.id() } } });
    if (await this.#attempts.run(reinstate, $localize`:@@operator.reinstated:Reinstated.`)) this.operator.reload();
  }

  protected async endSessions(): Promise<void> {
    const end = () => this.#client.DELETE('/v1/operators/{id}/sessions', { params: { path: { id: this.id() } } });
    await this.#attempts.run(end, $localize`:@@operator.sessionsEnded:Their sessions have ended.`);
  }

  /** The name where it may be read; else the number by which they are known. */
  async #customer(id: string, signal: AbortSignal): Promise<{ id: string; name: string }> {
    if (!this.#session.may('customer.read')) return { id, name: id };
    return bodyOf(this.#client.GET('/v1/customers/{id}', { params: { path: { id } }, signal })).catch(() => ({ id, name: id }));
  }
}
