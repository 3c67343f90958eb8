import type { Routes } from '@angular/router';
import { allowed } from '../session/guards.ts';

export const routes: Routes = [
  {
    path: '',
    canActivate: [allowed('change-request.read')],
    children: [
      {
        path: '',
        title: $localize`:@@requests.title:Requests`,
        loadComponent: async () => (await import('./inbox/inbox.ts')).Inbox,
      },
      {
        path: ':id',
        title: $localize`:@@request.title:Request`,
        loadComponent: async () => (await import('./request/request-page.ts')).RequestPage,
      },
    ],
  },
];
