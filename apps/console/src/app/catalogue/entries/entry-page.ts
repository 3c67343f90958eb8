import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SessionStore } from '../../session/session-store.ts';
import { Empty } from '../../ui/feedback/empty.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { PageHead } from '../../ui/page-head.ts';
import { CatalogueStore } from '../catalogue-store.ts';
import { catalogueCrumbs } from './crumbs.ts';
import { EntryChanges } from './entry-changes.ts';
import { EntryForm } from './entry-form.ts';
import { newTitleOf, type NamedKind } from './entry-words.ts';
import { PackDomains } from './pack-domains.ts';
import { SetValues } from './set-values.ts';

/** One product, profile or pack: what it is called, and what it sets. Without a key: a new one. */
@Component({
  imports: [Empty, EntryForm, PackDomains, PageHead, Problem, RouterLink, SetValues, Skeleton],
  providers: [EntryChanges],
  templateUrl: './entry-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EntryPage {
  readonly of = input.required<NamedKind>();
  readonly key = input<string>();
  protected readonly store = inject(CatalogueStore);
  readonly #changes = inject(EntryChanges);
  readonly #router = inject(Router);
  protected readonly mayWrite = inject(SessionStore).may('catalogue.write');

  protected readonly part = computed(() => `${this.of()}s` as const);
  protected readonly crumbs = computed(() => catalogueCrumbs(this.part()));
  protected readonly newTitle = computed(() => newTitleOf(this.of()));
  protected readonly entries = computed(() => this.store.catalogue()?.[this.part()] ?? []);
  protected readonly entry = computed(() => this.entries().find(({ key }) => key === this.key()));
  /** undefined: of a product. */
  protected readonly set = computed(() =>
    [...this.store.profiles(), ...this.store.packs()].find(({ kind, key }) => kind === this.of() && key === this.key()),
  );

  protected leave(): void {
    void this.#router.navigate(['/catalogue', this.part()]);
  }

  protected async delete(): Promise<void> {
    const entry = this.entry();
    if (entry !== undefined && (await this.#changes.delete(this.of(), entry))) this.leave();
  }
}
