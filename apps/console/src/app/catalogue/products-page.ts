import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../session/session-store.ts';
import { Empty } from '../ui/feedback/empty.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { Skeleton } from '../ui/feedback/skeleton.ts';
import { Help } from '../ui/help/help.ts';
import { Icon } from '../ui/icon.ts';
import { CatalogueStore } from './catalogue-store.ts';
import { FeatureFilterBar } from './feature-filter-bar.ts';
import { isWanted, type FeatureFilter } from './grid/grid-rows.ts';
import { typeWords, valueWords } from './value-words.ts';

/** The products, and the features of each. */
@Component({
  imports: [Empty, FeatureFilterBar, Help, Icon, Problem, RouterLink, Skeleton],
  templateUrl: './products-page.html',
  styleUrls: ['./grid-page.css'],
  styles: `
    .table {
      min-width: 860px;
      table-layout: fixed;
    }
    th:nth-child(4) {
      width: 12%;
    }
    code {
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductsPage {
  readonly q = input<string>();
  readonly product = input<string>();
  protected readonly store = inject(CatalogueStore);
  protected readonly mayWrite = inject(SessionStore).may('catalogue.write');
  protected readonly typeWords = typeWords;
  protected readonly valueWords = valueWords;

  protected readonly filter = computed<FeatureFilter>(() => ({ text: this.q() ?? '', product: this.product() ?? '' }));
  protected readonly sections = computed(() => {
    const { products, features } = this.store.catalogue() ?? { products: [], features: [] };
    const wanted = features.filter((feature) => isWanted(feature, this.filter()));
    const sections = products.map((product) => ({ product, features: wanted.filter((feature) => feature.product === product.key) }));
    const isFiltered = this.filter().text !== '' || this.filter().product !== '';
    return isFiltered ? sections.filter((section) => section.features.length > 0) : sections;
  });
}
