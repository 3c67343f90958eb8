import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api, problemOf } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { kept } from '../../api/kept.ts';
import { sentenceOfRefusal } from '../../words/refusal.ts';
import { CountPipe } from '../../words/word-pipes.ts';
import { Problem } from '../feedback/problem.ts';
import { Skeleton } from '../feedback/skeleton.ts';
import { Icon } from '../icon.ts';
import { State } from '../state.ts';
import { CursorPages } from './cursor-pages.ts';
import { FieldRows } from './field-rows.ts';
import { Pager } from './pager.ts';
import { verdicts, type Verdict, type VerdictCounts } from './verdict-counts.ts';
import { rowsOfVerdict, verdictIcons, verdictTones, wordOfVerdict, type VerdictRow } from './verdict-words.ts';

const pageSize = 50;
/** The file has been read in, or removed after its time. */
const gone: ReadonlySet<string> = new Set(['import_expired', 'import_applied', 'import_not_found']);

/** The rows of the list that a change request imports: counts that filter, then each row with what it comes to. */
@Component({
  selector: 'sl-verdicts',
  imports: [CountPipe, FieldRows, Icon, Pager, Problem, Skeleton, State],
  templateUrl: './verdicts.html',
  styleUrl: './verdicts.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Verdicts {
  readonly requestId = input.required<string>();
  readonly digest = input.required<string>();
  readonly counts = input.required<VerdictCounts>();
  readonly #client = inject(Api).client;

  protected readonly chosen = signal<Verdict | undefined>(undefined);
  protected readonly pages = new CursorPages(pageSize);
  protected readonly icons = verdictIcons;
  protected readonly tones = verdictTones;
  protected readonly word = wordOfVerdict;
  protected readonly rowsOf = rowsOfVerdict;
  protected readonly refusalOf = ({ code, detail }: VerdictRow) => sentenceOfRefusal(code, detail);
  protected readonly offered = computed(() => verdicts.filter((verdict) => this.counts()[verdict] > 0));
  protected readonly total = computed(() => {
    const chosen = this.chosen();
    return chosen === undefined ? verdicts.reduce((sum, verdict) => sum + this.counts()[verdict], 0) : this.counts()[chosen];
  });

  protected readonly read = freshResource({
    params: () => ({ id: this.requestId(), digest: this.digest(), verdict: this.chosen(), cursor: this.pages.cursor() }),
    loader: ({ params: { id, verdict, cursor }, abortSignal: signal }) => {
      const query = { limit: pageSize, ...(verdict && { verdict }), ...(cursor !== undefined && { cursor }) };
      return bodyOf(this.#client.GET('/v1/change-requests/{id}/verdicts', { params: { path: { id }, query }, signal }));
    },
  });
  protected readonly page = kept(this.read);
  protected readonly isGone = computed(() => {
    const error = this.read.error();
    return error !== undefined && gone.has(problemOf(error).code);
  });

  protected choose(verdict: Verdict): void {
    this.pages.restart();
    this.chosen.update((chosen) => (chosen === verdict ? undefined : verdict));
  }
}
