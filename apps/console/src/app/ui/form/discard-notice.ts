import { ChangeDetectionStrategy, Component, output } from '@angular/core';

/** Says that a form shows what was typed an earlier time, with the way to throw it away. */
@Component({
  selector: 'sl-discard-notice',
  template: `
    <p class="notice" role="status">
      <span i18n="@@kept.text">This is what you had typed before.</span>
      <button type="button" class="button button-link" (click)="discard.emit()" i18n="@@kept.anew">Start anew</button>
    </p>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DiscardNotice {
  readonly discard = output();
}
