import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Answer } from '../api/shapes.ts';
import { CountPipe } from '../words/word-pipes.ts';

type FullDomain = Answer<'/v1/overview', 'get'>['fullestDomains'][number];

/** Where seats run out first. */
@Component({
  selector: 'sl-fullest-domains',
  imports: [CountPipe, RouterLink],
  template: `
    <section class="section">
      <h2 i18n="@@fullest.title">Domains with the fewest seats left</h2>
      @if (domains().length === 0) {
        <p class="muted" i18n="@@fullest.none">No domain has a seat limit.</p>
      } @else {
        <div class="table-scroll">
          <table class="table">
            <thead>
              <tr>
                <th scope="col" i18n="@@fullest.domain">Domain</th>
                <th scope="col" i18n="@@fullest.customer">Customer</th>
                <th scope="col" class="number" i18n="@@fullest.seats">Seats</th>
              </tr>
            </thead>
            <tbody>
              @for (domain of domains(); track domain.id) {
                <tr>
                  <td>
                    <a [routerLink]="['/domains', domain.id]">{{ domain.name }}</a>
                  </td>
                  <td>
                    <a [routerLink]="['/customers', domain.customerId]">{{ domain.customer }}</a>
                  </td>
                  <td class="number" i18n="@@fullest.ofLimit">{{ domain.seatsUsed | slCount }} of {{ domain.seatLimit | slCount }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </section>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FullestDomains {
  readonly domains = input.required<readonly FullDomain[]>();
}
