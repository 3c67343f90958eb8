import { CdkMenu, CdkMenuItem, CdkMenuItemRadio, CdkMenuGroup, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Preferences, themes, type Theme } from '../session/preferences.ts';
import { SessionStore } from '../session/session-store.ts';
import { language, type Language } from '../words/locale.ts';
import { Icon } from '../ui/icon.ts';

/** Who is signed in; their language, theme and density; their sessions; the way out. */
@Component({
  selector: 'sl-person-menu',
  imports: [CdkMenu, CdkMenuGroup, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger, Icon, RouterLink],
  template: `
    <button type="button" class="person" [cdkMenuTriggerFor]="menu" [attr.aria-label]="initials() + ' – ' + operator()?.displayName">
      <span aria-hidden="true">{{ initials() }}</span>
    </button>
    <ng-template #menu>
      <div class="menu" cdkMenu>
        <p class="menu-label">{{ operator()?.displayName }}<br />{{ operator()?.email }}</p>
        <hr class="menu-line" />
        <p class="menu-label" i18n="@@personMenu.language">Language</p>
        <div cdkMenuGroup>
          @for (offered of languages; track offered.language) {
            <button
              class="menu-item"
              cdkMenuItemRadio
              [cdkMenuItemChecked]="offered.language === language"
              [lang]="offered.language"
              (cdkMenuItemTriggered)="speak(offered.language)"
            >
              <svg slIcon="check" [style.visibility]="offered.language === language ? 'visible' : 'hidden'"></svg>{{ offered.name }}
            </button>
          }
        </div>
        <p class="menu-label" i18n="@@personMenu.theme">Theme</p>
        <div cdkMenuGroup>
          @for (theme of themes; track theme) {
            <button
              class="menu-item"
              cdkMenuItemRadio
              [cdkMenuItemChecked]="theme === preferences.theme()"
              (cdkMenuItemTriggered)="show(theme)"
            >
              <svg slIcon="check" [style.visibility]="theme === preferences.theme() ? 'visible' : 'hidden'"></svg>{{ themeNames[theme] }}
            </button>
          }
        </div>
        <hr class="menu-line" />
        <a class="menu-item" cdkMenuItem routerLink="/account"
          ><svg slIcon="shield-check"></svg><span i18n="@@personMenu.account">Sign-in and sessions</span></a
        >
        <a class="menu-item" cdkMenuItem href="/docs"
          ><svg slIcon="book-open"></svg><span i18n="@@personMenu.api">The API, to read</span></a
        >
        <button class="menu-item" cdkMenuItem (cdkMenuItemTriggered)="signOut()">
          <svg slIcon="log-out"></svg><span i18n="@@personMenu.signOut">Sign out</span>
        </button>
      </div>
    </ng-template>
  `,
  styles: `
    .person {
      display: grid;
      place-items: center;
      width: 32px;
      height: 32px;
      border: 0;
      border-radius: 50%;
      background: var(--accent-soft);
      color: var(--accent);
      font: 600 12px/16px var(--font);
      cursor: pointer;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PersonMenu {
  readonly #session = inject(SessionStore);
  protected readonly preferences = inject(Preferences);
  protected readonly operator = this.#session.operator;
  protected readonly language = language;
  protected readonly languages = [
    { language: 'en', name: 'English' },
    { language: 'fr', name: 'Français' },
  ] as const;
  protected readonly themes = themes;
  protected readonly themeNames: Readonly<Record<Theme, string>> = {
    system: $localize`:@@personMenu.system:As the system`,
    light: $localize`:@@personMenu.light:Light`,
    dark: $localize`:@@personMenu.dark:Dark`,
  };
  protected readonly initials = computed(() => initialsOf(this.operator()?.displayName ?? ''));

  protected speak(chosen: Language): void {
    void this.preferences.change(() => ({ locale: chosen }));
  }

  protected show(theme: Theme): void {
    void this.preferences.change(() => ({ theme }));
  }

  protected signOut(): void {
    void this.#session.signOut();
  }
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase();
}
