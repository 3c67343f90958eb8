import { createSeatComparison, type ComparedSeats, type SeatPair } from './compare-seats.ts';
import type { LicensingState } from './licensing-state.ts';
import { reachOf } from './reach.ts';
import { accessChange, type Transition } from './transition.ts';

/** So many users whose seats are alike before and alike after. */
export interface SeatGroup extends SeatPair {
  readonly users: number;
}

/**
 * How many users. `affected`: for whom anything is otherwise. Of these, `created` and `deleted` have a seat on one side only;
 * `accessGained` and `accessLost`, those of them included, are let in by their licence on one side only.
 */
export interface UserCounts {
  readonly affected: number;
  readonly created: number;
  readonly deleted: number;
  readonly accessGained: number;
  readonly accessLost: number;
}

/** For how many users values of a feature are gained, lost or changed. */
export type ValueCounts = Readonly<Record<'gained' | 'lost' | 'changed', number>>;

export interface CustomerRadius extends UserCounts {
  /** By feature key. */
  readonly features: ReadonlyMap<string, ValueCounts>;
}

/** A transition, and how many users make it. `withAccess`: whom the licence lets in before and after. `groups`: the first of those who do. */
export interface CountedTransition<Group> {
  readonly transition: Transition;
  readonly users: number;
  readonly withAccess: number;
  readonly groups: readonly Group[];
}

/**
 * Who gains, loses or changes what between two states. Instants are epoch milliseconds.
 * - `takesEffectAt`: the first instant from `asOf` on at which anything is otherwise for anybody; Infinity where nothing ever is.
 * - `nextChangeAt`: the first instant after `asOf` at which it is otherwise for somebody in another way than at `asOf`; Infinity where none.
 * - `customers`: by id of whose the users are, or will be where they are created.
 * - `transitions`: by kind, the most users first.
 */
export interface BlastRadius<Group> {
  readonly asOf: number;
  readonly takesEffectAt: number;
  readonly nextChangeAt: number;
  readonly users: UserCounts;
  readonly customers: ReadonlyMap<number, CustomerRadius>;
  readonly transitions: readonly CountedTransition<Group>[];
}

export interface BlastRadiusOptions {
  readonly asOf: number;
  /** How many groups are kept of each transition. */
  readonly groupsKept: number;
}

/** Seats that were not touched, and that are not within the reach of the two states, can be left out of `groups`. */
export function blastRadiusOf<Group extends SeatGroup>(
  before: LicensingState,
  after: LicensingState,
  groups: Iterable<Group>,
  { asOf, groupsKept }: BlastRadiusOptions,
): BlastRadius<Group> {
  const compare = createSeatComparison(before, after, reachOf(before, after), asOf);
  const users = noUsers();
  const customers = new Map<number, Counts & { features: Map<string, MutableValueCounts> }>();
  const counted = createTransitionCounter<Group>(groupsKept);
  let takesEffectAt = Infinity;
  let nextChangeAt = Infinity;
  for (const group of groups) {
    const compared = compare(group);
    const changesAt = Math.min(compared.licences.changesAt, compared.entitlements.changesAt);
    nextChangeAt = Math.min(nextChangeAt, changesAt);
    const transitions = transitionsOf(compared);
    takesEffectAt = Math.min(takesEffectAt, transitions.length > 0 ? asOf : changesAt);
    if (transitions.length === 0) continue;
    const customer = getOrAdd(customers, customerOf(before, after, group), () => ({ ...noUsers(), features: new Map() }));
    for (const counts of [users, customer]) countUsers(counts, group, compared);
    const { licences } = compared;
    const withAccess = licences.now.before.allowed && licences.now.after.allowed ? group.users : 0;
    for (const transition of transitions) {
      counted.add(transition, group, withAccess);
      if (transition.kind === 'feature') {
        getOrAdd(customer.features, transition.feature, () => ({ gained: 0, lost: 0, changed: 0 }))[transition.change] += group.users;
      }
    }
  }
  return { asOf, takesEffectAt, nextChangeAt, users, customers, transitions: counted.inOrder() };
}

type Mutable<Thing> = { -readonly [Field in keyof Thing]: Thing[Field] };
type Counts = Mutable<UserCounts>;
type MutableValueCounts = Mutable<ValueCounts>;

const noUsers = (): Counts => ({ affected: 0, created: 0, deleted: 0, accessGained: 0, accessLost: 0 });

function transitionsOf({ licences, entitlements, others }: ComparedSeats): readonly Transition[] {
  return [...licences.now.transitions, ...entitlements.now.transitions, ...others];
}

function countUsers(counts: Counts, group: SeatGroup, { licences: { now } }: ComparedSeats): void {
  counts.affected += group.users;
  if (group.before === null) counts.created += group.users;
  if (group.after === null) counts.deleted += group.users;
  const access = accessChange(now.before.allowed, now.after.allowed);
  if (access === 'gained') counts.accessGained += group.users;
  if (access === 'lost') counts.accessLost += group.users;
}

function customerOf(before: LicensingState, after: LicensingState, group: SeatGroup): number {
  const domain = group.before === null ? after.domains.get(group.after?.domainId ?? 0) : before.domains.get(group.before.domainId);
  if (domain === undefined) throw new Error('a seat is of a domain that is not part of the state');
  return domain.customerId;
}

const kinds: readonly Transition['kind'][] = ['licence', 'validity', 'feature', 'profile', 'address'];

function createTransitionCounter<Group extends SeatGroup>(groupsKept: number) {
  const counted = new Map<string, Mutable<CountedTransition<Group>> & { groups: Group[] }>();
  // Those of seats that are alike are the same objects, and most seats are like many others.
  const keys = new WeakMap<Transition, string>();
  return {
    add(transition: Transition, group: Group, withAccess: number): void {
      const key = getOrAdd(keys, transition, () => JSON.stringify(transition));
      const count = getOrAdd(counted, key, () => ({ transition, users: 0, withAccess: 0, groups: [] as Group[] }));
      count.users += group.users;
      count.withAccess += withAccess;
      if (count.groups.length < groupsKept) count.groups.push(group);
    },
    inOrder(): readonly CountedTransition<Group>[] {
      return [...counted.values()].toSorted(
        (a, b) => kinds.indexOf(a.transition.kind) - kinds.indexOf(b.transition.kind) || b.users - a.users,
      );
    },
  };
}

function getOrAdd<Key, Value>(
  map: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  make: () => Value,
): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
