import type { Section } from '../ui/section-frame.ts';

/** What a person does with their own account; nobody else sees it. */
export const sections: readonly Section[] = [
  { path: 'sign-in', label: $localize`:@@account.signIn:Sign-in`, icon: 'shield-check', permissions: [] },
  { path: 'sessions', label: $localize`:@@account.sessions:Sessions`, icon: 'smartphone', permissions: [] },
  { path: 'tokens', label: $localize`:@@account.tokens:Personal tokens`, icon: 'key-round', permissions: [] },
  { path: 'preferences', label: $localize`:@@account.preferences:Preferences`, icon: 'settings', permissions: [] },
];
