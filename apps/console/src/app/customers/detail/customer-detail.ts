import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { Failures } from '../../api/failures.ts';
import { firstReads } from '../../api/first-reads.ts';
import type { Customer } from '../../api/shapes.ts';
import { domainStatus } from '../../domains/detail/domain-sentence.ts';
import type { Action } from '../../frame/actions.ts';
import { offerActions } from '../../frame/offer-actions.ts';
import { SessionStore } from '../../session/session-store.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Unread } from '../../ui/detail/unread.ts';
import { EventList, type EventsSought } from '../../ui/history/event-list.ts';
import { SeatMeter } from '../../ui/licence/seat-meter.ts';
import { Status } from '../../ui/licence/status.ts';
import { ValidityBar } from '../../ui/licence/validity-bar.ts';
import { PageHead, type Crumb } from '../../ui/page-head.ts';
import { language } from '../../words/locale.ts';
import { InstantPipe } from '../../words/word-pipes.ts';
import { wordOfRole } from '../contact-roles.ts';
import { CustomerActions } from './customer-actions.ts';
import { customerReading } from './customer-reading.ts';
import { standingSentence } from './customer-standing.ts';

/** How do we stand with them? */
@Component({
  imports: [EventList, InstantPipe, PageHead, Problem, RouterLink, SeatMeter, Skeleton, Status, ValidityBar, Unread],
  templateUrl: './customer-detail.html',
  styleUrls: ['../../ui/detail/detail.css'],
  styles: `
    .validity {
      min-width: 220px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CustomerDetail {
  readonly id = input.required<string>();
  readonly #session = inject(SessionStore);
  protected readonly mayWrite = this.#session.may('customer.write');
  protected readonly mayReadDomains = this.#session.may('domain.read');
  protected readonly mayReadUsers = this.#session.may('user.read');
  protected readonly mayReadRequests = this.#session.may('change-request.read');
  protected readonly mayReadEvents = this.#session.may('event.read');
  protected readonly attempt = inject(Failures).tell;
  protected readonly reading = customerReading(this.id);
  protected readonly actions = new CustomerActions(this.reading);

  readonly #isRead = firstReads(this.id, this.reading.customer, this.reading.domains);
  protected readonly shown = computed(() =>
    this.#isRead() && this.reading.customer.hasValue() ? this.reading.customer.value().value : undefined,
  );
  protected readonly domains = computed(() => (this.reading.domains.hasValue() ? this.reading.domains.value() : undefined));
  protected readonly events = computed<EventsSought>(() => ({ customerId: this.id() }));
  protected readonly crumbs: readonly Crumb[] = [{ label: $localize`:@@customerDetail.customers:Customers`, path: '/customers' }];
  protected readonly standing = standingSentence;
  protected readonly status = domainStatus;
  protected readonly wordOfRole = wordOfRole;
  protected readonly language = language;

  constructor() {
    const title = inject(Title);
    offerActions(() => {
      const customer = this.shown();
      return customer && this.mayWrite ? [this.#offer(customer)] : [];
    });
    effect(() => {
      const customer = this.shown();
      if (customer) title.setTitle(`${customer.name} – Seatledger`);
    });
  }

  #offer(customer: Customer): Action {
    const label = $localize`:@@customerDetail.changeTitle:Change ${customer.name}:name:`;
    return { id: 'customer-change', icon: 'pencil', label, run: () => this.attempt(this.actions.change(customer)) };
  }
}
