import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { Attempts } from '../../api/attempts.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { Help } from '../../ui/help/help.ts';
import { CodesDialog } from './codes-dialog.ts';

@Component({
  selector: 'sl-recovery-section',
  imports: [Help],
  template: `
    <section class="section">
      <div class="explained">
        <h2 i18n="@@recovery.title">Recovery codes</h2>
        <sl-help title="Where should I keep them?" i18n-title="@@recovery.helpTitle"
          ><ng-container i18n="@@recovery.help"
            >Where you find them without your phone: on paper in a drawer that locks, or in a password manager. Not in your mail. Each works
            once; get new ones before the last is used.</ng-container
          ></sl-help
        >
      </div>
      <p class="muted" i18n="@@recovery.text">
        Each lets you in once when your second factor is not at hand. New ones make those of before worthless.
      </p>
      <div>
        <button type="button" class="button" (click)="renew()" i18n="@@recovery.go">Get new codes</button>
      </div>
    </section>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecoverySection {
  readonly #client = inject(Api).client;
  readonly #dialogs = inject(Dialogs);
  readonly #attempts = inject(Attempts);

  protected async renew(): Promise<void> {
    await this.#attempts.run(async () => {
      const { recoveryCodes } = await bodyOf(this.#client.POST('/v1/sessions/current/actions/renew-recovery-codes'));
      void this.#dialogs.open(CodesDialog, recoveryCodes);
    });
  }
}
