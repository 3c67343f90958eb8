import { ChangeDetectionStrategy, Component, output } from '@angular/core';

/** Above a form that shows what was typed before the page was loaded. */
@Component({
  selector: 'sl-kept-notice',
  template: `
    <p class="notice" role="status">
      <span i18n="@@kept.text">This is what you had typed before.</span>
      <button type="button" class="button button-link" (click)="discard.emit()" i18n="@@kept.anew">Start anew</button>
    </p>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KeptNotice {
  readonly discard = output();
}
