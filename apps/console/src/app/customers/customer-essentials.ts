import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { freshResource } from '../api/fresh-resource.ts';
import type { Customer } from '../api/shapes.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { Skeleton } from '../ui/feedback/skeleton.ts';
import { SeatMeter } from '../ui/licence/seat-meter.ts';
import { untilSentence } from '../ui/licence/until.ts';
import { wordOfRole } from './contact-roles.ts';

/** What Peek tells of a customer: how one stands with them. */
@Component({
  selector: 'sl-customer-essentials',
  imports: [Problem, RouterLink, SeatMeter, Skeleton],
  template: `
    <section class="section">
      <h3 i18n="@@customers.itsDomains">Domains</h3>
      @if (domains.hasValue()) {
        @for (domain of domains.value(); track domain.id) {
          <div class="domain">
            <a [routerLink]="['/domains', domain.id]">{{ domain.name }}</a>
            <sl-seat-meter [used]="domain.seatsUsed" [limit]="domain.seatLimit" />
            <p class="muted">{{ until(domain.validity.until) }}</p>
          </div>
        } @empty {
          <p class="muted" i18n="@@customers.noDomains">None yet.</p>
        }
      } @else if (domains.error()) {
        <sl-problem [error]="domains.error()" (retry)="domains.reload()" />
      } @else {
        <sl-skeleton [lines]="3" />
      }
    </section>
    <section class="section">
      <h3 i18n="@@customers.contacts">Contacts</h3>
      @for (contact of customer().contacts; track contact.email) {
        <div>
          <p>
            {{ contact.name }} <span class="muted">· {{ wordOfRole(contact.role) }}</span>
          </p>
          <p class="muted">{{ contact.email }}</p>
        </div>
      } @empty {
        <p class="muted" i18n="@@customers.noContacts">Nobody yet.</p>
      }
    </section>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-6);
    }
    .domain {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 0 var(--space-3);
    }
    .domain p {
      grid-column: 1 / -1;
    }
    a,
    p {
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CustomerEssentials {
  readonly #client = inject(Api).client;
  readonly customer = input.required<Customer>();
  readonly #id = computed(() => this.customer().id);
  protected readonly domains = freshResource({
    params: () => this.#id(),
    loader: async ({ params: customerId, abortSignal: signal }) =>
      (await bodyOf(this.#client.GET('/v1/domains', { params: { query: { customerId, limit: 20 } }, signal }))).items,
  });
  protected readonly wordOfRole = wordOfRole;

  protected until(date: string | null): string {
    return untilSentence(date, this.customer().timeZone);
  }
}
