import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import type { Entitlements, Feature, Product } from '../../api/shapes.ts';

/** What the add-in of a product is answered about this person, composed of the same rules as the licence check itself. */
@Component({
  selector: 'sl-add-in-view',
  template: `
    <p class="muted" i18n="@@addIn.why">What a check of the licence answers about this person: this is what the add-in goes by.</p>
    @if (products().length > 1) {
      <label>
        <span i18n="@@addIn.product">Product</span>
        <select class="select" [value]="product()" (change)="product.set($any($event.target).value)">
          @for (offered of products(); track offered.key) {
            <option [value]="offered.key" [selected]="offered.key === product()">{{ offered.name }}</option>
          }
        </select>
      </label>
    }
    <pre tabindex="0" role="group" i18n-aria-label="@@addIn.answer" aria-label="The answer">{{ answer() }}</pre>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--space-2);
    }
    pre {
      margin: 0;
      padding: var(--space-3);
      border-radius: var(--radius);
      background: var(--ground-sunken);
      font: 400 12px/18px var(--font-fixed);
      overflow: auto;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AddInView {
  readonly entitlements = input.required<Entitlements>();
  readonly profile = input.required<string | null>();
  readonly products = input<readonly Product[]>([]);
  readonly features = input<readonly Feature[]>([]);
  protected readonly product = linkedSignal(() => this.products()[0]?.key);

  protected readonly answer = computed(() => {
    const { licence, entitlements } = this.entitlements();
    const ofProduct = new Set(
      this.features()
        .filter(({ product }) => product === this.product())
        .map(({ key }) => key),
    );
    const asked = entitlements.filter(({ feature }) => this.product() === undefined || ofProduct.has(feature));
    const features = Object.fromEntries(licence.allowed ? asked.map(({ feature, value }) => [feature, value]) : []);
    const { allowed: valid, status, validUntil } = licence;
    return JSON.stringify({ valid, status, validUntil, profile: this.profile(), features }, null, 2);
  });
}
