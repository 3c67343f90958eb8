import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Attempts } from '../../api/attempts.ts';
import { Preferences, themes, type PreferencesDocument } from '../../session/preferences.ts';
import { PageHead } from '../../ui/page-head.ts';
import { longInstant } from '../../words/dates.ts';
import { language } from '../../words/locale.ts';

/** How a person wants the console to be, in every browser. */
@Component({
  imports: [PageHead],
  templateUrl: './own-preferences.html',
  styles: `
    fieldset {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend,
    label.zone > span {
      padding: 0 0 var(--space-2);
      font-weight: 500;
    }
    .zone {
      display: flex;
      flex-direction: column;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OwnPreferences {
  readonly #preferences = inject(Preferences);
  readonly #attempts = inject(Attempts);
  protected readonly document = this.#preferences.document;
  protected readonly language = language;
  protected readonly languages = [
    { value: 'en', name: 'English' },
    { value: 'fr', name: 'Français' },
  ] as const;
  protected readonly themes = themes.map((value) => ({ value, name: themeNames[value] }));
  protected readonly densities = [
    { value: 'compact', name: $localize`:@@preferences.compact:Compact: more rows at once` },
    { value: 'comfortable', name: $localize`:@@preferences.comfortable:Comfortable: larger rows and buttons` },
  ] as const;
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  protected readonly now = computed(() => longInstant(Date.now(), this.document()?.timeZone ?? undefined));

  protected keep(change: Partial<Pick<PreferencesDocument, 'locale' | 'theme' | 'density' | 'timeZone'>>): void {
    void this.#attempts.run(() => this.#preferences.change(() => change));
  }
}

const themeNames = {
  system: $localize`:@@personMenu.system:As the system`,
  light: $localize`:@@personMenu.light:Light`,
  dark: $localize`:@@personMenu.dark:Dark`,
} as const;
