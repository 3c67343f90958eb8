import type { Routes } from '@angular/router';
import { allowed } from '../session/guards.ts';

export const routes: Routes = [
  {
    path: '',
    title: $localize`:@@place.audit:Audit`,
    canActivate: [allowed('event.read', 'audit.read')],
    loadComponent: async () => (await import('./explorer/explorer.ts')).Explorer,
  },
  {
    path: 'privacy',
    title: $localize`:@@privacy.title:Privacy`,
    canActivate: [allowed('privacy.read')],
    loadComponent: async () => (await import('./privacy/privacy.ts')).Privacy,
  },
];
