import type { Routes } from '@angular/router';
import { allowed } from '../session/guards.ts';

const migrationsTitle = $localize`:@@place.migration:Migration`;

export const routes: Routes = [
  {
    path: '',
    canActivate: [allowed('migration.read')],
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: migrationsTitle,
        loadComponent: async () => (await import('./migrations-list.ts')).MigrationsList,
      },
      {
        path: 'quarantine',
        title: $localize`:@@migration.tabQuarantine:Quarantine`,
        loadComponent: async () => (await import('./quarantine/quarantine-list.ts')).QuarantineList,
      },
      {
        path: 'cut-over',
        title: $localize`:@@migration.tabCutOver:Cut-over`,
        loadComponent: async () => (await import('./cut-over/cut-over.ts')).CutOver,
      },
      { path: ':id', title: migrationsTitle, loadComponent: async () => (await import('./migration-page.ts')).MigrationPage },
    ],
  },
];
