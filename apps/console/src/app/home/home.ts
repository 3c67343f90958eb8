import { ChangeDetectionStrategy, Component } from '@angular/core';
import { PageHead } from '../ui/page-head.ts';

@Component({
  imports: [PageHead],
  template: `<div class="page"><sl-page-head title="Home" i18n-title="@@place.home" /></div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Home {}
