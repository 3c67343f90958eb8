import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';

export interface RemovalQuestion {
  readonly action: 'delete' | 'suspend';
  readonly domain: string;
  /** "12 users" */
  readonly users: string;
  readonly size: number;
  /** "Delete 12 users" */
  readonly words: string;
}

/** What removing leavers comes to, and why it is done. Closes with the reason, which may be empty. */
@Component({
  template: `
    <form class="dialog" (submit)="$event.preventDefault(); dialog.close(reason().trim())">
      <h2 id="dialog-title">{{ question.words }}</h2>
      @if (question.size === 0) {
        <p i18n="@@imports.nobodyLeft">Nobody of them has a seat that could be taken away.</p>
      } @else if (question.action === 'delete') {
        <p i18n="@@imports.deleteText">
          {{ question.users }} of {{ question.domain }} lose their licences, and their seats become free. This is undone only by importing
          them again.
        </p>
      } @else {
        <p i18n="@@imports.suspendText">
          {{ question.users }} of {{ question.domain }} lose their licences until they are reinstated. Their seats stay taken.
        </p>
      }
      @if (question.size > 0) {
        <label>
          <span i18n="@@imports.removalReason">Why (the name of the list, if you leave it blank)</span>
          <input class="input" maxlength="500" autocomplete="off" [value]="reason()" (input)="reason.set($any($event.target).value)" />
        </label>
      }
      <div class="dialog-actions">
        <button type="button" class="button" (click)="dialog.close()" i18n="@@common.cancel">Cancel</button>
        @if (question.size > 0) {
          <button class="button" [class]="question.action === 'delete' ? 'button-danger' : 'button-primary'">{{ question.words }}</button>
        }
      </div>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RemovalDialog {
  protected readonly question = inject<RemovalQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly reason = signal('');
}
