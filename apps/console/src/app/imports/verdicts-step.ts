import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api, problemOf } from '../api/api.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { PagesFoot } from '../ui/list/pages-foot.ts';
import { Icon } from '../ui/icon.ts';
import { CountChips, type CountChip } from './count-chips.ts';
import type { Import, VerdictWord } from './import-shapes.ts';
import { Judgements } from './judgements.ts';
import { Pages } from '../api/pages.ts';
import { VerdictTable } from './verdict-table.ts';
import { shownVerdict } from './verdict-words.ts';

const words: readonly VerdictWord[] = ['create', 'change', 'same', 'refuse'];

/** What the list would do, row by row. */
@Component({
  selector: 'sl-verdicts-step',
  imports: [CountChips, Icon, PagesFoot, Problem, RouterLink, VerdictTable],
  templateUrl: './verdicts-step.html',
  styleUrl: './wizard.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VerdictsStep {
  readonly #client = inject(Api).client;
  readonly #judgements = inject(Judgements);
  readonly #router = inject(Router);
  readonly list = input.required<Import>();
  /** Shown alone. */
  readonly verdict = input<string>();
  readonly judged = output<Import>();

  protected readonly error = signal<unknown>(undefined);
  protected readonly isJudging = signal(false);
  protected readonly only = computed(() => words.find((word) => word === this.verdict()));
  protected readonly isKept = computed(() => this.list().keptUntil !== null);
  protected readonly mayJudge = computed(() => this.list().state === 'judged' && this.list().changeRequestId === null);
  protected readonly chips = computed((): readonly CountChip[] =>
    words.map((key) => ({ ...shownVerdict(key), key, count: this.list().counts[key] })),
  );
  protected readonly pages = new Pages(
    () => (this.isKept() ? { id: this.list().id, version: this.list().version, only: this.only() } : undefined),
    ({ id, only }, cursor, signal) => {
      const query = { limit: 100, ...(only && { verdict: only }), ...(cursor !== undefined && { cursor }) };
      return bodyOf(this.#client.GET('/v1/imports/{id}/verdicts', { params: { path: { id }, query }, ...(signal && { signal }) }));
    },
  );

  protected choose(verdict: string | undefined): void {
    void this.#router.navigate([], { queryParams: { verdict, step: 'verdicts' }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected async judge(): Promise<void> {
    this.error.set(undefined);
    this.isJudging.set(true);
    try {
      this.judged.emit(await this.#judgements.judge(this.list()));
    } catch (error) {
      this.error.set(problemOf(error));
    } finally {
      this.isJudging.set(false);
    }
  }
}
