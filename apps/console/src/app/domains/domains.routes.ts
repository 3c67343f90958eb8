import type { Routes } from '@angular/router';
import { allowed } from '../session/guards.ts';

export const routes: Routes = [
  {
    path: '',
    title: $localize`:@@domains.title:Domains`,
    canActivate: [allowed('domain.read')],
    loadComponent: async () => (await import('./domains-list.ts')).DomainsList,
  },
];
