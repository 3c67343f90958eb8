import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { problemOf } from '../api/api.ts';
import { isGivenUp } from '../session/passkey.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { Toasts } from '../ui/feedback/toasts.ts';
import { Field } from '../ui/form/field.ts';
import { count } from '../words/numbers.ts';
import { sentenceOfProblem } from '../words/problem-words.ts';
import { CountPipe } from '../words/word-pipes.ts';
import { countsOf, type BulkItem, type BulkPlan, type Judged, type Outcome, type Verdict } from './bulk-plan.ts';
import { BulkRuns } from './bulk-runs.ts';
import { VerdictTable } from './verdict-table.ts';

/** As many as one request may hold. */
const mostRows = 100_000;

export interface OpenedPlan {
  readonly plan: BulkPlan;
  /** Called after it is done, or undone. */
  readonly changed: () => void;
}

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
  readonly #toasts = inject(Toasts);
  readonly #leaving = new AbortController();
  readonly #opened = inject<OpenedPlan>(DIALOG_DATA);
  protected readonly plan = this.#opened.plan;
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
    const changed = this.judged().filter(({ verdict }) => verdict.outcome === 'changed');
    const { title, done } = this.plan;
    const items = changed.map(({ item }) => item);
    const undone = changed.flatMap(({ undo }) => undo ?? []);
    const undo = undone.length > 0 ? { undo: () => void this.#undo(undone) } : {};
    this.step.set('applying');
    this.error.set(undefined);
    try {
      await this.#runs.apply({ items, title, reason: this.form().value().reason.trim(), done: done(items.length), ...undo });
      this.dialog.close(true);
      this.#opened.changed();
    } catch (error) {
      this.step.set('judged');
      if (!isGivenUp(error)) this.error.set(problemOf(error));
    }
  }

  /** From the toast, when the dialog is long gone. */
  async #undo(items: readonly BulkItem[]): Promise<void> {
    const title = $localize`:@@bulk.undoTitle:Undo: ${this.plan.title}:title:`;
    try {
      await this.#runs.apply({ items, title, reason: '', done: $localize`:@@bulk.undone:It is undone.` });
      this.#opened.changed();
    } catch (error) {
      if (!isGivenUp(error)) this.#toasts.show(sentenceOfProblem(problemOf(error)), { isProblem: true });
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
      this.judged.set(judgedOf(this.plan, rows, items, verdicts));
      this.step.set('judged');
    } catch (error) {
      if (leaving.aborted) return undefined;
      this.step.set('asking');
      this.error.set(error);
    }
    return undefined;
  }
}

function judgedOf(plan: BulkPlan, rows: readonly unknown[], items: readonly BulkItem[], verdicts: readonly Verdict[]): readonly Judged[] {
  return items.flatMap((item, index) => {
    const verdict = verdicts[index];
    return verdict === undefined ? [] : [{ name: plan.nameOf(rows[index]), item, undo: plan.undoOf?.(rows[index]), verdict }];
  });
}
