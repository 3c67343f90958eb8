import type { FeatureValue } from '../entitlement/feature.ts';
import type { DomainState, LicensingState, NamedValues } from './licensing-state.ts';

/**
 * Which seats, none of which was touched itself, can come to something else: those of the domains and those with the profiles, or all of
 * them; and for which features. What is not named here cannot differ.
 */
export interface Reach {
  readonly everybody: boolean;
  readonly domainIds: ReadonlySet<number>;
  readonly profileIds: ReadonlySet<number>;
  readonly featureIds: ReadonlySet<number>;
}

/** Domains that are in one of the states only have no seats that were not touched, and reach nobody. */
export function reachOf(before: LicensingState, after: LicensingState): Reach {
  const defaults = changedKeys(defaultsOf(before), defaultsOf(after));
  const profiles = changedValues(before.profiles, after.profiles);
  const packs = changedValues(before.packs, after.packs);
  const featureIds = new Set([...defaults, ...[...profiles.values(), ...packs.values()].flat()]);
  const domainIds = new Set<number>();
  for (const [id, domain] of after.domains) {
    const earlier = before.domains.get(id);
    if (earlier === undefined) continue;
    if (!isSameDomain(earlier, domain) || domain.packs.some(({ packId }) => packs.has(packId))) domainIds.add(id);
    for (const featureId of featuresOfChange(earlier, domain, before, after)) featureIds.add(featureId);
  }
  return { everybody: defaults.length > 0, domainIds, profileIds: new Set(profiles.keys()), featureIds };
}

function defaultsOf({ features }: LicensingState): ReadonlyMap<number, FeatureValue> {
  return new Map(features.map(({ id, defaultValue }) => [id, defaultValue]));
}

function changedKeys(before: ReadonlyMap<number, FeatureValue>, after: ReadonlyMap<number, FeatureValue>): readonly number[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
}

/** The features whose values differ, by profile or pack; those without such features are left out. */
function changedValues(before: ReadonlyMap<number, NamedValues>, after: ReadonlyMap<number, NamedValues>) {
  const none: ReadonlyMap<number, FeatureValue> = new Map();
  const changed = new Map<number, readonly number[]>();
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const features = changedKeys(before.get(id)?.values ?? none, after.get(id)?.values ?? none);
    if (features.length > 0) changed.set(id, features);
  }
  return changed;
}

/** Whether it is the same to its seats; whose it is makes no difference to them. */
function isSameDomain({ customerId: _, ...before }: DomainState, { customerId: __, ...after }: DomainState): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function featuresOfChange(before: DomainState, after: DomainState, stateBefore: LicensingState, stateAfter: LicensingState): number[] {
  // In another time zone every date is another instant, those of overrides as well.
  if (before.timeZone !== after.timeZone) return [...stateBefore.features, ...stateAfter.features].map(({ id }) => id);
  if (JSON.stringify(before.packs) === JSON.stringify(after.packs)) return [];
  const valuesOf = (state: LicensingState, { packs }: DomainState) =>
    packs.flatMap(({ packId }) => [...(state.packs.get(packId)?.values.keys() ?? [])]);
  return [...valuesOf(stateBefore, before), ...valuesOf(stateAfter, after)];
}
