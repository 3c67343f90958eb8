import { computed, inject, Injectable, signal } from '@angular/core';
import { Api, problemOf, versionedOf } from '../api/api.ts';
import type { Answer, Sent } from '../api/shapes.ts';
import { showInstantsIn } from '../words/dates.ts';
import { chooseLanguage } from '../words/locale.ts';
import { keepAppearance } from './appearance.ts';

export type PreferencesDocument = Answer<'/v1/preferences', 'get'>;
type Wanted = Sent<'/v1/preferences', 'put'>;
export type Theme = PreferencesDocument['theme'];
export type ListName = PreferencesDocument['savedViews'][number]['list'];

export const themes = ['system', 'light', 'dark'] as const satisfies readonly Theme[];

/** How a person wants the console to be, kept with their account: the same in every browser. */
@Injectable({ providedIn: 'root' })
export class Preferences {
  readonly #client = inject(Api).client;
  readonly #document = signal<PreferencesDocument | undefined>(undefined);
  #etag = '';
  /** One change after the other, as each names the version before it. */
  #last: Promise<void> = Promise.resolve();

  readonly document = this.#document.asReadonly();
  readonly theme = computed<Theme>(() => this.#document()?.theme ?? 'system');
  /** In which instants are shown; undefined: that of the browser. */
  readonly timeZone = computed(() => this.#document()?.timeZone ?? undefined);

  async load(): Promise<void> {
    const { value, etag } = await versionedOf(this.#client.GET('/v1/preferences'));
    this.#take(value, etag);
  }

  /** In force at once on this page; kept on the server in the order in which they were made. */
  change(change: (before: PreferencesDocument) => Partial<Wanted>): Promise<void> {
    const next = this.#last.then(() => this.#keep(change));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #keep(change: (before: PreferencesDocument) => Partial<Wanted>): Promise<void> {
    try {
      await this.#put(change);
    } catch (error) {
      if (problemOf(error).status !== 412) throw error;
      // Changed in another window meanwhile: the same change, to what is there now.
      await this.load();
      await this.#put(change);
    }
  }

  async #put(change: (before: PreferencesDocument) => Partial<Wanted>): Promise<void> {
    const before = this.#document();
    if (before === undefined) return;
    const { version: _, ...wanted } = { ...before, ...change(before) };
    keepAppearance(wanted);
    const header = { 'if-match': this.#etag };
    const { value, etag } = await versionedOf(this.#client.PUT('/v1/preferences', { params: { header }, body: wanted }));
    this.#take(value, etag);
  }

  #take(value: PreferencesDocument, etag: string): void {
    this.#document.set(value);
    this.#etag = etag;
    keepAppearance(value);
    showInstantsIn(value.timeZone);
    chooseLanguage(value.locale);
  }
}
