import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { Product } from '../api/shapes.ts';
import type { FeatureFilter } from './grid/grid-rows.ts';

/** Narrows features down by words and by product; kept in the address. */
@Component({
  selector: 'sl-feature-filter-bar',
  template: `
    <input
      #text
      class="input"
      type="search"
      autocomplete="off"
      placeholder="Find features"
      aria-label="Find features"
      i18n-placeholder="@@catalogue.find"
      i18n-aria-label="@@catalogue.find"
      [value]="filter().text"
      (input)="go({ q: text.value || null })"
    />
    <select
      #product
      class="select"
      aria-label="Product"
      i18n-aria-label="@@catalogue.product"
      (change)="go({ product: product.value || null })"
    >
      <option value="" i18n="@@catalogue.everyProduct">All products</option>
      @for (one of products(); track one.key) {
        <option [value]="one.key" [selected]="one.key === filter().product">{{ one.name }}</option>
      }
    </select>
  `,
  styles: `
    :host {
      display: flex;
      flex: 0 1 auto;
      gap: var(--space-2);
      min-width: 0;
    }
    .input {
      width: 280px;
      flex: 0 1 auto;
      min-width: 0;
    }
    .select {
      width: auto;
      max-width: 50%;
    }
    @media (width < 640px) {
      :host {
        flex: 1 1 100%;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FeatureFilterBar {
  readonly filter = input.required<FeatureFilter>();
  readonly products = input.required<readonly Product[]>();
  readonly #router = inject(Router);

  protected go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
