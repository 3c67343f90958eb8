import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { Empty } from '../ui/feedback/empty.ts';
import { PagesFoot } from '../ui/list/pages-foot.ts';
import { Icon } from '../ui/icon.ts';
import { PageHead } from '../ui/page-head.ts';
import { CountPipe, InstantPipe } from '../words/word-pipes.ts';
import { DomainName } from './domain-name.ts';
import type { Import } from './import-shapes.ts';
import { ListsTabs } from './lists-tabs.ts';
import { Pages } from '../api/pages.ts';
import { ShownTag } from './shown-tag.ts';
import type { Shown } from './verdict-words.ts';

@Component({
  imports: [CountPipe, DomainName, Empty, Icon, InstantPipe, ListsTabs, PageHead, PagesFoot, RouterLink, ShownTag],
  templateUrl: './imports-list.html',
  styles: `
    .table {
      min-width: 720px;
    }
    .lists-sum {
      white-space: nowrap;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportsList {
  readonly #client = inject(Api).client;

  protected readonly pages = new Pages(
    () => ({}),
    (_query, cursor, signal) => {
      const query = { limit: 50, ...(cursor !== undefined && { cursor }) };
      return bodyOf(this.#client.GET('/v1/imports', { params: { query }, ...(signal && { signal }) }));
    },
  );

  protected shown({ state, changeRequestId }: Import): Shown {
    if (state === 'applied') return { word: $localize`:@@imports.stateApplied:Applied`, icon: 'circle-check', tone: 'active' };
    if (state === 'expired') return { word: $localize`:@@imports.stateExpired:Not applied, removed`, icon: 'clock', tone: 'unknown' };
    return changeRequestId === null
      ? { word: $localize`:@@imports.stateJudged:To be looked at`, icon: 'eye', tone: 'not-started' }
      : { word: $localize`:@@imports.stateWaiting:Waits for approval`, icon: 'hourglass', tone: 'grace' };
  }
}
