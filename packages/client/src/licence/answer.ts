/** What a feature is set to: a flag, a whole number, or a text. */
export type FeatureValue = boolean | number | string;

/**
 * Exactly one of these; allowed are `active` and `grace`. The server says `unknown` of whom it knows no licence, and the client where it has
 * not been told anything.
 */
export type LicenceStatus = 'unknown' | 'suspended' | 'domain_suspended' | 'not_started' | 'active' | 'grace' | 'expired';

/** What Seatledger says of a person. */
export interface Answer {
  readonly valid: boolean;
  readonly status: LicenceStatus;
  /** The status as a sentence for the person. */
  readonly detail: string;
  /** The first instant after the last day of the licence, days of grace not counted: ISO 8601, null where open or unknown. */
  readonly validUntil: string | null;
  /** The key of the profile. */
  readonly profile: string | null;
  readonly features: Readonly<Record<string, FeatureValue>>;
}

/** The answer in a document of JSON; undefined where there is none in it. Members that are not known are left out. */
export function readAnswer(value: unknown): Answer | undefined {
  const { valid, status, detail, validUntil, profile, features } = (value ?? {}) as Record<string, unknown>;
  if (typeof valid !== 'boolean' || typeof status !== 'string') return undefined;
  return {
    valid,
    // One of a later server is passed on as it is.
    status: status as LicenceStatus,
    detail: typeof detail === 'string' ? detail : '',
    validUntil: typeof validUntil === 'string' ? validUntil : null,
    profile: typeof profile === 'string' ? profile : null,
    features: readFeatures(features),
  };
}

/** Values of kinds that are not known are left out. */
function readFeatures(value: unknown): Answer['features'] {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, one]) => ['boolean', 'number', 'string'].includes(typeof one)));
}

/** Whether two answers are the same, whatever the order in which they say it. */
export function isSameAnswer(one: Answer, other: Answer): boolean {
  return canonical(one) === canonical(other);
}

/** Of who may not work the profile is not always told. */
function canonical({ valid, status, detail, validUntil, profile, features }: Answer): string {
  return JSON.stringify([valid, status, detail, validUntil, ...(valid ? [profile, Object.entries(features).toSorted()] : [])]);
}
