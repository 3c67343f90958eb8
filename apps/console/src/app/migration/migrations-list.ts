import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { Pages } from '../api/pages.ts';
import { rereadOn } from '../api/reread.ts';
import { Live } from '../session/live.ts';
import { Empty } from '../ui/feedback/empty.ts';
import { Help } from '../ui/help/help.ts';
import { PagesFoot } from '../ui/list/pages-foot.ts';
import { PageHead } from '../ui/page-head.ts';
import { CountPipe, InstantPipe } from '../words/word-pipes.ts';
import { CommandLines } from './command-lines.ts';
import { discoverCommand, planCommand } from './migration-commands.ts';
import { MigrationState } from './migration-state.ts';
import { MigrationTabs } from './migration-tabs.ts';
import { allRows } from './migration-words.ts';

/** What was planned of old databases, the newest first. */
@Component({
  imports: [CommandLines, CountPipe, Empty, Help, InstantPipe, MigrationState, MigrationTabs, PageHead, PagesFoot, RouterLink],
  templateUrl: './migrations-list.html',
  styles: `
    .table {
      min-width: 720px;
    }
    .day {
      white-space: nowrap;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MigrationsList {
  readonly #client = inject(Api).client;
  readonly #live = inject(Live);
  protected readonly commands = [discoverCommand, planCommand];
  protected readonly allRows = allRows;

  protected readonly pages = new Pages(
    () => ({}),
    (_query, cursor, signal) => {
      const query = { limit: 50, ...(cursor !== undefined && { cursor }) };
      return bodyOf(this.#client.GET('/v1/migrations', { params: { query }, ...(signal && { signal }) }));
    },
  );

  constructor() {
    const reload = (): boolean => {
      this.pages.reload();
      return true;
    };
    rereadOn(() => [this.#live.changes(), this.#live.requests()], { reload });
  }
}
