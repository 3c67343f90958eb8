import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { chooseLanguage, language } from '../words/locale.ts';

/** What stands around the pages of whoever is not signed in yet. */
@Component({
  imports: [RouterOutlet],
  template: `
    <main>
      <p class="name"><img src="favicon.svg" width="24" height="24" alt="" /> Seatledger</p>
      <router-outlet />
    </main>
    <footer>
      <button type="button" class="button button-link" [lang]="other" (click)="choose()">{{ otherName }}</button>
    </footer>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      min-height: 100%;
      background: var(--ground-sunken);
    }
    main {
      flex: 1;
      width: min(400px, 100%);
      margin: 0 auto;
      padding: var(--space-12) var(--space-4) var(--space-8);
    }
    .name {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      margin-bottom: var(--space-6);
      font: 600 16px/24px var(--font);
    }
    footer {
      padding: var(--space-4);
      text-align: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignInFrame {
  protected readonly other = language === 'en' ? 'fr' : 'en';
  protected readonly otherName = language === 'en' ? 'Français' : 'English';

  protected choose(): void {
    chooseLanguage(this.other);
  }
}
