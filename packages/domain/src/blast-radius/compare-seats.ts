import type { EntitledFeature } from '../entitlement/resolve-entitlements.ts';
import { compareEntitlements, noSeat, type ComparedEntitlements, type EntitledSeat } from './compare-entitlements.ts';
import { compareLicences, type ComparedLicences } from './compare-licences.ts';
import type { Followed } from './followed.ts';
import { addressesOf, layersOfSeat, termsOfSeat, type LicensingState, type Seat } from './licensing-state.ts';
import type { Reach } from './reach.ts';
import type { Transition } from './transition.ts';

/** A seat before and after, null where there is none. One that was not touched itself is the same object on both sides. */
export interface SeatPair {
  readonly before: Seat | null;
  readonly after: Seat | null;
}

export interface ComparedSeats {
  readonly licences: Followed<ComparedLicences>;
  readonly entitlements: Followed<ComparedEntitlements>;
  /** Profile and addresses, which no date changes. */
  readonly others: readonly Transition[];
}

interface Side {
  readonly state: LicensingState;
  /** Those of which a seat that was not touched can get another value. */
  readonly reached: readonly EntitledFeature[];
  /** Two domains that are the same to entitlements have the same number. */
  readonly entitlementNumber: (domainId: number) => number;
}

/** Compares seats of two states at an instant. Of seats that are alike, the answer is found once. */
export function createSeatComparison(before: LicensingState, after: LicensingState, reach: Reach, asOf: number) {
  const left = sideOf(before, reach);
  const right = sideOf(after, reach);
  const licences = remembered<Followed<ComparedLicences>>();
  const entitlements = remembered<Followed<ComparedEntitlements>>();

  return (pair: SeatPair): ComparedSeats => {
    const isTouched = pair.before !== pair.after;
    return {
      licences: licences(licenceKey(pair), () => compareLicences(termsOn(left, pair.before), termsOn(right, pair.after), asOf)),
      entitlements: entitlements(`${isTouched} ${entitlementKey(left, pair.before)} ${entitlementKey(right, pair.after)}`, () =>
        compareEntitlements(entitledOn(left, pair.before, isTouched), entitledOn(right, pair.after, isTouched), asOf),
      ),
      others: otherTransitions(before, after, pair),
    };
  };
}

function sideOf(state: LicensingState, { featureIds }: Reach): Side {
  const numbers = new Map<string, number>();
  const numberOf = remembered<number>();
  return {
    state,
    reached: state.features.filter(({ id }) => featureIds.has(id)),
    entitlementNumber: (domainId) =>
      numberOf(String(domainId), () => {
        const domain = state.domains.get(domainId);
        const said = JSON.stringify([domain?.timeZone, domain?.packs]);
        return numbers.get(said) ?? (numbers.set(said, numbers.size), numbers.size - 1);
      }),
  };
}

// Where hardly two seats are alike, remembering them all would take more memory than it saves work.
const mostRemembered = 100_000;

function remembered<Value>() {
  const values = new Map<string, Value>();
  return (key: string, find: () => Value): Value => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = find();
    if (values.size >= mostRemembered) values.clear();
    values.set(key, value);
    return value;
  };
}

function licenceKey({ before, after }: SeatPair): string {
  return before === after ? termsKey(before) : `${termsKey(before)} ${termsKey(after)}`;
}

function termsKey(seat: Seat | null): string {
  return seat === null ? '-' : `${seat.domainId}/${seat.validity.from}/${seat.validity.until}/${seat.suspended}`;
}

function entitlementKey({ entitlementNumber }: Side, seat: Seat | null): string {
  if (seat === null) return '-';
  const overrides = seat.overrides.map(({ featureId, value, validity: { from, until } }) => [featureId, value, from, until]);
  return `${entitlementNumber(seat.domainId)}/${seat.profileId}/${overrides.length === 0 ? '' : JSON.stringify(overrides)}`;
}

function termsOn({ state }: Side, seat: Seat | null) {
  return seat === null ? null : termsOfSeat(state, seat);
}

function entitledOn({ state, reached }: Side, seat: Seat | null, isTouched: boolean): EntitledSeat {
  if (seat === null) return noSeat;
  return { features: isTouched ? state.features : reached, layers: layersOfSeat(state, seat) };
}

function otherTransitions(stateBefore: LicensingState, stateAfter: LicensingState, { before, after }: SeatPair): readonly Transition[] {
  if (before === null || after === null) return [];
  const from = keyOfProfile(stateBefore, before);
  const to = keyOfProfile(stateAfter, after);
  const profile: Transition[] = from === to ? [] : [{ kind: 'profile', from, to }];
  return [...profile, ...addressTransitions(addressesOf(stateBefore, before), addressesOf(stateAfter, after))];
}

function keyOfProfile({ profiles }: LicensingState, { profileId }: Seat): string | null {
  return (profileId === null ? undefined : profiles.get(profileId)?.key) ?? null;
}

function addressTransitions(before: readonly string[], after: readonly string[]): readonly Transition[] {
  const transitions: Transition[] = [];
  if (after.some((address) => !before.includes(address))) transitions.push({ kind: 'address', change: 'gained' });
  if (before.some((address) => !after.includes(address))) transitions.push({ kind: 'address', change: 'lost' });
  return transitions;
}
