import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Api, problemOf, versionedOf } from '../../api/api.ts';
import { Changes } from '../../api/changes.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { isGivenUp } from '../../session/passkey.ts';
import { SessionStore } from '../../session/session-store.ts';
import { roleList } from '../../ui/access/role-list.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { draftOver } from '../../ui/form/draft-over.ts';
import { DiscardNotice } from '../../ui/form/discard-notice.ts';
import { warnBeforeUnload, type HasUnsaved } from '../../ui/form/unsaved.ts';
import { Help } from '../../ui/help/help.ts';
import { Icon } from '../../ui/icon.ts';
import { PageHead } from '../../ui/page-head.ts';
import { moved } from './patterns.ts';
import { RuleCard } from './rule-card.ts';
import { RuleDialog } from './rule-dialog.ts';
import { newRule, problemsOfRule, type PolicyProblem, type Rule } from './shapes.ts';

interface PolicyModel {
  readonly rules: readonly Rule[];
  /** Why it is changed. */
  readonly reason: string;
}

/** What needs whose approval, in sentences; changed as a whole. */
@Component({
  imports: [Help, Icon, DiscardNotice, PageHead, Problem, RuleCard, Skeleton],
  templateUrl: './approval-policy.html',
  styles: `
    ol {
      display: flex;
      flex-direction: column;
      max-width: 860px;
      border-top: 1px solid var(--line);
    }
    .reason {
      display: flex;
      flex-direction: column;
      gap: var(--space-1);
      max-width: var(--form-width);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ApprovalPolicy implements HasUnsaved {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #dialogs = inject(Dialogs);
  readonly #roles = roleList();
  protected readonly mayWrite = inject(SessionStore).may('policy.write');
  protected readonly roles = computed(() => (this.#roles.hasValue() ? this.#roles.value() : []));
  protected readonly policy = freshResource({
    loader: ({ abortSignal: signal }) => versionedOf(this.#client.GET('/v1/approval-policy', { signal })),
  });
  readonly #draft = draftOver<PolicyModel>('policy', { rules: [], reason: '' }, () => {
    if (!this.policy.hasValue()) return undefined;
    const { value, etag } = this.policy.value();
    return { value: { rules: value.rules, reason: '' }, etag };
  });
  protected readonly wasKept = this.#draft.wasKept;
  /** As it is being written. */
  protected readonly rules = computed(() => this.#draft.model().rules);
  protected readonly reason = computed(() => this.#draft.model().reason);
  protected readonly isChanged = computed(() => this.#draft.isChanged());
  protected readonly saving = signal(false);
  /** Why the server did not take it. */
  protected readonly refusal = signal<unknown>(undefined);
  protected readonly problems = computed<readonly PolicyProblem[]>(() => {
    if (this.refusal() !== undefined) return problemOf(this.refusal()).errors;
    return this.policy.hasValue() && !this.isChanged() ? this.policy.value().value.problems : [];
  });

  constructor() {
    warnBeforeUnload(this);
  }

  readonly hasUnsaved = (): boolean => this.#draft.isChanged();
  readonly discard = (): void => {
    this.refusal.set(undefined);
    this.#draft.discard();
  };

  protected problemsAt(index: number): readonly PolicyProblem[] {
    return problemsOfRule(this.problems(), index);
  }

  protected async edit(index: number, rule: Rule): Promise<void> {
    const edited = await this.#dialogs.open<Rule>(RuleDialog, { rule, roles: this.roles() });
    if (edited !== undefined) this.#write((rules) => rules.map((one, at) => (at === index ? edited : one)));
  }

  protected async add(): Promise<void> {
    const added = await this.#dialogs.open<Rule>(RuleDialog, { rule: newRule, roles: this.roles() });
    if (added !== undefined) this.#write((rules) => [...rules, added]);
  }

  protected move(index: number, by: -1 | 1): void {
    this.#write((rules) => moved(rules, index, by));
  }

  protected remove(index: number): void {
    this.#write((rules) => rules.filter((_, at) => at !== index));
  }

  protected explain(reason: string): void {
    this.#draft.model.update((model) => ({ ...model, reason }));
  }

  protected async save(): Promise<void> {
    if (!this.policy.hasValue()) return;
    const header = { 'if-match': this.#draft.etag() };
    const body = { rules: [...this.rules()], ...(this.reason().trim() !== '' && { reason: this.reason().trim() }) };
    this.saving.set(true);
    this.refusal.set(undefined);
    try {
      const change = () => this.#client.PUT('/v1/approval-policy', { params: { header }, body });
      const { status } = await this.#changes.make(change, $localize`:@@policy.saved:Saved. It holds for whatever is proposed from now on.`);
      if (status === 'waiting') this.discard();
      else this.#draft.sent();
      this.policy.reload();
    } catch (error) {
      if (!isGivenUp(error)) this.refusal.set(error);
    } finally {
      this.saving.set(false);
    }
  }

  #write(change: (rules: readonly Rule[]) => readonly Rule[]): void {
    this.refusal.set(undefined);
    this.#draft.model.update((model) => ({ ...model, rules: change(model.rules) }));
  }
}
