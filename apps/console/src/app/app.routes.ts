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
      { path: 'customers', loadChildren: async () => (await import('./customers/customers.routes.ts')).routes },
      { path: 'domains', loadChildren: async () => (await import('./domains/domains.routes.ts')).routes },
      { path: 'imports', loadChildren: async () => (await import('./imports/imports.routes.ts')).routes },
      { path: 'migration', loadChildren: async () => (await import('./migration/migration.routes.ts')).routes },
      { path: 'renewals', loadChildren: async () => (await import('./renewals/renewals.routes.ts')).routes },
      { path: 'users', loadChildren: async () => (await import('./users/users.routes.ts')).routes },
      // After the lists, as /customers/new is no customer.
      { path: 'customers/:id', loadChildren: async () => (await import('./customers/detail/customer-detail.routes.ts')).routes },
      { path: 'domains/:id', loadChildren: async () => (await import('./domains/detail/domain-detail.routes.ts')).routes },
      { path: 'users/:id', loadChildren: async () => (await import('./users/detail/user-detail.routes.ts')).routes },
      { path: 'catalogue', loadChildren: async () => (await import('./catalogue/catalogue.routes.ts')).routes },
      { path: 'requests', loadChildren: async () => (await import('./requests/requests.routes.ts')).routes },
      { path: 'audit', loadChildren: async () => (await import('./audit/audit.routes.ts')).routes },
      { path: 'administration', loadChildren: async () => (await import('./administration/administration.routes.ts')).routes },
      { path: 'account', loadChildren: async () => (await import('./account/account.routes.ts')).routes },
    ],
  },
  { path: '', loadChildren: async () => (await import('./sign-in/sign-in.routes.ts')).routes },
  { path: '**', title: $localize`:@@notFound.title:Not found`, loadComponent: async () => (await import('./frame/not-found.ts')).NotFound },
];
