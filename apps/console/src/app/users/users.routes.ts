import type { Routes } from '@angular/router';
import { allowed } from '../session/guards.ts';
import { warnsOfUnsaved } from '../ui/form/unsaved.ts';

export const routes: Routes = [
  {
    path: '',
    title: $localize`:@@users.title:Users`,
    canActivate: [allowed('user.read')],
    loadComponent: async () => (await import('./users-list.ts')).UsersList,
  },
  {
    path: 'new',
    title: $localize`:@@users.new:New user`,
    canActivate: [allowed('user.write')],
    canDeactivate: [warnsOfUnsaved],
    loadComponent: async () => (await import('./new-user.ts')).NewUser,
  },
];
