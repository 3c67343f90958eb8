import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import type { Domain } from '../../api/shapes.ts';
import { Live } from '../../session/live.ts';
import { SessionStore } from '../../session/session-store.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { periodWords } from '../../words/period-words.ts';
import { CountPipe } from '../../words/word-pipes.ts';

const mostShown = 10;

/** The domains that have a pack, from when until when: the first of them, and the way to all. */
@Component({
  selector: 'sl-pack-domains',
  imports: [CountPipe, Problem, RouterLink, Skeleton],
  template: `
    @if (mayRead) {
      <section class="section">
        <h2 i18n="@@catalogue.whichDomains">Domains that have it</h2>
        @if (read.hasValue()) {
          @let found = read.value();
          @if (found.domains.length > 0) {
            <div class="table-scroll">
              <table class="table">
                <thead>
                  <tr>
                    <th scope="col" i18n="@@catalogue.domain">Domain</th>
                    <th scope="col" i18n="@@catalogue.inForce">In force</th>
                    <th scope="col" class="number" i18n="@@catalogue.seatsThere">Seats taken</th>
                  </tr>
                </thead>
                <tbody>
                  @for (domain of found.domains; track domain.id) {
                    <tr>
                      <td>
                        <a [routerLink]="['/domains', domain.id]">{{ domain.name }}</a>
                      </td>
                      <td>{{ periodOf(domain) }}</td>
                      <td class="number">{{ domain.seatsUsed | slCount }}</td>
                    </tr>
                  }
                </tbody>
              </table>
            </div>
            <p>
              <a routerLink="/domains" [queryParams]="{ pack: pack() }" i18n="@@catalogue.domainsOfPack">{found.count, plural,
                =1 {Show it in the list of domains}
                other {Show all {{ found.count | slCount }} in the list of domains}
              }</a>
            </p>
          } @else {
            <p class="muted" i18n="@@catalogue.noDomains">None yet. A domain is given packs on its own page.</p>
          }
        } @else if (read.error()) {
          <sl-problem [error]="read.error()" (retry)="read.reload()" />
        } @else {
          <sl-skeleton [lines]="3" />
        }
      </section>
    }
  `,
  styles: `
    .table {
      width: auto;
      min-width: min(480px, 100%);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PackDomains {
  /** Its key. */
  readonly pack = input.required<string>();
  readonly #client = inject(Api).client;
  readonly #live = inject(Live);
  protected readonly mayRead = inject(SessionStore).may('domain.read');

  protected readonly read = freshResource({
    params: () => (this.mayRead ? { pack: this.pack(), changes: this.#live.changes().domain } : undefined),
    loader: async ({ params: { pack }, abortSignal: signal }) => {
      const [{ items }, { count }] = await Promise.all([
        bodyOf(this.#client.GET('/v1/domains', { params: { query: { pack, limit: mostShown } }, signal })),
        bodyOf(this.#client.GET('/v1/domains/count', { params: { query: { pack } }, signal })),
      ]);
      return { domains: items, count };
    },
  });

  protected periodOf({ packs }: Domain): string {
    const given = packs.find(({ pack }) => pack === this.pack());
    return given === undefined ? '' : periodWords(given.validity);
  }
}
