import type { Routes } from '@angular/router';
import { allowed } from '../session/guards.ts';

const importsTitle = $localize`:@@place.imports:Imports`;
const checksTitle = $localize`:@@imports.tabChecks:Leaver checks`;

export const routes: Routes = [
  {
    path: '',
    canActivate: [allowed('user.import')],
    children: [
      { path: '', pathMatch: 'full', title: importsTitle, loadComponent: async () => (await import('./imports-list.ts')).ImportsList },
      {
        path: 'new',
        title: $localize`:@@imports.newImport:Import a list`,
        data: { purpose: 'import' },
        loadComponent: async () => (await import('./new-list.ts')).NewList,
      },
      { path: 'leaver-checks', title: checksTitle, loadComponent: async () => (await import('./checks-list.ts')).ChecksList },
      {
        path: 'leaver-checks/new',
        title: $localize`:@@imports.newCheck:Find leavers`,
        data: { purpose: 'leavers' },
        loadComponent: async () => (await import('./new-list.ts')).NewList,
      },
      {
        path: 'leaver-checks/:id',
        title: checksTitle,
        loadComponent: async () => (await import('./leaver-check-wizard.ts')).LeaverCheckWizard,
      },
      { path: ':id', title: importsTitle, loadComponent: async () => (await import('./import-wizard.ts')).ImportWizard },
    ],
  },
];
