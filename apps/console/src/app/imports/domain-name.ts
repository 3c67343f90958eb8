import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { KnownCustomers, KnownDomains } from '../registry/lookup.ts';

/** "acme.example", and whose it is. */
@Component({
  selector: 'sl-domain-name',
  template: `{{ domain()?.name ?? '…' }} <span class="muted">{{ customer()?.name }}</span>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DomainName {
  readonly #domains = inject(KnownDomains);
  readonly #customers = inject(KnownCustomers);
  readonly domainId = input.required<string>();
  readonly customerId = input.required<string>();
  protected readonly domain = computed(() => this.#domains.get(this.domainId()));
  protected readonly customer = computed(() => this.#customers.get(this.customerId()));
}
