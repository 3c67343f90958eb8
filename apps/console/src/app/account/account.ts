import { ChangeDetectionStrategy, Component } from '@angular/core';
import { SectionFrame, type Section } from '../ui/section-frame.ts';

const accountTitle = $localize`:@@account.title:Your account`;

/** What a person does with their own account; nobody else sees it. */
const sections: readonly Section[] = [
  { path: 'sign-in', label: $localize`:@@account.signIn:Sign-in`, icon: 'shield-check', permissions: [] },
  { path: 'sessions', label: $localize`:@@account.sessions:Sessions`, icon: 'smartphone', permissions: [] },
  { path: 'tokens', label: $localize`:@@account.tokens:Personal tokens`, icon: 'key-round', permissions: [] },
  { path: 'preferences', label: $localize`:@@account.preferences:Preferences`, icon: 'settings', permissions: [] },
];

@Component({
  imports: [SectionFrame],
  template: `<sl-section-frame [title]="title" [sections]="sections" />`,
  styles: `
    :host {
      display: block;
      height: 100%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Account {
  protected readonly title = accountTitle;
  protected readonly sections = sections;
}
