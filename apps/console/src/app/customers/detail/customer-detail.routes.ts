import type { Routes } from '@angular/router';
import { allowed } from '../../session/guards.ts';

export const routes: Routes = [
  {
    path: '',
    title: $localize`:@@customerDetail.title:Customer`,
    canActivate: [allowed('customer.read')],
    loadComponent: async () => (await import('./customer-detail.ts')).CustomerDetail,
  },
];
