import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { offerPages, type OfferedPage } from '../frame/offer-pages.ts';
import { SessionStore } from '../session/session-store.ts';
import { Icon } from '../ui/icon.ts';
import { PageHead } from '../ui/page-head.ts';
import { newTitleOf } from './entries/entry-words.ts';
import { PendingBar } from './pending-bar.ts';

/** Who gets what: the grids and the products, with what was changed and not saved at the foot. */
@Component({
  imports: [Icon, PageHead, PendingBar, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <div class="page">
      <sl-page-head title="Catalogue" i18n-title="@@place.catalogue">
        @if (mayWrite) {
          <a class="button" routerLink="/catalogue/features/new"
            ><svg slIcon="plus"></svg><span i18n="@@catalogue.newFeature">New feature</span></a
          >
        }
      </sl-page-head>
      <nav class="tabs" aria-label="Parts of the catalogue" i18n-aria-label="@@catalogue.parts">
        <a class="tab" routerLink="profiles" routerLinkActive ariaCurrentWhenActive="page" i18n="@@catalogue.profiles">Profiles</a>
        <a class="tab" routerLink="packs" routerLinkActive ariaCurrentWhenActive="page" i18n="@@catalogue.packs">Packs</a>
        <a class="tab" routerLink="products" routerLinkActive ariaCurrentWhenActive="page" i18n="@@catalogue.products"
          >Products and features</a
        >
      </nav>
      <router-outlet />
      @if (mayWrite) {
        <sl-pending-bar />
      }
    </div>
  `,
  styles: `
    .page {
      gap: var(--space-4);
      min-height: 100%;
      padding-bottom: var(--space-4);
    }
    router-outlet {
      display: none;
    }
    sl-pending-bar {
      margin-top: auto;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CataloguePage {
  protected readonly mayWrite = inject(SessionStore).may('catalogue.write');

  constructor() {
    if (this.mayWrite) offerPages(newEntries);
  }
}

const newEntries = (): readonly OfferedPage[] => [
  { id: 'new-profile', label: newTitleOf('profile'), icon: 'plus', path: '/catalogue/profiles/new' },
  { id: 'new-pack', label: newTitleOf('pack'), icon: 'plus', path: '/catalogue/packs/new' },
  { id: 'new-product', label: newTitleOf('product'), icon: 'plus', path: '/catalogue/products/new' },
  { id: 'new-feature', label: $localize`:@@catalogue.newFeature:New feature`, icon: 'plus', path: '/catalogue/features/new' },
];
