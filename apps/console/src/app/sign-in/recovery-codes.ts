import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Toasts } from '../ui/feedback/toasts.ts';
import { Icon } from '../ui/icon.ts';

/** Recovery codes, to be copied or kept as a file. */
@Component({
  selector: 'sl-recovery-codes',
  imports: [Icon],
  template: `
    <ul class="codes fixed">
      @for (code of codes(); track code) {
        <li>{{ code }}</li>
      }
    </ul>
    <div class="form-actions">
      <button type="button" class="button" (click)="copy()"><svg slIcon="copy"></svg><span i18n="@@recoveryCodes.copy">Copy</span></button>
      <button type="button" class="button" (click)="download()">
        <svg slIcon="download"></svg><span i18n="@@recoveryCodes.download">Keep as a file</span>
      </button>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
  `,
  styleUrl: './sign-in.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecoveryCodes {
  readonly codes = input.required<readonly string[]>();
  readonly #toasts = inject(Toasts);

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.codes().join('\n'));
    this.#toasts.show($localize`:@@recoveryCodes.copied:Copied.`);
  }

  protected download(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`${this.codes().join('\n')}\n`], { type: 'text/plain' }));
    link.download = 'seatledger-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(link.href);
  }
}
