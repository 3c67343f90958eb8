import type { AssignedPack } from '../domain/domain.ts';
import { layersOf } from '../entitlement/resolve-entitlements.ts';
import type { TracedFeature, TracedLayer } from '../entitlement/trace-entitlements.ts';
import { termsOf, type LicenceTerms } from '../licence/licence.ts';
import { always, periodOf } from '../validity/validity.ts';
import { changeOf, isInForceAt, type Dated, type ValueChange } from './dated.ts';
import type { DomainState, FeatureSetState, LicenceHistory, OverrideState, SetValueState, UserState } from './licence-history.ts';

/** All that a user's licence and entitlements depended on at one instant, the dates in it aside. */
export interface LicenceSources {
  readonly email: string;
  readonly user: UserState;
  readonly domain: DomainState;
  readonly timeZone: string;
  readonly terms: LicenceTerms;
  /** Key of the profile. */
  readonly profile: string | null;
  /** Of the domain, in their order. */
  readonly packs: readonly AssignedPack[];
  readonly overrides: readonly OverrideState[];
  /** By key. */
  readonly features: readonly TracedFeature[];
  /** Weakest first. */
  readonly layers: readonly TracedLayer[];
}

/** What was in force at an instant (epoch milliseconds), or is, where it is Infinity; undefined where there was no such user. */
export function sourcesAt(history: LicenceHistory, at: number): LicenceSources | undefined {
  const then = historyAt(history, at);
  const [user] = then.user;
  const domain = then.domains.find(({ id }) => id === user?.domainId);
  const customer = then.customers.find(({ id }) => id === domain?.customerId);
  if (user === undefined || domain === undefined || customer === undefined) return undefined;
  const { timeZone } = customer;
  const profile = then.profiles.find(({ id }) => id === user.profileId) ?? null;
  const packs = assignedPacks(then, domain.id);
  return {
    email: `${user.localPart}@${domain.name}`,
    user,
    domain,
    timeZone,
    terms: termsOf({ ...domain, timeZone }, user),
    profile: profile?.key ?? null,
    packs: packs.map(({ pack, assignment: { validity } }) => ({ pack: pack.key, validity })),
    overrides: then.overrides,
    features: then.features.map((feature) => ({ ...feature, set: changeOf(feature) })),
    layers: layersOf<TracedLayer>({
      packs: packs.map((assigned) => packLayer(assigned, then.packValues, timeZone)),
      profile: profile && profileLayer(profile, then.profileValues, profileGiven(history.user, user)),
      overrides: then.overrides.map((override) => overrideLayer(override, timeZone)),
    }),
  };
}

/** The states that were in force at an instant, in the orders in which they are shown. */
function historyAt(history: LicenceHistory, at: number): LicenceHistory {
  const inForce = <State>(states: readonly Dated<State>[]) => states.filter((state) => isInForceAt(state, at));
  return {
    user: inForce(history.user),
    domains: inForce(history.domains),
    customers: inForce(history.customers),
    assignments: inForce(history.assignments).toSorted((a, b) => a.order - b.order),
    packs: inForce(history.packs),
    packValues: inForce(history.packValues),
    profiles: inForce(history.profiles),
    profileValues: inForce(history.profileValues),
    features: inForce(history.features).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    overrides: inForce(history.overrides).toSorted((a, b) => a.featureId - b.featureId),
  };
}

interface Assigned {
  readonly assignment: LicenceHistory['assignments'][number];
  readonly pack: FeatureSetState;
}

function assignedPacks({ assignments, packs }: LicenceHistory, domainId: number): readonly Assigned[] {
  return assignments.flatMap((assignment) => {
    const pack = packs.find(({ id }) => id === assignment.packId);
    return assignment.domainId === domainId && pack !== undefined ? [{ assignment, pack }] : [];
  });
}

function packLayer({ assignment, pack }: Assigned, values: LicenceHistory['packValues'], timeZone: string): TracedLayer {
  const origin = { kind: 'pack', key: pack.key, name: pack.name, order: assignment.order } as const;
  return { origin, period: periodOf(assignment.validity, timeZone), given: changeOf(assignment), ...valuesOf(pack, values) };
}

function profileLayer(profile: FeatureSetState, values: LicenceHistory['profileValues'], given: ValueChange): TracedLayer {
  const { key, name } = profile;
  return { origin: { kind: 'profile', key, name }, period: always, given, ...valuesOf(profile, values) };
}

function valuesOf({ id }: FeatureSetState, all: readonly Dated<SetValueState>[]): Pick<TracedLayer, 'values' | 'set'> {
  const own = all.filter(({ setId }) => setId === id);
  return {
    values: new Map(own.map(({ featureId, value }) => [featureId, value])),
    set: new Map(own.map((value) => [value.featureId, changeOf(value)])),
  };
}

function overrideLayer(override: LicenceHistory['overrides'][number], timeZone: string): TracedLayer {
  const { featureId, value, validity, reason } = override;
  return {
    origin: { kind: 'override', reason },
    period: periodOf(validity, timeZone),
    values: new Map([[featureId, value]]),
    set: new Map([[featureId, changeOf(override)]]),
    given: null,
  };
}

/** Not the last change of the user, but the one that gave the profile. */
function profileGiven(states: LicenceHistory['user'], state: Dated<UserState>): ValueChange {
  const before = states.find(({ until, profileId }) => until === state.since && profileId === state.profileId);
  return before === undefined ? changeOf(state) : profileGiven(states, before);
}
