import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import type { Session } from '../api/shapes.ts';
import { showPasskey } from '../session/passkey.ts';
import { SessionStore } from '../session/session-store.ts';

/** The steps of a sign-in. Each takes the session as it is then, and leads on where it is complete. */
@Injectable({ providedIn: 'root' })
export class SignInSteps {
  readonly #client = inject(Api).client;
  readonly #store = inject(SessionStore);
  readonly #router = inject(Router);

  async withPassword(email: string, password: string): Promise<void> {
    await this.#take(bodyOf(this.#client.POST('/v1/sessions', { body: { email, password } })));
  }

  async withPasskeyAlone(): Promise<void> {
    const credential = await showPasskey(await bodyOf(this.#client.POST('/v1/sessions/actions/begin-passkey-sign-in')));
    await this.#take(bodyOf(this.#client.POST('/v1/sessions/actions/sign-in-with-passkey', { body: { credential } })));
  }

  async verifyCode(code: string): Promise<void> {
    await this.#take(bodyOf(this.#client.POST('/v1/sessions/current/actions/verify-totp', { body: { code } })));
  }

  async verifyRecoveryCode(code: string): Promise<void> {
    await this.#take(bodyOf(this.#client.POST('/v1/sessions/current/actions/verify-recovery-code', { body: { code } })));
  }

  async verifyPasskey(): Promise<void> {
    const credential = await showPasskey(await bodyOf(this.#client.POST('/v1/sessions/current/actions/begin-passkey')));
    await this.#take(bodyOf(this.#client.POST('/v1/sessions/current/actions/verify-passkey', { body: { credential } })));
  }

  async acceptInvitation(invitation: {
    token: string;
    displayName: string;
    locale: 'en' | 'fr';
    password: string;
    email?: string;
  }): Promise<void> {
    await this.#take(bodyOf(this.#client.POST('/v1/invitations/accept', { body: invitation })));
  }

  /** Leads to an identity provider, which leads back. */
  async withProvider(key: string): Promise<void> {
    const begin = this.#client.POST('/v1/sign-in/single-sign-on/{key}/actions/begin', {
      params: { path: { key } },
      body: { returnTo: this.returnTo() },
    });
    location.assign((await bodyOf(begin)).authorizationUrl);
  }

  /** Where the person wanted to go before they had to sign in: a path of ours. */
  returnTo(): string {
    const wanted: unknown = this.#router.parseUrl(this.#router.url).queryParams['returnTo'];
    return typeof wanted === 'string' && wanted.startsWith('/') && !wanted.startsWith('//') ? wanted : '/';
  }

  async #take(answer: Promise<Session>): Promise<void> {
    const session = await answer;
    this.#store.take(session);
    const queryParams = this.returnTo() === '/' ? {} : { returnTo: this.returnTo() };
    if (session.state === 'complete') await this.#router.navigateByUrl(this.returnTo());
    else await this.#router.navigate([session.state === 'needs_enrolment' ? '/enrol' : '/sign-in/second-factor'], { queryParams });
  }
}
