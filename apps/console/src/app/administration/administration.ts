import { ChangeDetectionStrategy, Component } from '@angular/core';
import { SectionFrame } from '../ui/section-frame.ts';
import { administrationTitle, sections } from './sections.ts';

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
export class Administration {
  protected readonly title = administrationTitle;
  protected readonly sections = sections;
}
