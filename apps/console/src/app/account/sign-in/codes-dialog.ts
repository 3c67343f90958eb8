import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RecoveryCodes } from '../../sign-in/recovery-codes.ts';

/** Recovery codes that were just made, shown this once. */
@Component({
  imports: [RecoveryCodes],
  template: `
    <div class="dialog">
      <h2 id="dialog-title" i18n="@@enrol.codesTitle">Keep your recovery codes</h2>
      <p i18n="@@enrol.codesText">Each of them lets you in once when your second factor is not at hand. They are shown this once.</p>
      <sl-recovery-codes [codes]="codes" />
      <div class="dialog-actions">
        <button type="button" class="button button-primary" (click)="dialog.close()" i18n="@@recovery.kept">I have kept them</button>
      </div>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CodesDialog {
  protected readonly codes = inject<readonly string[]>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef>(DialogRef);

  constructor() {
    this.dialog.disableClose = true;
  }
}
