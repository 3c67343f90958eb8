import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Customer, Domain, LicenceStatus } from '../api/shapes.ts';
import { SeatMeter } from '../ui/licence/seat-meter.ts';
import { Status } from '../ui/licence/status.ts';
import { untilSentence } from '../ui/licence/until.ts';
import { ValidityBar } from '../ui/licence/validity-bar.ts';

/** What Peek tells of a domain: how long, how many, what they get. */
@Component({
  selector: 'sl-domain-essentials',
  imports: [RouterLink, SeatMeter, Status, ValidityBar],
  template: `
    <p class="status">
      <sl-status [status]="status()" /> <span class="muted">{{ until() }}</span>
    </p>
    @if (domain().suspensionReason; as reason) {
      <p>{{ reason }}</p>
    }
    <sl-validity-bar
      [from]="domain().validity.from"
      [until]="domain().validity.until"
      [graceDays]="domain().graceDays"
      [timeZone]="customer()?.timeZone"
      [dates]="true"
    />
    <dl class="facts">
      @if (customer(); as owner) {
        <dt i18n="@@domains.customer">Customer</dt>
        <dd>
          <a [routerLink]="['/customers', owner.id]">{{ owner.name }}</a>
        </dd>
      }
      <dt i18n="@@domains.seats">Seats</dt>
      <dd class="seats"><sl-seat-meter [used]="domain().seatsUsed" [limit]="domain().seatLimit" /></dd>
      <dt i18n="@@domains.graceDays">Grace days</dt>
      <dd>{{ domain().graceDays }}</dd>
      <dt i18n="@@domains.packs">Packs</dt>
      <dd>
        @for (assigned of domain().packs; track assigned.pack) {
          <span class="tag">{{ assigned.pack }}</span>
        } @empty {
          <span class="muted" i18n="@@domains.noPacks">none</span>
        }
      </dd>
      <dt i18n="@@domains.aliases">Aliases</dt>
      <dd>
        @for (alias of domain().aliases; track alias) {
          <p>{{ alias }}</p>
        } @empty {
          <span class="muted" i18n="@@domains.noAliases">none</span>
        }
      </dd>
    </dl>
    <p><a routerLink="/users" [queryParams]="{ domainId: domain().id }" i18n="@@domains.showUsers">Show its users</a></p>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
    }
    .status {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    .seats {
      display: flex;
    }
    sl-seat-meter {
      justify-content: flex-start;
    }
    dd {
      overflow-wrap: anywhere;
    }
    .tag {
      margin: 0 var(--space-1) var(--space-1) 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DomainEssentials {
  readonly domain = input.required<Domain>();
  readonly customer = input.required<Customer | undefined>();
  readonly status = input.required<LicenceStatus>();
  protected readonly until = computed(() => untilSentence(this.domain().validity.until, this.customer()?.timeZone));
}
