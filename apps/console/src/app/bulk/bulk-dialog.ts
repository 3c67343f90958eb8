import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { problemOf } from '../api/api.ts';
import { isGivenUp } from '../session/passkey.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { Field } from '../ui/form/field.ts';
import { count } from '../words/numbers.ts';
import { CountPipe } from '../words/word-pipes.ts';
import { countsOf, type BulkPlan, type Judged, type Outcome } from './bulk-plan.ts';
import { BulkRuns } from './bulk-runs.ts';
import { VerdictTable } from './verdict-table.ts';

/** As many as one request may hold. */
const mostRows = 100_000;

type Step = 'asking' | 'judging' | 'judged' | 'applying';

/** Something for many rows: what it needs to know, what would become of each, and the button that says of how many. */
@Component({
  imports: [CountPipe, Field, FormField, FormRoot, Problem, VerdictTable],
  templateUrl: './bulk-dialog.html',
  styleUrl: './bulk-dialog.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BulkDialog {
  readonly #runs = inject(BulkRuns);
  readonly #leaving = new AbortController();
  protected readonly plan = inject<BulkPlan>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);

  protected readonly step = signal<Step>('asking');
  protected readonly error = signal<unknown>(undefined);
  /** How far the preview has come, of how many. */
  protected readonly progress = signal({ done: 0, of: 0 });
  protected readonly judged = signal<readonly Judged[]>([]);
  protected readonly counts = computed(() => countsOf(this.judged()));
  protected readonly shownOutcome = signal<Outcome | undefined>(undefined);
  protected readonly size = this.plan.selected.count === undefined ? '' : count(this.plan.selected.count);

  protected readonly form = form(
    signal({ value: '', reason: '' }),
    (path) => {
      if (this.plan.asks !== undefined) required(path.value);
      if (this.plan.needsReason) required(path.reason);
      maxLength(path.reason, 500);
    },
    { submission: { action: () => this.#preview() } },
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#leaving.abort());
    if (this.plan.asks === undefined && !this.plan.needsReason) void this.#preview();
  }

  protected back(): void {
    this.step.set('asking');
    this.judged.set([]);
    this.error.set(undefined);
  }

  protected retry(): void {
    this.error.set(undefined);
    void this.#preview();
  }

  protected async apply(): Promise<void> {
    const items = this.judged().flatMap(({ item, verdict }) => (verdict.outcome === 'changed' ? [item] : []));
    const { title, done } = this.plan;
    this.step.set('applying');
    this.error.set(undefined);
    try {
      await this.#runs.apply({ items, title, reason: this.form().value().reason.trim(), done: done(items.length) });
      this.dialog.close(true);
    } catch (error) {
      this.step.set('judged');
      if (!isGivenUp(error)) this.error.set(problemOf(error));
    }
  }

  async #preview(): Promise<undefined> {
    const { signal: leaving } = this.#leaving;
    this.step.set('judging');
    this.error.set(undefined);
    try {
      const rows = await this.plan.selected.rows(mostRows, leaving);
      const { value, reason } = this.form().value();
      const items = rows.map((row) => this.plan.itemOf(row, { value, reason: reason.trim() }));
      this.progress.set({ done: 0, of: items.length });
      const verdicts = await this.#runs.judge(items, leaving, (done) => this.progress.set({ done, of: items.length }));
      this.judged.set(judgedOf(rows.map(this.plan.nameOf), items, verdicts));
      this.step.set('judged');
    } catch (error) {
      if (leaving.aborted) return undefined;
      this.step.set('asking');
      this.error.set(error);
    }
    return undefined;
  }
}

function judgedOf(names: readonly string[], items: readonly Judged['item'][], verdicts: readonly Judged['verdict'][]): readonly Judged[] {
  return items.flatMap((item, index) => {
    const [name = '', verdict] = [names[index], verdicts[index]];
    return verdict === undefined ? [] : [{ name, item, verdict }];
  });
}
