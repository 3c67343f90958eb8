import { z } from 'zod';
import { type Decision, found, unchanged } from '../command/decision.ts';
import { id, innerValidity, key, reason } from '../command/fields.ts';
import type { FeatureType } from '../entitlement/feature.ts';
import { featureValue, fittingValue } from '../feature/feature.ts';
import type { User } from '../user/user.ts';
import { auditedOverride, type Override } from './override.ts';

/** Replaces the override that the user has of this feature. */
export const setOverrideSchema = z.strictObject({
  kind: z.literal('override.set'),
  userId: id,
  feature: key,
  value: featureValue,
  validity: innerValidity.default({ from: null, until: null }),
  reason,
});
export type SetOverride = z.output<typeof setOverrideSchema>;

export interface SetOverrideFacts {
  readonly user: User | undefined;
  readonly featureType: FeatureType | undefined;
  /** The one that is replaced. */
  readonly override: Override | undefined;
}

export function decideSetOverride(command: SetOverride, facts: SetOverrideFacts): Decision<Override> {
  const { feature, validity, reason } = command;
  const user = found(facts.user, 'user', command.userId, 'userId');
  const type = found(facts.featureType, 'feature', feature, 'feature');
  const value = fittingValue({ key: feature, type }, command.value, 'value');
  const override: Override = { userId: user.id, user: user.email, feature, value, validity, reason };
  const before = facts.override === undefined ? null : auditedOverride(facts.override);
  const after = auditedOverride(override);
  if (JSON.stringify(before) === JSON.stringify(after)) return unchanged;
  return {
    outcome: 'changed',
    plan: override,
    change: { subject: { kind: 'user', id: user.id }, customerId: user.customerId, before, after, reason },
  };
}
