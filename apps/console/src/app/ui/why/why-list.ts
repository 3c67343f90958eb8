import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { Feature, Product } from '../../api/shapes.ts';
import { Icon } from '../icon.ts';
import { shownValue } from './feature-value.ts';
import { originWords, type Entitlement } from './origin-words.ts';
import { WhyStack } from './why-stack.ts';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly origin: string;
  readonly entitlement: Entitlement;
}

interface Group {
  readonly product: string;
  readonly name: string;
  readonly rows: readonly Row[];
}

/** What a person gets, one row a feature: the value that wins and where it comes from; opened, all that speaks of it. */
@Component({
  selector: 'sl-why-list',
  imports: [Icon, WhyStack],
  templateUrl: './why-list.html',
  styleUrl: './why-list.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WhyList {
  readonly entitlements = input.required<readonly Entitlement[]>();
  /** For their names and products; without them the keys are shown. */
  readonly features = input<readonly Feature[]>([]);
  readonly products = input<readonly Product[]>([]);

  /** Somebody wants to see the override of a feature. */
  readonly overrideOpened = output<string>();

  readonly #open = signal<ReadonlySet<string>>(new Set());

  protected readonly groups = computed<readonly Group[]>(() => {
    const features = new Map(this.features().map((feature) => [feature.key, feature]));
    const names = new Map(this.products().map(({ key, name }) => [key, name]));
    const byProduct = Map.groupBy(this.entitlements(), ({ feature }) => features.get(feature)?.product ?? '');
    return Array.from(byProduct, ([product, entitlements]) => ({
      product,
      name: names.get(product) ?? product,
      rows: entitlements.map((entitlement) => rowOf(entitlement, features.get(entitlement.feature))),
    }));
  });

  protected isOpen(key: string): boolean {
    return this.#open().has(key);
  }

  protected toggle(key: string): void {
    this.#open.update((open) => {
      const toggled = new Set(open);
      if (!toggled.delete(key)) toggled.add(key);
      return toggled;
    });
  }
}

function rowOf(entitlement: Entitlement, feature: Feature | undefined): Row {
  const { feature: key, value, origin } = entitlement;
  return { key, name: feature?.name ?? key, value: shownValue(value), origin: originWords(origin), entitlement };
}
