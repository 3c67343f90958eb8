import type { Routes } from '@angular/router';
import { allowed } from '../../session/guards.ts';

export const routes: Routes = [
  {
    path: '',
    title: $localize`:@@userDetail.title:User`,
    canActivate: [allowed('user.read')],
    loadComponent: async () => (await import('./user-detail.ts')).UserDetail,
  },
];
