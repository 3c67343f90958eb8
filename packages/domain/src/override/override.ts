import type { FeatureValue } from '../entitlement/feature.ts';
import type { Validity } from '../validity/validity.ts';

/** One feature value for one user, dated, with a reason. To the audit it is part of the user. */
export interface Override {
  readonly userId: number;
  /** E-mail of the user. */
  readonly user: string;
  /** Key of the feature. */
  readonly feature: string;
  readonly value: FeatureValue;
  readonly validity: Validity;
  readonly reason: string;
}

/** What the audit event keeps of an override. */
export function auditedOverride({ userId: _, ...readable }: Override): Readonly<Record<string, unknown>> {
  return readable;
}
