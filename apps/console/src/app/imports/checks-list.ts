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
import { ListsTabs } from './lists-tabs.ts';
import { Pages } from '../api/pages.ts';

@Component({
  imports: [CountPipe, DomainName, Empty, Icon, InstantPipe, ListsTabs, PageHead, PagesFoot, RouterLink],
  template: `
    <div class="page">
      <sl-page-head title="Imports" i18n-title="@@place.imports">
        <a class="button button-primary" routerLink="/imports/leaver-checks/new"
          ><svg slIcon="search"></svg><span i18n="@@imports.newCheck">Find leavers</span></a
        >
      </sl-page-head>
      <sl-lists-tabs />
      @if (pages.items(); as items) {
        @if (items.length > 0) {
          <div class="table-scroll" tabindex="0" role="region" aria-label="Leaver checks" i18n-aria-label="@@imports.tabChecks">
            <table class="table">
              <thead>
                <tr>
                  <th scope="col" i18n="@@imports.file">File</th>
                  <th scope="col" i18n="@@imports.forDomain">Domain</th>
                  <th scope="col" i18n="@@imports.sentAt">Sent</th>
                  <th scope="col" class="number" i18n="@@imports.leaversCount">Not on the list</th>
                  <th scope="col" class="number" i18n="@@imports.seatsCount">Seats</th>
                </tr>
              </thead>
              <tbody>
                @for (check of items; track check.id) {
                  <tr>
                    <td>
                      <a [routerLink]="['/imports/leaver-checks', check.id]">{{ check.fileName }}</a>
                    </td>
                    <td><sl-domain-name [domainId]="check.domainId" [customerId]="check.customerId" /></td>
                    <td [title]="check.createdAt | slInstant: 'exact'">{{ check.createdAt | slInstant }}</td>
                    <td class="number">{{ check.counts.leavers | slCount }}</td>
                    <td class="number">{{ check.counts.seats | slCount }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        } @else {
          <sl-empty
            title="No staff list has been compared yet"
            i18n-title="@@imports.noChecksTitle"
            why="Give a customer’s whole staff list to see who has left and holds a seat still."
            i18n-why="@@imports.noChecksWhy"
          >
            <a class="button button-primary" routerLink="/imports/leaver-checks/new" i18n="@@imports.newCheck">Find leavers</a>
          </sl-empty>
        }
      }
      <sl-pages-foot [pages]="pages" i18n="@@imports.showMoreLists">Show earlier ones</sl-pages-foot>
    </div>
  `,
  styles: `
    .table {
      min-width: 640px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChecksList {
  readonly #client = inject(Api).client;

  protected readonly pages = new Pages(
    () => ({}),
    (_query, cursor, signal) => {
      const query = { limit: 50, ...(cursor !== undefined && { cursor }) };
      return bodyOf(this.#client.GET('/v1/leaver-checks', { params: { query }, ...(signal && { signal }) }));
    },
  );
}
