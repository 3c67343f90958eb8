import { Injectable, signal } from '@angular/core';
import { chooseLanguage, type Language } from '../words/locale.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** How a person wants the console to be; kept with their account. */
@Injectable({ providedIn: 'root' })
export class Preferences {
  readonly theme = signal<Theme>('system');

  async change({ theme, locale }: { readonly theme?: Theme; readonly locale?: Language }): Promise<void> {
    if (theme !== undefined) {
      this.theme.set(theme);
      if (theme === 'system') delete document.documentElement.dataset['theme'];
      else document.documentElement.dataset['theme'] = theme;
      localStorage.setItem('seatledger.appearance', JSON.stringify({ theme }));
    }
    if (locale !== undefined) chooseLanguage(locale);
  }
}
