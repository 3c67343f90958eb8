import type { Routes } from '@angular/router';
import { signedIn } from './session/guards.ts';

/** Each area is loaded when somebody comes to it. */
export const routes: Routes = [
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./frame/shell.ts')).Shell,
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: $localize`:@@place.home:Home`,
        loadComponent: async () => (await import('./home/home.ts')).Home,
      },
      { path: 'catalogue', loadChildren: async () => (await import('./catalogue/catalogue.routes.ts')).routes },
      { path: 'requests', loadChildren: async () => (await import('./requests/requests.routes.ts')).routes },
    ],
  },
  { path: '', loadChildren: async () => (await import('./sign-in/sign-in.routes.ts')).routes },
  { path: '**', title: $localize`:@@notFound.title:Not found`, loadComponent: async () => (await import('./frame/not-found.ts')).NotFound },
];
