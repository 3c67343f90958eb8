import type { LicenceStatus } from '../licence/answer.ts';
import type { Features, FlagKey, Licence, NumberKey } from '../licence/licence.ts';

export interface CheckOptions {
  /** Ends the wait, not the question, whose answer may serve others. */
  readonly signal?: AbortSignal;
  /** How old the answer may be: 0 asks the server, whatever is known. */
  readonly maxAgeMs?: number;
}

/** One person: whether they have a licence, and what they may use. Everything but `check` answers at once, from what is known. */
export interface PersonLicence<F extends Features<F>> {
  /**
   * The licence as it is now. Asks the server where what is known is older than `ttlMs`; where the server does not answer, it is what is
   * known, and `error` says why. Rejects with a `LicenceError` only for what no outage explains: a key that is refused, something that is
   * no address.
   */
  check(options?: CheckOptions): Promise<Licence<F>>;

  /** As it is known at this instant: `check()` is to be awaited once before. Never throws; what grows old is renewed in the background. */
  readonly licence: Licence<F>;

  /** Of {@link licence}. */
  readonly status: LicenceStatus;

  /** Of {@link licence}: whether a flag is set, and the licence valid. */
  can(feature: FlagKey<F>): boolean;

  /** Of {@link licence}: what a feature is set to; `otherwise` where the licence is not valid, or does not say. */
  value<Key extends keyof F & string>(feature: Key): F[Key] | undefined;
  value<Key extends keyof F & string>(feature: Key, otherwise: F[Key]): F[Key];

  /** Of {@link licence}: how much may be used; 0 where the licence is not valid, or does not say. */
  limit(feature: NumberKey<F>): number;

  /** Counts that a feature was used. Told to the server in batches. */
  use(feature: keyof F & string, count?: number): void;

  /** Tells whenever the licence or its step becomes another; while somebody listens, the server is asked by itself. Gives what ends it. */
  onChange(listener: (licence: Licence<F>) => void): () => void;
}

/** The person whose token it is, or who was named; and, by {@link of}, anybody else. */
export interface LicenceClient<F extends Features<F>> extends PersonLicence<F> {
  /** Another person, whom only an API key may ask about. The same one for the same address, however it is written. */
  of(email: string): PersonLicence<F>;

  /** Tells the server now what was used. Never rejects: what cannot be told is told later. */
  flush(): Promise<void>;

  /** Tells what was used, waiting a few seconds at most, and ends everything that goes on in the background. */
  close(): Promise<void>;
}
