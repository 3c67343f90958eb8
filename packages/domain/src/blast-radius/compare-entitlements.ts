import { nextEntitlementChange, resolveEntitlements, type EntitledFeature, type Layer } from '../entitlement/resolve-entitlements.ts';
import { followed, type Followed } from './followed.ts';
import { valueChange, type Transition } from './transition.ts';

/** What speaks to a seat, and of which features. */
export interface EntitledSeat {
  readonly features: readonly EntitledFeature[];
  readonly layers: readonly Layer[];
}

/** Nobody's. */
export const noSeat: EntitledSeat = { features: [], layers: [] };

export interface ComparedEntitlements {
  readonly transitions: readonly Transition[];
}

/** What one seat gets before and after. */
export function compareEntitlements(before: EntitledSeat, after: EntitledSeat, asOf: number): Followed<ComparedEntitlements> {
  return followed(asOf, (at) => ({
    transitions: transitionsAt(before, after, at),
    nextAt: Math.min(nextEntitlementChange(before.layers, at), nextEntitlementChange(after.layers, at)),
  }));
}

function transitionsAt(before: EntitledSeat, after: EntitledSeat, at: number): readonly Transition[] {
  const left = new Map(resolveEntitlements(before.features, before.layers, at).map((one) => [one.featureId, one]));
  const transitions: Transition[] = [];
  for (const { featureId, key, value: to } of resolveEntitlements(after.features, after.layers, at)) {
    const from = left.get(featureId)?.value ?? null;
    left.delete(featureId);
    if (from !== to) transitions.push({ kind: 'feature', feature: key, change: valueChange(from, to), from, to });
  }
  for (const { key, value } of left.values()) transitions.push({ kind: 'feature', feature: key, change: 'lost', from: value, to: null });
  return transitions;
}
