import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import type { Answer } from '../../api/shapes.ts';
import { Preferences } from '../../session/preferences.ts';
import { Empty } from '../../ui/feedback/empty.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Icon } from '../../ui/icon.ts';
import { CountPipe, InstantPipe } from '../../words/word-pipes.ts';
import { saveFile } from '../save-file.ts';

type Erasure = Answer<'/v1/privacy/erasures/{id}', 'get'>;

/** Who was erased, as far as that may still be said, with the receipts that the log has signed. */
@Component({
  selector: 'sl-erasures',
  imports: [CountPipe, Empty, Icon, InstantPipe, Problem, Skeleton],
  templateUrl: './erasures.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Erasures {
  readonly #client = inject(Api).client;
  protected readonly timeZone = inject(Preferences).timeZone;

  /** All of them: the API has them by ids that say nothing of their order. */
  protected readonly all = freshResource({
    loader: async ({ abortSignal: signal }) => {
      const found: Erasure[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: 200, ...(cursor !== undefined && { cursor }) };
        const page = await bodyOf(this.#client.GET('/v1/privacy/erasures', { params: { query }, signal }));
        found.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return found.toSorted((one, other) => Date.parse(other.requestedAt) - Date.parse(one.requestedAt));
    },
  });

  reload(): void {
    this.all.reload();
  }

  protected rowsRemoved({ removed }: Erasure): number {
    return removed.reduce((sum, { count }) => sum + count, 0);
  }

  protected keepReceipt({ id, receipt }: Erasure): void {
    saveFile(new Blob([receipt ?? ''], { type: 'text/plain' }), `erasure-${id}.txt`);
  }
}
