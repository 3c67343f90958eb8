import type { FeatureValue } from '../entitlement/feature.ts';
import { layersOf, type EntitledFeature, type Layer } from '../entitlement/resolve-entitlements.ts';
import { termsOf, type LicenceTerms } from '../licence/licence.ts';
import { always, periodOf, type Validity } from '../validity/validity.ts';

/** What profiles and packs are to those who have them. `values` by feature id. */
export interface NamedValues {
  readonly key: string;
  readonly name: string;
  readonly values: ReadonlyMap<number, FeatureValue>;
}

export interface DomainState {
  readonly customerId: number;
  /** All that it goes by, its own first. */
  readonly names: readonly string[];
  readonly timeZone: string;
  readonly validity: Validity;
  readonly graceDays: number;
  readonly suspended: boolean;
  readonly packs: readonly { readonly packId: number; readonly position: number; readonly validity: Validity }[];
}

/** All that licences and entitlements depend on besides the seats themselves, as it is at one moment. */
export interface LicensingState {
  readonly features: readonly EntitledFeature[];
  readonly profiles: ReadonlyMap<number, NamedValues>;
  readonly packs: ReadonlyMap<number, NamedValues>;
  readonly domains: ReadonlyMap<number, DomainState>;
}

export interface SeatOverride {
  readonly featureId: number;
  readonly value: FeatureValue;
  readonly validity: Validity;
  readonly reason: string;
}

/** A seat, or all seats that are alike. */
export interface Seat {
  readonly domainId: number;
  /** Null where many are meant. */
  readonly localPart: string | null;
  readonly profileId: number | null;
  readonly validity: Validity;
  readonly suspended: boolean;
  /** By feature id. */
  readonly overrides: readonly SeatOverride[];
}

/** Null where there is no such domain. */
export function termsOfSeat(state: LicensingState, seat: Seat): LicenceTerms | null {
  const domain = state.domains.get(seat.domainId);
  return domain === undefined ? null : termsOf(domain, seat);
}

/** What speaks of features to whoever has the seat, weakest first. */
export function layersOfSeat(state: LicensingState, seat: Seat): readonly Layer[] {
  const domain = state.domains.get(seat.domainId);
  if (domain === undefined) return [];
  const packs = domain.packs.flatMap(({ packId, position, validity }): Layer[] => {
    const pack = state.packs.get(packId);
    if (pack === undefined) return [];
    const { key, name, values } = pack;
    return [{ origin: { kind: 'pack', key, name, order: position }, period: periodOf(validity, domain.timeZone), values }];
  });
  const overrides = seat.overrides.map(({ featureId, value, validity, reason }): Layer => {
    return { origin: { kind: 'override', reason }, period: periodOf(validity, domain.timeZone), values: new Map([[featureId, value]]) };
  });
  return layersOf({ packs, profile: profileLayer(state, seat), overrides });
}

function profileLayer({ profiles }: LicensingState, { profileId }: Seat): Layer | null {
  const profile = profileId === null ? undefined : profiles.get(profileId);
  if (profile === undefined) return null;
  return { origin: { kind: 'profile', key: profile.key, name: profile.name }, period: always, values: profile.values };
}

/** Every address by which the seat is found, its own first. */
export function addressesOf(state: LicensingState, seat: Seat): readonly string[] {
  const names = state.domains.get(seat.domainId)?.names ?? [];
  return names.map((name) => `${seat.localPart ?? ''}@${name}`);
}
