import type { Routes } from '@angular/router';
import { allowed } from '../session/guards.ts';
import { warnsOfUnsaved } from '../ui/form/unsaved.ts';

export const routes: Routes = [
  {
    path: '',
    title: $localize`:@@domains.title:Domains`,
    canActivate: [allowed('domain.read')],
    loadComponent: async () => (await import('./domains-list.ts')).DomainsList,
  },
  {
    path: 'new',
    title: $localize`:@@domains.new:New domain`,
    canActivate: [allowed('domain.write')],
    canDeactivate: [warnsOfUnsaved],
    loadComponent: async () => (await import('./new-domain.ts')).NewDomain,
  },
];
