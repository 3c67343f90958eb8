import type { LicenceError } from '../http/licence-error.ts';
import type { FeatureValue, LicenceStatus } from './answer.ts';
import type { KnownLicence, LicenceBasis, LicenceDecision } from './decide-licence.ts';
import { describeLease, type Locale } from './describe-lease.ts';
import type { LeaseReason, LeaseStep } from './lease.ts';

/** Features by their keys, each with the type of its values: `seatledger catalogue types` writes them. */
export type Features<F> = { readonly [Key in keyof F]: FeatureValue };

/** The keys of the features that are flags. */
export type FlagKey<F> = { [Key in keyof F]: boolean extends F[Key] ? Key : never }[keyof F] & string;

/** The keys of the features that are whole numbers. */
export type NumberKey<F> = { [Key in keyof F]: number extends F[Key] ? Key : never }[keyof F] & string;

/** One person's licence as it is at one instant. */
export class Licence<F extends Features<F>> {
  /** Whether the person may work. */
  readonly valid: boolean;
  /** As the server last said; `unknown` where it never has. */
  readonly status: LicenceStatus;
  /** The status as the server's sentence for the person. */
  readonly detail: string;
  /** The first instant after the last day of the licence, days of grace not counted: ISO 8601, null where open or unknown. */
  readonly validUntil: string | null;
  /** The key of the profile. */
  readonly profile: string | null;
  /** What may be used; empty where not valid. */
  readonly features: Readonly<Partial<F>>;
  /** How well that is founded; `blocked` where it is not, or there is nothing to found. */
  readonly step: LeaseStep;
  readonly reason: LeaseReason;
  /** When the step ends by time alone: ISO 8601; null where it is blocked, or does not end. */
  readonly stepUntil: string | null;
  /** What the person is to be told besides `detail`, in their language; null where all is well. */
  readonly notice: string | null;
  readonly basis: LicenceBasis;
  /** Why the server has not confirmed it when it was last asked. */
  readonly error: LicenceError | null;

  /** @internal */
  constructor({ valid, basis, lease, features }: LicenceDecision, { answer, document, error }: KnownLicence, locale: Locale) {
    this.valid = valid;
    this.status = answer?.status ?? 'unknown';
    this.detail = answer?.detail ?? '';
    this.validUntil = answer?.validUntil ?? null;
    this.profile = answer?.profile ?? null;
    // What the server answers is not held to the types: features that a program does not know are of no concern to it.
    this.features = features as Partial<F>;
    this.step = lease.step;
    this.reason = lease.reason;
    this.stepUntil = lease.until === null ? null : new Date(lease.until * 1000).toISOString();
    this.basis = basis;
    this.error = error;
    const end = document?.lease.graceUntil ?? 0;
    const isWell = lease.reason === 'fresh' || (lease.reason === 'not_licensed' && this.detail !== '');
    this.notice = isWell ? null : describeLease(lease.reason, end, locale, -new Date(end * 1000).getTimezoneOffset());
  }

  /** Whether a flag is set, by a valid licence. */
  can(feature: FlagKey<F>): boolean {
    return this.value(feature) === true;
  }

  /** What a feature is set to; `otherwise` where the licence is not valid, or does not say. */
  value<Key extends keyof F & string>(feature: Key): F[Key] | undefined;
  value<Key extends keyof F & string>(feature: Key, otherwise: F[Key]): F[Key];
  value<Key extends keyof F & string>(feature: Key, otherwise?: F[Key]): F[Key] | undefined {
    return Object.hasOwn(this.features, feature) ? (this.features[feature] as F[Key]) : otherwise;
  }

  /** How much of something may be used; 0 where the licence is not valid, or does not say. */
  limit(feature: NumberKey<F>): number {
    const value: unknown = this.value(feature);
    return typeof value === 'number' ? value : 0;
  }
}
