import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { type Toast, Toasts } from './toasts.ts';
import { Icon } from '../icon.ts';

/** Where toasts appear: once, in the root. They are read aloud as they come. */
@Component({
  selector: 'sl-toast-area',
  imports: [Icon],
  template: `
    @for (toast of toasts.shown(); track toast.id) {
      <div class="toast" [class.problem]="toast.isProblem">
        <span>{{ toast.text }}</span>
        @if (toast.action; as action) {
          <button type="button" class="action" (click)="run(toast)">{{ action.label }}</button>
        }
        <button type="button" class="close" (click)="toasts.dismiss(toast)" i18n-aria-label="@@toast.close" aria-label="Close the message">
          <svg slIcon="x"></svg>
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      position: fixed;
      z-index: 1100;
      inset-inline: var(--space-4);
      bottom: var(--space-4);
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: var(--space-2);
      pointer-events: none;
    }
    .toast {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      max-width: 560px;
      padding: var(--space-2) var(--space-3);
      border-radius: var(--radius);
      background: var(--mat-sys-inverse-surface);
      color: var(--mat-sys-inverse-on-surface);
      box-shadow: var(--floating);
      pointer-events: auto;
    }
    .problem {
      box-shadow:
        inset 4px 0 var(--danger),
        var(--floating);
    }
    button {
      display: inline-flex;
      padding: var(--space-1);
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }
    .action {
      font-weight: 600;
      text-decoration: underline;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ToastArea {
  protected readonly toasts = inject(Toasts);

  protected run(toast: Toast): void {
    toast.action?.run();
    this.toasts.dismiss(toast);
  }
}
