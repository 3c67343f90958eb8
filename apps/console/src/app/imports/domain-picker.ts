import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  model,
  signal,
  viewChild,
} from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { freshResource } from '../api/fresh-resource.ts';
import type { SearchHit } from '../api/shapes.ts';
import { KnownCustomers, KnownDomains } from '../registry/lookup.ts';
import { Icon } from '../ui/icon.ts';
import { CountPipe } from '../words/word-pipes.ts';

/** A domain, found by its name or by its customer's: a customer who is chosen shows their domains. */
@Component({
  selector: 'sl-domain-picker',
  imports: [CountPipe, Icon],
  templateUrl: './domain-picker.html',
  styleUrl: './domain-picker.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DomainPicker {
  readonly #client = inject(Api).client;
  readonly #domains = inject(KnownDomains);
  readonly #customers = inject(KnownCustomers);
  protected readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  readonly label = input.required<string>();
  readonly domainId = model<string>();

  protected readonly typed = signal('');
  protected readonly isOpen = signal(false);
  readonly #customer = signal<SearchHit | undefined>(undefined);

  protected readonly domain = computed(() => {
    const id = this.domainId();
    return id === undefined ? undefined : this.#domains.get(id);
  });
  protected readonly owner = computed(() => {
    const domain = this.domain();
    return domain && this.#customers.get(domain.customerId);
  });

  protected readonly hits = freshResource({
    params: () => ({ q: this.typed().trim(), customer: this.#customer() }),
    loader: async ({ params: { q, customer }, abortSignal }) => {
      if (customer !== undefined) return this.#domainsOf(customer, abortSignal);
      if (q === '') return [];
      const query = { q, kinds: 'customer,domain', limit: 10 };
      return (await bodyOf(this.#client.GET('/v1/search', { params: { query }, signal: abortSignal }))).items;
    },
  });
  /** What was found last stays until the next is there. */
  protected readonly offers = linkedSignal<readonly SearchHit[] | undefined, readonly SearchHit[]>({
    source: () => (this.hits.hasValue() ? this.hits.value() : undefined),
    computation: (found, before) => found ?? before?.value ?? [],
  });
  protected readonly chosen = linkedSignal({ source: this.offers, computation: () => 0 });
  protected readonly isNothing = computed(
    () => this.typed().trim() !== '' && !this.hits.isLoading() && this.offers().length === 0 && this.hits.error() === undefined,
  );

  protected type(event: Event): void {
    this.typed.set((event.target as HTMLInputElement).value);
    this.#customer.set(undefined);
    this.isOpen.set(true);
  }

  protected move(event: Event, by: 1 | -1): void {
    event.preventDefault();
    const count = this.offers().length;
    if (count > 0) this.chosen.update((at) => (at + by + count) % count);
  }

  protected take(event: Event, hit = this.offers()[this.chosen()]): void {
    event.preventDefault();
    if (hit === undefined) return;
    if (hit.kind === 'customer') {
      this.#customer.set(hit);
      this.typed.set(hit.title);
      return;
    }
    this.domainId.set(hit.id);
    this.isOpen.set(false);
    this.typed.set('');
    this.#customer.set(undefined);
  }

  protected another(): void {
    this.domainId.set(undefined);
    // The field is there once the page is drawn again.
    setTimeout(() => this.field()?.nativeElement.focus());
  }

  async #domainsOf({ id, title }: SearchHit, signal: AbortSignal): Promise<readonly SearchHit[]> {
    const { items } = await bodyOf(this.#client.GET('/v1/domains', { params: { query: { customerId: id, limit: 50 } }, signal }));
    return items.map((domain) => ({ kind: 'domain', id: domain.id, title: domain.name, subtitle: title, match: 'exact', field: 'name' }));
  }
}
