import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../../session/session-store.ts';
import { CountPipe } from '../../words/word-pipes.ts';
import type { BlastRadius } from './blast-radius.ts';
import { figuresOf } from './figures.ts';

const few = 5;

/** The three numbers of each customer, those with the most people first. */
@Component({
  selector: 'sl-radius-by-customer',
  imports: [CountPipe, RouterLink],
  templateUrl: './by-customer.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: var(--space-2);
    }
    .table-scroll {
      width: 100%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RadiusByCustomer {
  readonly radius = input.required<BlastRadius>();
  readonly #session = inject(SessionStore);
  protected readonly all = signal(false);
  protected readonly mayRead = this.#session.may('customer.read');

  protected readonly rows = computed(() =>
    this.radius()
      .customers.filter(({ affected }) => affected > 0)
      .toSorted((a, b) => b.affected - a.affected)
      .map((customer) => ({ ...customer, figures: figuresOf(customer) })),
  );
  protected readonly shown = computed(() => (this.all() ? this.rows() : this.rows().slice(0, few)));
  protected readonly more = computed(() => this.rows().length - this.shown().length);
}
