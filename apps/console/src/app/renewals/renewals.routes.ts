import type { Routes } from '@angular/router';
import { allowed } from '../session/guards.ts';

export const routes: Routes = [
  {
    path: '',
    title: $localize`:@@place.renewals:Renewals`,
    canActivate: [allowed('domain.read')],
    loadComponent: async () => (await import('./renewals.ts')).Renewals,
  },
];
