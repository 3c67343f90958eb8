import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { problemOf } from '../api/api.ts';
import { isGivenUp } from '../session/passkey.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { Field } from '../ui/form/field.ts';
import { Icon } from '../ui/icon.ts';
import { CountPipe } from '../words/word-pipes.ts';
import type { BulkPlan, BulkPreview, Outcome } from './bulk-plan.ts';
import { BulkRuns, type Progress } from './bulk-runs.ts';
import { VerdictTable } from './verdict-table.ts';

/** As many as the API changes by a filter. */
const mostMatching = 10_000;

export interface OpenedPlan {
  readonly plan: BulkPlan;
  /** Called after it is done, or undone. */
  readonly changed: () => void;
}

type Step = 'asking' | 'judging' | 'judged' | 'applying';

/** Something for many things: what it needs to know, what would become of each, and the button that says of how many. */
@Component({
  imports: [CountPipe, Field, FormField, FormRoot, Icon, Problem, VerdictTable],
  templateUrl: './bulk-dialog.html',
  styleUrl: './bulk-dialog.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BulkDialog {
  readonly #runs = inject(BulkRuns);
  readonly #leaving = new AbortController();
  readonly #opened = inject<OpenedPlan>(DIALOG_DATA);
  protected readonly plan = this.#opened.plan;
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);

  protected readonly step = signal<Step>('asking');
  protected readonly error = signal<unknown>(undefined);
  /** Of what is judged one by one. */
  protected readonly progress = signal<Progress | undefined>(undefined);
  protected readonly preview = signal<BulkPreview | undefined>(undefined);
  protected readonly changing = computed(() => this.preview()?.counts.changed ?? 0);
  /** Others match by now than were judged: what was seen is no longer what would be done. */
  protected readonly hasMoved = computed(() => this.error() !== undefined && problemOf(this.error()).code === 'matches_changed');
  protected readonly isTooMany = computed(() => this.error() !== undefined && problemOf(this.error()).code === 'too_many_matches');
  protected readonly mostMatching = mostMatching;
  protected readonly shownOutcome = signal<Outcome | undefined>(undefined);

  protected readonly form = form(
    signal({ value: '', reason: '' }),
    (path) => {
      if (this.plan.asks !== undefined) required(path.value);
      if (this.plan.needsReason) required(path.reason);
      maxLength(path.reason, 500);
    },
    { submission: { action: () => this.look() } },
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#leaving.abort());
    if (this.plan.asks === undefined && !this.plan.needsReason) void this.look();
  }

  protected back(): void {
    this.step.set('asking');
    this.preview.set(undefined);
    this.error.set(undefined);
  }

  protected async apply(preview: BulkPreview): Promise<void> {
    this.step.set('applying');
    this.error.set(undefined);
    try {
      await this.#runs.apply(this.plan, preview, this.form().value().reason.trim(), this.#opened.changed);
      this.dialog.close(true);
      this.#opened.changed();
    } catch (error) {
      this.step.set('judged');
      if (!isGivenUp(error)) this.error.set(problemOf(error));
    }
  }

  /** The preview; again, where others match by now. */
  protected async look(): Promise<undefined> {
    const { signal: leaving } = this.#leaving;
    const { value, reason } = this.form().value();
    this.step.set('judging');
    this.error.set(undefined);
    this.progress.set(undefined);
    try {
      const change = this.plan.change({ value, reason: reason.trim() });
      this.preview.set(await this.#runs.preview(this.plan, change, leaving, (progress) => this.progress.set(progress)));
      this.step.set('judged');
    } catch (error) {
      if (leaving.aborted) return undefined;
      this.step.set('asking');
      this.error.set(error);
    }
    return undefined;
  }
}
