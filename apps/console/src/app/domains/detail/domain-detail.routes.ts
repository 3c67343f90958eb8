import type { Routes } from '@angular/router';
import { allowed } from '../../session/guards.ts';

export const routes: Routes = [
  {
    path: '',
    title: $localize`:@@domainDetail.title:Domain`,
    canActivate: [allowed('domain.read')],
    loadComponent: async () => (await import('./domain-detail.ts')).DomainDetail,
  },
];
