import type { Layer } from '../entitlement/resolve-entitlements.ts';
import type { FeatureValue } from '../entitlement/feature.ts';
import type { Validity } from '../validity/validity.ts';
import type { OverrideState } from './licence-history.ts';
import type { LicenceSources } from './sources-at.ts';
import { timelineKinds, type TimelineChange, type TimelineKind } from './timeline-change.ts';

/** What is different in what a licence depends on, told as what has happened; undefined where there was or is no such user. */
export function differencesBetween(before: LicenceSources | undefined, after: LicenceSources | undefined): readonly TimelineChange[] {
  if (before === undefined) return after === undefined ? [] : [{ kind: 'created', before: null, after: seatOf(after) }];
  if (after === undefined) return [{ kind: 'deleted', before: seatOf(before), after: null }];
  const changes = [...ofSeat(before, after), ...ofDomain(before, after), ...ofOverrides(before, after), ...ofCatalogue(before, after)];
  return changes.toSorted((a, b) => timelineKinds.indexOf(a.kind) - timelineKinds.indexOf(b.kind));
}

function seatOf({ email, profile, user: { validity, suspensionReason } }: LicenceSources) {
  return { email, profile, validity, suspensionReason };
}

/** One change where the values of a field differ. */
function change(kind: TimelineKind, field: string, before: unknown, after: unknown): readonly TimelineChange[] {
  return isSame(before, after) ? [] : [{ kind, before: { [field]: before }, after: { [field]: after } }];
}

function ofSeat(before: LicenceSources, after: LicenceSources): readonly TimelineChange[] {
  const suspension = after.user.suspended ? 'suspended' : 'reinstated';
  return [
    ...change('address-changed', 'email', before.email, after.email),
    ...(before.user.suspended === after.user.suspended
      ? []
      : change(suspension, 'suspensionReason', before.user.suspensionReason, after.user.suspensionReason)),
    ...change(
      isRenewal(before.user.validity, after.user.validity) ? 'renewed' : 'validity-changed',
      'validity',
      before.user.validity,
      after.user.validity,
    ),
    ...change('profile-changed', 'profile', before.profile, after.profile),
  ];
}

function ofDomain(before: LicenceSources, after: LicenceSources): readonly TimelineChange[] {
  const [was, is] = [before.domain, after.domain];
  const suspension = is.suspended ? 'domain-suspended' : 'domain-reinstated';
  const renewed = was.id === is.id && isRenewal(was.validity, is.validity);
  return [
    ...change('customer-changed', 'customerId', was.customerId, is.customerId),
    ...(was.suspended === is.suspended ? [] : change(suspension, 'suspensionReason', was.suspensionReason, is.suspensionReason)),
    ...change(renewed ? 'domain-renewed' : 'domain-validity-changed', 'validity', was.validity, is.validity),
    ...change('grace-changed', 'graceDays', was.graceDays, is.graceDays),
    ...change('offline-lease-changed', 'offlineLeaseDays', was.offlineLeaseDays, is.offlineLeaseDays),
    ...change('time-zone-changed', 'timeZone', before.timeZone, after.timeZone),
    ...change('packs-changed', 'packs', before.packs, after.packs),
  ];
}

/** Whether it is the same period, but for a later end. */
function isRenewal(before: Validity, after: Validity): boolean {
  return before.from === after.from && before.until !== null && (after.until === null || after.until > before.until);
}

function ofOverrides(before: LicenceSources, after: LicenceSources): readonly TimelineChange[] {
  const [was, is] = [overridesOf(before), overridesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((feature) => {
    const [old, current] = [was.get(feature) ?? null, is.get(feature) ?? null];
    if (isSame(old, current)) return [];
    return [{ kind: current === null ? 'override-removed' : 'override-set', before: old, after: current } satisfies TimelineChange];
  });
}

function overridesOf({ overrides, features }: LicenceSources): ReadonlyMap<string, TimelineChange['after']> {
  const keys = new Map(features.map(({ id, key }) => [id, key]));
  const shown = ({ featureId, value, validity, reason }: OverrideState) => {
    const feature = keys.get(featureId) ?? String(featureId);
    return [feature, { feature, value, validity, reason }] as const;
  };
  return new Map(overrides.map(shown));
}

/** Values that have changed where they stand: of a pack or a profile that has been given or taken away meanwhile, that is said. */
function ofCatalogue(before: LicenceSources, after: LicenceSources): readonly TimelineChange[] {
  const keys = new Map([...before.features, ...after.features].map(({ id, key }) => [id, key]));
  const ofPlace = (place: object, was: Values, is: Values): readonly TimelineChange[] =>
    [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
      const said = (value: FeatureValue | undefined) => ({ feature: keys.get(id) ?? String(id), ...place, value: value ?? null });
      return isSame(was.get(id), is.get(id)) ? [] : [{ kind: 'value-changed', before: said(was.get(id)), after: said(is.get(id)) }];
    });
  const ofLayers = after.layers.flatMap((layer) => {
    const { origin } = layer;
    const same = before.layers.find((one) => isSamePlace(one.origin, origin));
    return same === undefined || !('key' in origin) ? [] : ofPlace({ [origin.kind]: origin.key }, same.values, layer.values);
  });
  return [...ofPlace({}, defaultsOf(before), defaultsOf(after)), ...ofLayers];
}

type Values = Layer['values'];

function defaultsOf({ features }: LicenceSources): Values {
  return new Map(features.map(({ id, defaultValue }) => [id, defaultValue]));
}

function isSamePlace(a: Layer['origin'], b: Layer['origin']): boolean {
  return 'key' in a && 'key' in b && a.kind === b.kind && a.key === b.key;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
