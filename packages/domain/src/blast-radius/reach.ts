import type { FeatureValue } from '../entitlement/feature.ts';
import type { DomainState, LicensingState, NamedValues, SeatOverride } from './licensing-state.ts';

/**
 * Which seats, none of which was touched itself, can come to something else: those of the domains and those with the profiles, or all of
 * them; and for which features. What is not named here cannot differ.
 */
export interface Reach {
  readonly everybody: boolean;
  readonly domainIds: ReadonlySet<number>;
  readonly profileIds: ReadonlySet<number>;
  readonly featureIds: ReadonlySet<number>;
  /** Those of the features that are in one of the states only. */
  readonly unmatchedFeatureIds: ReadonlySet<number>;
  /** Whether dates become other instants for somebody. */
  readonly movesDates: boolean;
}

/**
 * What matters of the overrides of a seat that was not touched. An override wins in both states, so what its value is makes no difference
 * unless its dates move or its feature comes or goes; `true` stands for any.
 */
export function reachedOverrides(overrides: readonly SeatOverride[], reach: Reach): readonly SeatOverride[] {
  return overrides
    .filter(({ featureId }) => reach.featureIds.has(featureId))
    .map(({ featureId, value, validity }) => {
      const isDated = validity.from !== null || validity.until !== null;
      return {
        featureId,
        value: (reach.movesDates && isDated) || reach.unmatchedFeatureIds.has(featureId) ? value : true,
        validity,
        reason: '',
      };
    });
}

/** Domains that are in one of the states only have no seats that were not touched, and reach nobody. */
export function reachOf(before: LicensingState, after: LicensingState): Reach {
  const [defaultsBefore, defaultsAfter] = [defaultsOf(before), defaultsOf(after)];
  const defaults = changedKeys(defaultsBefore, defaultsAfter);
  const unmatchedFeatureIds = new Set(defaults.filter((id) => !defaultsBefore.has(id) || !defaultsAfter.has(id)));
  const profiles = changedValues(before.profiles, after.profiles);
  const packs = changedValues(before.packs, after.packs);
  const featureIds = new Set([...defaults, ...[...profiles.values(), ...packs.values()].flat()]);
  const domainIds = new Set<number>();
  let movesDates = false;
  for (const [id, domain] of after.domains) {
    const earlier = before.domains.get(id);
    if (earlier === undefined) continue;
    if (!isSameDomain(earlier, domain) || domain.packs.some(({ packId }) => packs.has(packId))) domainIds.add(id);
    movesDates ||= earlier.timeZone !== domain.timeZone;
    for (const featureId of featuresOfChange(earlier, domain, before, after)) featureIds.add(featureId);
  }
  return { everybody: defaults.length > 0, domainIds, profileIds: new Set(profiles.keys()), featureIds, unmatchedFeatureIds, movesDates };
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
