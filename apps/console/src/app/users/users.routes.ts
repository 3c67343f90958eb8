import type { Routes } from '@angular/router';
import { allowed } from '../session/guards.ts';

export const routes: Routes = [
  {
    path: '',
    title: $localize`:@@users.title:Users`,
    canActivate: [allowed('user.read')],
    loadComponent: async () => (await import('./users-list.ts')).UsersList,
  },
];
