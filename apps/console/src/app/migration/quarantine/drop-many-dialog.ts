import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { bodyOf } from '@seatledger/api-client';
import { allPages } from '../../api/all-pages.ts';
import { Api, problemOf } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { isGivenUp } from '../../session/passkey.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { dialogDraftOf } from '../../ui/form/dialog-draft.ts';
import { Field } from '../../ui/form/field.ts';
import { KeptNotice } from '../../ui/form/kept-notice.ts';
import type { Selected } from '../../ui/list/selection.ts';
import { sentenceOfProblem } from '../../words/problem-words.ts';
import { CountPipe } from '../../words/word-pipes.ts';
import { rowsCounted } from '../migration-words.ts';
import { isDecidable, nameOfRow, type QuarantinedRow } from './quarantined-row.ts';
import { RowDecisions } from './row-decisions.ts';

export interface DropManyQuestion {
  readonly selected: Selected<QuarantinedRow>;
}

interface Refused {
  readonly id: string;
  readonly name: string;
  readonly why: string;
}

/** Drops rows one after the other for one reason, and says of each that was not dropped why. Closed with true once it has tried. */
@Component({
  imports: [CountPipe, Field, FormField, FormRoot, KeptNotice, Problem],
  templateUrl: './drop-many-dialog.html',
  styles: `
    progress {
      width: 100%;
      height: 6px;
      accent-color: var(--accent);
    }
    .refused {
      max-height: 200px;
      overflow: auto;
    }
    .refused li {
      padding: var(--space-1) 0;
      border-block-end: 1px solid var(--line);
      font-size: 13px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DropManyDialog {
  readonly #client = inject(Api).client;
  readonly #decisions = inject(RowDecisions);
  readonly #leaving = new AbortController();
  protected readonly question = inject<DropManyQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);

  /** Those that can be dropped, of all that match or of those that were ticked. */
  protected readonly rows = freshResource({ loader: ({ abortSignal }) => this.#chosen(abortSignal) });
  protected readonly size = computed(() => (this.rows.hasValue() ? this.rows.value().length : 0));
  protected readonly action = computed(() => $localize`:@@quarantine.dropMany:Drop ${rowsCounted(this.size())}:rows:`);
  protected readonly step = signal<'asking' | 'dropping' | 'done'>('asking');
  protected readonly done = signal(0);
  protected readonly refused = signal<readonly Refused[]>([]);
  protected readonly doneWords = computed(() => $localize`:@@quarantine.droppedMany:Dropped: ${rowsCounted(this.done())}:rows:.`);
  protected readonly notTried = computed(() => this.size() - this.done() - this.refused().length);

  protected readonly draft = dialogDraftOf({ name: 'quarantined-rows.drop', initial: { reason: '' } });
  protected readonly form = form(
    this.draft.model,
    (path) => {
      required(path.reason);
      maxLength(path.reason, 500);
    },
    { submission: { action: () => this.#drop() } },
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#leaving.abort());
  }

  protected stop(): void {
    this.#leaving.abort();
  }

  protected close(): void {
    this.dialog.close(this.step() === 'asking' ? undefined : true);
  }

  async #drop(): Promise<undefined> {
    this.step.set('dropping');
    const reason = this.draft.model().reason.trim();
    for (const row of this.rows.value() ?? []) {
      if (this.#leaving.signal.aborted) break;
      try {
        await this.#decisions.dropSilently(row, reason);
        this.done.update((done) => done + 1);
      } catch (error) {
        if (isGivenUp(error)) break;
        const refused = { id: row.id, name: nameOfRow(row), why: sentenceOfProblem(problemOf(error)) };
        this.refused.update((before) => [...before, refused]);
      }
    }
    this.step.set('done');
    this.#decisions.tellMade();
    return undefined;
  }

  async #chosen(signal: AbortSignal): Promise<readonly QuarantinedRow[]> {
    const { selected } = this.question;
    if (selected.kind === 'rows') return selected.rows.filter(isDecidable);
    const { filter, except } = selected;
    const all = await allPages((cursor) =>
      bodyOf(this.#client.GET('/v1/quarantined-rows', { params: { query: { ...filter, limit: 200, cursor } }, signal })),
    );
    return all.filter((row) => isDecidable(row) && row.state !== 'dropped' && !except.includes(row.id));
  }
}
