import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api, problemOf } from '../api/api.ts';
import type { Session } from '../api/shapes.ts';
import { removeDrafts } from '../ui/form/draft-storage.ts';
import type { Permission } from './permission.ts';

/** Who is signed in in this browser, how far the sign-in has come, and what they may do. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #session = signal<Session | undefined>(undefined);
  #loading: Promise<Session | undefined> | undefined;

  readonly session = this.#session.asReadonly();
  readonly operator = computed(() => this.#session()?.operator);
  readonly isComplete = computed(() => this.#session()?.state === 'complete');
  readonly #permissions = computed(() => new Set<string>(this.operator()?.permissions));

  constructor() {
    effect(() => {
      if (this.#api.signedOut() > 0 && this.isComplete()) this.#leave();
    });
  }

  /** True where the person has any of these permissions. */
  may(...anyOf: readonly Permission[]): boolean {
    return anyOf.some((permission) => this.#permissions().has(permission));
  }

  /** The session that the browser's cookie opens, if there is one; asked once. */
  load(): Promise<Session | undefined> {
    return (this.#loading ??= this.#read());
  }

  /** After each step of a sign-in: the session has changed, and its CSRF token with it. */
  take(session: Session): void {
    this.#api.csrfToken.set(session.csrfToken);
    this.#session.set(session);
    this.#loading = Promise.resolve(session);
  }

  async signOut(): Promise<void> {
    await this.#api.client.DELETE('/v1/sessions/current').catch(() => undefined);
    this.#forget();
    removeDrafts();
    // A whole new page: nothing that was read stays in memory.
    location.assign('/sign-in');
  }

  async #read(): Promise<Session | undefined> {
    try {
      const session = await bodyOf(this.#api.client.GET('/v1/sessions/current'));
      this.take(session);
      return session;
    } catch (error) {
      if (problemOf(error).status === 401) return undefined;
      this.#loading = undefined;
      throw error;
    }
  }

  #leave(): void {
    this.#forget();
    const returnTo = this.#router.url;
    void this.#router.navigate(['/sign-in'], { queryParams: { returnTo, ended: true } });
  }

  #forget(): void {
    this.#session.set(undefined);
    this.#api.csrfToken.set('');
    this.#loading = Promise.resolve(undefined);
  }
}
