import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SessionStore } from '../../session/session-store.ts';
import { Empty } from '../../ui/feedback/empty.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { PageHead } from '../../ui/page-head.ts';
import { CatalogueStore } from '../catalogue-store.ts';
import { columnPath } from '../grid/cell-words.ts';
import { typeWords, valueWords } from '../value-words.ts';
import { catalogueCrumbs } from './crumbs.ts';
import { EntryChanges } from './entry-changes.ts';
import { FeatureForm } from './feature-form.ts';

/** One feature: what it is, and which profiles and packs set it. Without a key: a new one. */
@Component({
  imports: [Empty, FeatureForm, PageHead, Problem, RouterLink, Skeleton],
  providers: [EntryChanges],
  templateUrl: './feature-page.html',
  styles: `
    .table {
      width: auto;
      min-width: min(480px, 100%);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FeaturePage {
  readonly key = input<string>();
  readonly product = input<string>();
  protected readonly store = inject(CatalogueStore);
  readonly #changes = inject(EntryChanges);
  readonly #router = inject(Router);
  protected readonly mayWrite = inject(SessionStore).may('catalogue.write');
  protected readonly crumbs = catalogueCrumbs('products');
  protected readonly newTitle = $localize`:@@catalogue.newFeature:New feature`;
  protected readonly typeWords = typeWords;
  protected readonly valueWords = valueWords;
  protected readonly columnPath = columnPath;

  protected readonly feature = computed(() => this.store.catalogue()?.features.find(({ key }) => key === this.key()));
  protected readonly setters = computed(() => {
    const key = this.key() ?? '';
    return [...this.store.profiles(), ...this.store.packs()].flatMap((column) => {
      const value = column.values[key];
      return value === undefined ? [] : [{ column, value }];
    });
  });

  protected leave(): void {
    void this.#router.navigateByUrl('/catalogue/products');
  }

  protected async delete(): Promise<void> {
    const feature = this.feature();
    if (feature !== undefined && (await this.#changes.delete('feature', feature))) this.leave();
  }
}
