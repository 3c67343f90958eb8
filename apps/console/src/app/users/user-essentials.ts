import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { User } from '../api/shapes.ts';
import { Status } from '../ui/licence/status.ts';
import { untilSentence } from '../ui/licence/until.ts';
import { ValidityBar } from '../ui/licence/validity-bar.ts';
import { SeatTerms } from './seat-terms.ts';

/** What Peek tells of a user: may they, until when, as what. */
@Component({
  selector: 'sl-user-essentials',
  imports: [RouterLink, Status, ValidityBar],
  template: `
    @if (status(); as status) {
      <p class="status">
        <sl-status [status]="status" /> <span class="muted">{{ until() }}</span>
      </p>
    }
    @if (user().suspensionReason; as reason) {
      <p>{{ reason }}</p>
    }
    @if (validity(); as dates) {
      <sl-validity-bar
        [from]="dates.from"
        [until]="dates.until"
        [graceDays]="domain()?.graceDays ?? 0"
        [timeZone]="customer()?.timeZone"
        [dates]="true"
      />
    }
    <dl class="facts">
      <dt i18n="@@users.email">E-mail</dt>
      <dd>{{ user().email }}</dd>
      <dt i18n="@@users.profile">Profile</dt>
      <dd>
        @if (profile()) {
          {{ profile() }}
        } @else {
          <span class="muted" i18n="@@users.noProfile">none</span>
        }
      </dd>
      @if (domain(); as under) {
        <dt i18n="@@users.domain">Domain</dt>
        <dd>
          <a [routerLink]="['/domains', under.id]">{{ under.name }}</a>
        </dd>
      }
      @if (customer(); as owner) {
        <dt i18n="@@users.customer">Customer</dt>
        <dd>
          <a [routerLink]="['/customers', owner.id]">{{ owner.name }}</a>
        </dd>
      }
    </dl>
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
    dd {
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UserEssentials {
  readonly #terms = inject(SeatTerms);
  readonly user = input.required<User>();
  readonly profile = input.required<string>();
  protected readonly status = computed(() => this.#terms.statusOf(this.user()));
  protected readonly validity = computed(() => this.#terms.validityOf(this.user()));
  protected readonly domain = computed(() => this.#terms.domainOf(this.user()));
  protected readonly customer = computed(() => this.#terms.customerOf(this.user()));
  protected readonly until = computed(() => {
    const validity = this.validity();
    return validity === undefined ? '' : untilSentence(validity.until, this.customer()?.timeZone);
  });
}
