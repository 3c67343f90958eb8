import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { kept } from '../../api/kept.ts';
import type { ChangeRequest } from '../../api/shapes.ts';
import { language } from '../../words/locale.ts';
import { CountPipe } from '../../words/word-pipes.ts';
import { Problem } from '../feedback/problem.ts';
import { Skeleton } from '../feedback/skeleton.ts';
import { CommandDifference } from './command-difference.ts';
import { CursorPages } from './cursor-pages.ts';
import { Pager } from './pager.ts';
import { Verdicts } from './verdicts.ts';
import { verdictCountsOf } from './verdict-counts.ts';

/** Up to so many commands are shown at once; of more, examples until one asks for all. */
const few = 10;
const examples = 3;
const pageSize = 50;

/** What a change request comes to: `<sl-difference [request]="request()" />`. */
@Component({
  selector: 'sl-difference',
  imports: [CommandDifference, CountPipe, Pager, Problem, Skeleton, Verdicts],
  templateUrl: './difference.html',
  styleUrl: './difference.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RequestDifference {
  readonly request = input.required<ChangeRequest>();
  /** Whether the sentence that sums it up is told, too: not where it stands above it already. */
  readonly titled = input(true);
  readonly #client = inject(Api).client;
  readonly #all = signal(false);
  protected readonly pages = new CursorPages(pageSize);

  protected readonly isMany = computed(() => this.request().size > few);
  protected readonly showsAll = computed(() => !this.isMany() || this.#all());
  protected readonly summary = computed(() => this.request().summary[language]);

  protected readonly read = freshResource({
    params: () => {
      const { id, digest } = this.request();
      const limit = this.showsAll() ? pageSize : examples;
      return { id, digest, limit, cursor: this.pages.cursor() };
    },
    loader: ({ params: { id, limit, cursor }, abortSignal: signal }) =>
      bodyOf(
        this.#client.GET('/v1/change-requests/{id}/commands', {
          params: { path: { id }, query: { limit, ...(cursor !== undefined && { cursor }) } },
          signal,
        }),
      ),
  });
  protected readonly page = kept(this.read);
  /** Of the list that it imports, where it imports one. */
  protected readonly verdictCounts = computed(() => verdictCountsOf(this.page()?.items ?? []));

  protected toggleAll(): void {
    this.pages.restart();
    this.#all.update((all) => !all);
  }
}
