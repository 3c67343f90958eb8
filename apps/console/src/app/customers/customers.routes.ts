import type { Routes } from '@angular/router';
import { allowed } from '../session/guards.ts';

export const routes: Routes = [
  {
    path: '',
    title: $localize`:@@customers.title:Customers`,
    canActivate: [allowed('customer.read')],
    loadComponent: async () => (await import('./customers-list.ts')).CustomersList,
  },
];
