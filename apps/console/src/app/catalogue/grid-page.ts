import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SessionStore } from '../session/session-store.ts';
import { Empty } from '../ui/feedback/empty.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { Skeleton } from '../ui/feedback/skeleton.ts';
import { Help } from '../ui/help/help.ts';
import { Icon } from '../ui/icon.ts';
import { CatalogueStore } from './catalogue-store.ts';
import { CellLine } from './cell-line.ts';
import { FeatureFilterBar } from './feature-filter-bar.ts';
import { FeatureGrid, type CellChange, type Here } from './grid/feature-grid.ts';
import { groupsOf, isWanted, type FeatureFilter } from './grid/grid-rows.ts';
import { isNarrow } from './narrow.ts';
import { PendingEdits } from './pending-edits.ts';

/** Features × profiles, or features × packs. On a phone one profile or pack at a time. */
@Component({
  imports: [CellLine, Empty, FeatureFilterBar, FeatureGrid, Help, Icon, Problem, RouterLink, Skeleton],
  templateUrl: './grid-page.html',
  styleUrl: './grid-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GridPage {
  readonly of = input.required<'profile' | 'pack'>();
  readonly q = input<string>();
  readonly product = input<string>();
  /** Key of the profile or pack that a phone shows. */
  readonly shown = input<string>();

  protected readonly store = inject(CatalogueStore);
  readonly #pending = inject(PendingEdits);
  readonly #router = inject(Router);
  protected readonly mayWrite = inject(SessionStore).may('catalogue.write');
  protected readonly isNarrow = isNarrow();
  protected readonly oneProfile = $localize`:@@catalogue.oneProfile:Profile`;
  protected readonly onePack = $localize`:@@catalogue.onePack:Pack`;
  protected readonly featuresByProfile = $localize`:@@catalogue.featuresByProfile:Features by profile`;
  protected readonly featuresByPack = $localize`:@@catalogue.featuresByPack:Features by pack`;

  protected readonly filter = computed<FeatureFilter>(() => ({ text: this.q() ?? '', product: this.product() ?? '' }));
  protected readonly sets = computed(() => (this.of() === 'profile' ? this.store.profiles() : this.store.packs()));
  protected readonly shownSet = computed(() => this.sets().find(({ key }) => key === this.shown()) ?? this.sets()[0]);
  protected readonly columns = computed(() => {
    const one = this.shownSet();
    if (this.isNarrow()) return one === undefined ? [] : [one];
    return this.of() === 'profile' ? [this.store.defaults(), ...this.sets()] : this.sets();
  });
  protected readonly groups = computed(() => {
    const { products, features } = this.store.catalogue() ?? { products: [], features: [] };
    const wanted = features.filter((feature) => isWanted(feature, this.filter()));
    return groupsOf(products, wanted, this.columns(), this.#pending.edits());
  });
  readonly #told = signal<Here | undefined>(undefined);
  /** Where the focus was last, as long as it is still there. */
  protected readonly here = computed<Here | undefined>(() => {
    const told = this.#told();
    const row = this.groups()
      .flatMap(({ rows }) => rows)
      .find(({ feature }) => feature.key === told?.row.feature.key);
    const across = this.columns().findIndex(({ kind, key }) => kind === told?.column.kind && key === told.column.key);
    const [column, cell] = [this.columns()[across], row?.cells[across]];
    return row && column && cell && { row, column, cell };
  });

  protected take({ edit, saved }: CellChange): void {
    this.#pending.set(edit, saved);
  }

  protected move(here: Here | undefined): void {
    this.#told.set(here);
  }

  protected show(key: string): void {
    void this.#router.navigate([], { queryParams: { shown: key }, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
