import type { LicenceError } from '../http/licence-error.ts';
import { abortable } from '../http/wait.ts';
import type { LicenceStatus } from '../licence/answer.ts';
import type { Locale } from '../licence/describe-lease.ts';
import { Licence, type Features, type FlagKey, type NumberKey } from '../licence/licence.ts';
import type { UseCounter } from '../uses/use-counter.ts';
import { LicenceKeeper, type KeeperOptions, type KeptPerson } from './licence-keeper.ts';
import type { CheckOptions, PersonLicence } from './person-licence.ts';

export interface PersonOptions extends KeeperOptions {
  readonly email: string | undefined;
  readonly locale: Locale;
  readonly uses: UseCounter | undefined;
}

/** Rather than all the time. */
const shortestWatchMs = 1_000;

export class Person<F extends Features<F>> implements PersonLicence<F> {
  readonly #options: PersonOptions;
  readonly #keeper: LicenceKeeper;
  readonly #listeners = new Set<(licence: Licence<F>) => void>();
  #heard = '';
  #stopWatching: (() => void) | undefined;

  constructor(options: PersonOptions, person: KeptPerson) {
    this.#options = options;
    this.#keeper = new LicenceKeeper(options, person, () => this.#tell());
  }

  async check({ signal, maxAgeMs }: CheckOptions = {}): Promise<Licence<F>> {
    signal?.throwIfAborted();
    if (this.#options.lifetime.aborted) throw this.#options.lifetime.reason as LicenceError;
    await abortable(this.#keeper.renew(maxAgeMs), signal);
    return this.#look();
  }

  get licence(): Licence<F> {
    this.#keeper.renewInBackground();
    return this.#look();
  }

  get status(): LicenceStatus {
    return this.licence.status;
  }

  can(feature: FlagKey<F>): boolean {
    return this.licence.can(feature);
  }

  value<Key extends keyof F & string>(feature: Key): F[Key] | undefined;
  value<Key extends keyof F & string>(feature: Key, otherwise: F[Key]): F[Key];
  value<Key extends keyof F & string>(feature: Key, otherwise?: F[Key]): F[Key] | undefined {
    return this.licence.value(feature, otherwise as F[Key]);
  }

  limit(feature: NumberKey<F>): number {
    return this.licence.limit(feature);
  }

  use(feature: keyof F & string, count = 1): void {
    this.#options.uses?.count(this.#options.email, feature, count);
  }

  onChange(listener: (licence: Licence<F>) => void): () => void {
    // The same function may listen twice.
    const own = (licence: Licence<F>): void => listener(licence);
    if (this.#listeners.size === 0) {
      this.#heard = essenceOf(this.#look());
      this.#watch();
    }
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
      if (this.#listeners.size === 0) this.#stopWatching?.();
    };
  }

  #look(): Licence<F> {
    return new Licence<F>(this.#keeper.decide(), this.#keeper.known, this.#options.locale);
  }

  /** Comes round when it is to be asked about again, or the step ends. */
  #watch(): void {
    const { clock, ttlMs, lifetime, installation } = this.#options;
    if (lifetime.aborted) return;
    const { until } = this.#keeper.decide().lease;
    const stepEndsInMs = until === null ? Infinity : until * 1000 - installation.time.read().now;
    this.#stopWatching = clock.after(Math.max(shortestWatchMs, Math.min(ttlMs / 2, stepEndsInMs)), () => {
      this.#keeper.renewInBackground();
      this.#tell();
      if (this.#listeners.size > 0) this.#watch();
    });
  }

  #tell(): void {
    if (this.#listeners.size === 0) return;
    const licence = this.#look();
    const essence = essenceOf(licence);
    if (essence === this.#heard) return;
    this.#heard = essence;
    for (const listener of this.#listeners) {
      try {
        listener(licence);
      } catch (error) {
        // As with events: a listener's fault is its own, and does not go unseen.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}

/** What a listener hears of. */
function essenceOf<F extends Features<F>>({ valid, status, detail, validUntil, profile, features, step, reason }: Licence<F>): string {
  return JSON.stringify([valid, status, detail, validUntil, profile, Object.entries(features).toSorted(), step, reason]);
}
