import type { PreferencesDocument } from './preferences.ts';

/** Shows the page so, and keeps it in this browser for the next first paint (`theme.js`). */
export function keepAppearance({ theme, density }: Pick<PreferencesDocument, 'theme' | 'density'>): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  dataset['density'] = density;
  localStorage.setItem('seatledger.appearance', JSON.stringify({ theme, density }));
}
