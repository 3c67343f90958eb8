import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { Attempts } from '../../api/attempts.ts';
import { SessionStore } from '../../session/session-store.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { State } from '../../ui/state.ts';
import { AuthenticatorDialog, type NewAuthenticator } from './authenticator-dialog.ts';
import { CodesDialog } from './codes-dialog.ts';

@Component({
  selector: 'sl-authenticator-section',
  imports: [State],
  template: `
    <section class="section">
      <h2 i18n="@@authenticator.title">Authenticator app</h2>
      @if (has()) {
        <p><sl-state tone="active" i18n="@@authenticator.on">Set up</sl-state></p>
        <p class="muted" i18n="@@authenticator.replaceText">
          A new phone? Set up the app there; the one of before stays good until you have shown a code.
        </p>
        <div>
          <button type="button" class="button" (click)="enrol()" i18n="@@authenticator.replace">Set up another app</button>
        </div>
      } @else {
        <p class="muted" i18n="@@authenticator.text">
          It shows a code that you type when you sign in. Good beside a passkey, for other machines.
        </p>
        <div>
          <button type="button" class="button" (click)="enrol()" i18n="@@authenticator.enrol">Set up an authenticator app</button>
        </div>
      }
    </section>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuthenticatorSection {
  readonly #client = inject(Api).client;
  readonly #store = inject(SessionStore);
  readonly #dialogs = inject(Dialogs);
  readonly #attempts = inject(Attempts);
  protected readonly has = computed(() => this.#store.session()?.secondFactors.includes('totp') === true);

  protected async enrol(): Promise<void> {
    let offered: NewAuthenticator | undefined;
    await this.#attempts.run(async () => {
      const { secret, otpauthUri } = await bodyOf(this.#client.POST('/v1/sessions/current/totp'));
      const { renderSVG } = await import('uqr');
      offered = { secret, qr: `data:image/svg+xml,${encodeURIComponent(renderSVG(otpauthUri, { border: 0 }))}` };
    });
    if (offered === undefined) return;
    const codes = await this.#dialogs.open<readonly string[]>(AuthenticatorDialog, offered);
    if (codes !== undefined && codes.length > 0) void this.#dialogs.open(CodesDialog, codes);
  }
}
