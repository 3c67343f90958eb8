import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';

export interface ConfirmQuestion {
  readonly title: string;
  readonly text: string;
  /** A verb and what it does it to: "Delete acme.example". */
  readonly action: string;
  /** To be typed first, where the step cannot be undone. */
  readonly name?: string;
}

@Component({
  template: `
    <form class="dialog" (submit)="confirm($event)">
      <h2 id="dialog-title">{{ question.title }}</h2>
      <p>{{ question.text }}</p>
      @if (question.name; as name) {
        <label>
          <span i18n="@@confirm.type"
            >Type <strong>{{ name }}</strong> to go on</span
          >
          <input class="input" autocomplete="off" [value]="typed()" (input)="typed.set($any($event.target).value)" />
        </label>
      }
      <div class="dialog-actions">
        <button type="button" class="button" (click)="dialog.close(false)" i18n="@@common.cancel">Cancel</button>
        <button class="button button-danger" [disabled]="!mayConfirm()">{{ question.action }}</button>
      </div>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConfirmDialog {
  protected readonly question = inject<ConfirmQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly typed = signal('');
  protected readonly mayConfirm = computed(() => this.question.name === undefined || this.typed().trim() === this.question.name);

  protected confirm(event: Event): void {
    event.preventDefault();
    if (this.mayConfirm()) this.dialog.close(true);
  }
}
