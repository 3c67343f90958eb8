import type { Routes } from '@angular/router';
import { allowed } from '../session/guards.ts';
import { CatalogueStore } from './catalogue-store.ts';
import { PendingEdits } from './pending-edits.ts';
import { Reviews } from './reviews.ts';

const catalogueTitle = $localize`:@@place.catalogue:Catalogue`;
const entryPage = async () => (await import('./entries/entry-page.ts')).EntryPage;
const gridPage = async () => (await import('./grid-page.ts')).GridPage;

/** The grids, and a page for each product, feature, profile and pack; `new` makes one. */
export const routes: Routes = [
  {
    path: '',
    title: catalogueTitle,
    canActivate: [allowed('catalogue.read')],
    providers: [CatalogueStore, PendingEdits, Reviews],
    children: [
      {
        path: '',
        loadComponent: async () => (await import('./catalogue.ts')).CataloguePage,
        children: [
          { path: '', pathMatch: 'full', redirectTo: 'profiles' },
          { path: 'profiles', data: { of: 'profile' }, loadComponent: gridPage },
          { path: 'packs', data: { of: 'pack' }, loadComponent: gridPage },
          { path: 'products', loadComponent: async () => (await import('./products-page.ts')).ProductsPage },
        ],
      },
      {
        path: '',
        children: [
          { path: 'profiles/new', data: { of: 'profile' }, canActivate: [allowed('catalogue.write')], loadComponent: entryPage },
          { path: 'profiles/:key', data: { of: 'profile' }, loadComponent: entryPage },
          { path: 'packs/new', data: { of: 'pack' }, canActivate: [allowed('catalogue.write')], loadComponent: entryPage },
          { path: 'packs/:key', data: { of: 'pack' }, loadComponent: entryPage },
          { path: 'products/new', data: { of: 'product' }, canActivate: [allowed('catalogue.write')], loadComponent: entryPage },
          { path: 'products/:key', data: { of: 'product' }, loadComponent: entryPage },
          {
            path: 'features/new',
            canActivate: [allowed('catalogue.write')],
            loadComponent: async () => (await import('./entries/feature-page.ts')).FeaturePage,
          },
          { path: 'features/:key', loadComponent: async () => (await import('./entries/feature-page.ts')).FeaturePage },
        ],
      },
    ],
  },
];
