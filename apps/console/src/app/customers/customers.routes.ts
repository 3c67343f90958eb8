import type { Routes } from '@angular/router';
import { allowed } from '../session/guards.ts';
import { warnsOfUnsaved } from '../ui/form/unsaved.ts';

export const routes: Routes = [
  {
    path: '',
    title: $localize`:@@customers.title:Customers`,
    canActivate: [allowed('customer.read')],
    loadComponent: async () => (await import('./customers-list.ts')).CustomersList,
  },
  {
    path: 'new',
    title: $localize`:@@customers.new:New customer`,
    canActivate: [allowed('customer.write')],
    canDeactivate: [warnsOfUnsaved],
    loadComponent: async () => (await import('./new-customer.ts')).NewCustomer,
  },
];
