import { ChangeDetectionStrategy, Component } from '@angular/core';
import { SectionFrame } from '../ui/section-frame.ts';
import { sections } from './sections.ts';

const accountTitle = $localize`:@@account.title:Your account`;

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
