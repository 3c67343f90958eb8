import type { Routes } from '@angular/router';
import { Account } from './account.ts';

export const routes: Routes = [
  {
    path: '',
    component: Account,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'sign-in' },
      {
        path: 'sign-in',
        title: $localize`:@@account.signIn:Sign-in`,
        loadComponent: async () => (await import('./sign-in/own-sign-in.ts')).OwnSignIn,
      },
      {
        path: 'sessions',
        title: $localize`:@@account.sessions:Sessions`,
        loadComponent: async () => (await import('./sessions/sessions.ts')).Sessions,
      },
      {
        path: 'tokens',
        title: $localize`:@@account.tokens:Personal tokens`,
        loadComponent: async () => (await import('./tokens/tokens.ts')).Tokens,
      },
      {
        path: 'preferences',
        title: $localize`:@@account.preferences:Preferences`,
        loadComponent: async () => (await import('./preferences/own-preferences.ts')).OwnPreferences,
      },
    ],
  },
];
