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

/** What the audit event of a user who comes or goes keeps of the overrides that come or go as well. */
export function auditedWithUser(overrides: readonly Override[]): Readonly<Record<string, unknown>> {
  if (overrides.length === 0) return {};
  return { overrides: overrides.map(({ feature, value, validity, reason }) => ({ feature, value, validity, reason })) };
}
