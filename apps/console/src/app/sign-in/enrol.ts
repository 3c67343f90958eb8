import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import { DomSanitizer } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api, problemOf } from '../api/api.ts';
import type { Session } from '../api/shapes.ts';
import { createPasskey, isGivenUp, knowsPasskeys } from '../session/passkey.ts';
import { SessionStore } from '../session/session-store.ts';
import { errorsOfProblem } from '../ui/form/errors-of-problem.ts';
import { Field } from '../ui/form/field.ts';
import { FormErrors } from '../ui/form/form-errors.ts';
import { sentenceOfProblem } from '../words/problem-words.ts';
import { RecoveryCodes } from './recovery-codes.ts';
import { SignInSteps } from './sign-in-steps.ts';
import { Icon } from '../ui/icon.ts';

/** The second factor that everybody needs: an authenticator app or a passkey, then the recovery codes. */
@Component({
  imports: [Field, FormErrors, FormField, FormRoot, Icon, RecoveryCodes],
  templateUrl: './enrol.html',
  styleUrl: './sign-in.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Enrol {
  readonly #client = inject(Api).client;
  readonly #store = inject(SessionStore);
  readonly #steps = inject(SignInSteps);
  readonly #router = inject(Router);
  readonly #sanitizer = inject(DomSanitizer);
  #completed: Session | undefined;

  protected readonly canUsePasskey = knowsPasskeys();
  protected readonly totp = signal<{ readonly secret: string; readonly qr: string } | undefined>(undefined);
  protected readonly recoveryCodes = signal<readonly string[] | undefined>(undefined);
  protected readonly error = signal('');
  /** Asked for where an administrator has reset the second factor. */
  protected readonly needsToken = signal(false);
  protected readonly token = signal('');
  protected readonly qr = computed(() => this.#sanitizer.bypassSecurityTrustUrl(this.totp()?.qr ?? ''));

  protected readonly form = form(
    signal({ code: '' }),
    (path) => {
      required(path.code);
    },
    {
      submission: {
        action: async (field) => {
          const body = { code: field.code().value().replaceAll(' ', '') };
          try {
            const { session, recoveryCodes } = await bodyOf(this.#client.POST('/v1/sessions/current/totp/actions/confirm', { body }));
            this.#keep(session, recoveryCodes);
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );

  protected async withApp(): Promise<void> {
    await this.#attempt(async () => {
      const { secret, otpauthUri } = await bodyOf(this.#client.POST('/v1/sessions/current/totp', this.#tokenHeader()));
      const { renderSVG } = await import('uqr');
      this.totp.set({ secret, qr: `data:image/svg+xml,${encodeURIComponent(renderSVG(otpauthUri, { border: 0 }))}` });
    });
  }

  protected async withPasskey(): Promise<void> {
    await this.#attempt(async () => {
      const options = await bodyOf(this.#client.POST('/v1/passkeys/actions/begin-registration', this.#tokenHeader()));
      const body = { name: $localize`:@@enrol.passkeyName:First passkey`, credential: await createPasskey(options) };
      const { session, recoveryCodes } = await bodyOf(this.#client.POST('/v1/passkeys', { body }));
      this.#keep(session, recoveryCodes);
    });
  }

  /** Only now, when the codes were seen, is the person let on: they are shown this once. */
  protected async finish(): Promise<void> {
    if (this.#completed !== undefined) this.#store.take(this.#completed);
    await this.#router.navigateByUrl(this.#steps.returnTo());
  }

  #tokenHeader(): { params: { header: { 'x-enrolment-token'?: string } } } {
    return { params: { header: this.token() === '' ? {} : { 'x-enrolment-token': this.token().trim() } } };
  }

  #keep(session: Session, recoveryCodes: readonly string[]): void {
    this.#completed = session;
    this.recoveryCodes.set(recoveryCodes);
  }

  async #attempt(enrol: () => Promise<void>): Promise<void> {
    this.error.set('');
    try {
      await enrol();
    } catch (error) {
      if (isGivenUp(error)) return;
      const problem = problemOf(error);
      if (problem.code.startsWith('enrolment_token')) this.needsToken.set(true);
      this.error.set(sentenceOfProblem(problem));
    }
  }
}
