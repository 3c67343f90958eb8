import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { FeatureValue } from '../entitlement/feature.ts';
import { resolveEntitlements } from '../entitlement/resolve-entitlements.ts';
import { decideLicence } from '../licence/licence.ts';
import { startOfDay } from '../validity/validity.ts';
import { blastRadiusOf, type BlastRadius, type SeatGroup } from './blast-radius.ts';
import {
  addressesOf,
  layersOfSeat,
  termsOfSeat,
  type DomainState,
  type LicensingState,
  type NamedValues,
  type Seat,
} from './licensing-state.ts';
import { reachedOverrides, reachOf } from './reach.ts';
import { accessChange, valueChange, type Transition } from './transition.ts';

const always = { from: null, until: null };
const asOf = Date.parse('2026-06-15T10:00:00Z');
const rows = { id: 1, key: 'maxRows', defaultValue: 10 };
const connect = { id: 2, key: 'connect', defaultValue: false };
const values = (given: Record<number, FeatureValue>) => new Map(Object.entries(given).map(([id, value]) => [Number(id), value]));
const named = (key: string, given: Record<number, FeatureValue> = {}): NamedValues => ({ key, name: key, values: values(given) });
const acme: DomainState = {
  customerId: 5,
  names: ['acme.example'],
  timeZone: 'Europe/Paris',
  validity: { from: '2026-01-01', until: '2026-12-31' },
  graceDays: 0,
  suspended: false,
  packs: [],
};
const state: LicensingState = {
  features: [connect, rows],
  profiles: new Map([[1, named('analyst', { 1: 20 })]]),
  packs: new Map([[1, named('finance', { 2: true })]]),
  domains: new Map([[1, acme]]),
};
const seat: Seat = { domainId: 1, localPart: null, profileId: null, validity: always, suspended: false, overrides: [] };
const analyst: Seat = { ...seat, profileId: 1 };

const withDomain = (more: Partial<DomainState>): LicensingState => ({ ...state, domains: new Map([[1, { ...acme, ...more }]]) });
const untouched = (one: Seat, users: number): SeatGroup => ({ before: one, after: one, users });
const radius = (after: LicensingState, groups: readonly SeatGroup[] = [untouched(seat, 3), untouched(analyst, 2)]) =>
  blastRadiusOf(state, after, groups, { asOf, groupsKept: 1 });
const counted = ({ transitions }: BlastRadius<SeatGroup>) =>
  transitions.map(({ transition, users, withAccess }) => [transition, users, withAccess]);
const instant = (at: number) => (Number.isFinite(at) ? new Date(at).toISOString() : null);

describe('blastRadiusOf', () => {
  it('finds nothing where nothing differs', () => {
    const { users, customers, transitions, takesEffectAt, nextChangeAt } = radius(state);
    assert.deepEqual(users, { affected: 0, created: 0, deleted: 0, accessGained: 0, accessLost: 0 });
    assert.deepEqual([customers.size, transitions.length, takesEffectAt, nextChangeAt], [0, 0, Infinity, Infinity]);
  });

  it('counts those to whom another default matters', () => {
    const found = radius({ ...state, features: [connect, { ...rows, defaultValue: 11 }] });
    assert.deepEqual(counted(found), [[{ kind: 'feature', feature: 'maxRows', change: 'changed', from: 10, to: 11 }, 3, 3]]);
    assert.deepEqual([...found.customers], [[5, { ...found.users, features: new Map([['maxRows', { gained: 0, lost: 0, changed: 3 }]]) }]]);
    assert.equal(found.takesEffectAt, asOf);
  });

  it('says that a flag is gained, and when, where a pack is valid later', () => {
    const packs = [{ packId: 1, position: 1, validity: { from: '2026-07-01', until: '2026-07-31' } }];
    const before = radius(withDomain({ packs }));
    assert.deepEqual([before.users.affected, instant(before.takesEffectAt)], [0, '2026-06-30T22:00:00.000Z']);
    assert.equal(before.nextChangeAt, before.takesEffectAt);
    const then = blastRadiusOf(state, withDomain({ packs }), [untouched(seat, 3)], { asOf: before.takesEffectAt, groupsKept: 1 });
    assert.deepEqual(counted(then), [[{ kind: 'feature', feature: 'connect', change: 'gained', from: false, to: true }, 3, 3]]);
    assert.equal(instant(then.nextChangeAt), '2026-07-31T22:00:00.000Z');
  });

  it('says who loses access, and from when on another date does that', () => {
    const over = radius(withDomain({ validity: { from: '2026-01-01', until: '2026-05-31' } }));
    assert.deepEqual(counted(over), [
      [{ kind: 'licence', access: 'lost', from: 'active', to: 'expired' }, 5, 0],
      [{ kind: 'validity', from: Date.parse('2026-12-31T23:00:00Z'), to: Date.parse('2026-05-31T22:00:00Z') }, 5, 0],
    ]);
    assert.deepEqual([over.users.affected, over.users.accessLost], [5, 5]);
    const sooner = radius(withDomain({ validity: { from: '2026-01-01', until: '2026-08-31' } }));
    assert.deepEqual([sooner.users.affected, sooner.users.accessLost], [5, 0]);
    assert.deepEqual([sooner.takesEffectAt, instant(sooner.nextChangeAt)], [asOf, '2026-08-31T22:00:00.000Z']);
  });

  it('counts a value that changes for somebody whose licence lets nobody in, but not as one with access', () => {
    const { transitions } = blastRadiusOf(
      state,
      { ...state, profiles: new Map([[1, named('analyst', { 1: 30 })]]) },
      [untouched(analyst, 2), untouched({ ...analyst, suspended: true }, 4)],
      { asOf, groupsKept: 1 },
    );
    assert.deepEqual(
      transitions.map(({ users, withAccess }) => [users, withAccess]),
      [[6, 2]],
    );
  });

  it('counts users who are created and deleted, with all that they gain and lose', () => {
    const found = radius(state, [
      { before: null, after: seat, users: 1 },
      { before: analyst, after: null, users: 1 },
    ]);
    assert.deepEqual(found.users, { affected: 2, created: 1, deleted: 1, accessGained: 1, accessLost: 1 });
    assert.deepEqual(counted(found), [
      [{ kind: 'licence', access: 'gained', from: 'unknown', to: 'active' }, 1, 0],
      [{ kind: 'licence', access: 'lost', from: 'active', to: 'unknown' }, 1, 0],
      [{ kind: 'feature', feature: 'connect', change: 'gained', from: null, to: false }, 1, 0],
      [{ kind: 'feature', feature: 'maxRows', change: 'gained', from: null, to: 10 }, 1, 0],
      [{ kind: 'feature', feature: 'connect', change: 'lost', from: false, to: null }, 1, 0],
      [{ kind: 'feature', feature: 'maxRows', change: 'lost', from: 20, to: null }, 1, 0],
    ]);
  });

  it('counts those who are found by other addresses', () => {
    const found = radius(withDomain({ names: ['acme-group.example'] }));
    assert.deepEqual(counted(found), [
      [{ kind: 'address', change: 'gained' }, 5, 5],
      [{ kind: 'address', change: 'lost' }, 5, 5],
    ]);
  });
});

// Few of everything, so that much of it meets.
const dates = ['2026-06-01', '2026-06-14', '2026-06-15', '2026-06-16', '2026-07-01'];
const zones = ['Europe/Paris', 'America/New_York'];
const date = fc.option(fc.constantFrom(...dates));
const validity = fc
  .tuple(date, date)
  .map(([from, until]) => (from !== null && until !== null && from > until ? { from: until, until: from } : { from, until }));
const featureIds = [1, 2, 3];
const value = fc.constantFrom<FeatureValue>(false, true, 1, 'x');
const someValues = fc.dictionary(fc.constantFrom('1', '2', '3'), value).map((given) => values(given));
const namedValues = (key: string) => someValues.map((given): NamedValues => ({ key, name: key, values: given }));
const twoOf = (key: string) =>
  fc.tuple(namedValues(`${key}1`), namedValues(`${key}2`)).map(
    ([one, two]) =>
      new Map([
        [1, one],
        [2, two],
      ]),
  );
const domain = fc.record({
  customerId: fc.constantFrom(1, 2),
  names: fc.constantFrom(['a.example'], ['a.example', 'b.example'], ['b.example', 'a.example']),
  timeZone: fc.constantFrom(...zones),
  validity,
  graceDays: fc.constantFrom(0, 3),
  suspended: fc.boolean(),
  packs: fc
    .uniqueArray(fc.record({ packId: fc.constantFrom(1, 2), validity }), { selector: ({ packId }) => packId })
    .map((packs) => packs.map((pack, at) => ({ ...pack, position: at + 1 }))),
});
const feature = (id: number) => value.map((defaultValue) => ({ id, key: `f${id}`, defaultValue }));
const anyState: fc.Arbitrary<LicensingState> = fc.record({
  features: fc.tuple(...featureIds.map(feature), fc.subarray(featureIds, { minLength: 2 })).map((all) => {
    const present = all.at(-1) as number[];
    return (all.slice(0, -1) as { id: number; key: string; defaultValue: FeatureValue }[]).filter(({ id }) => present.includes(id));
  }),
  profiles: twoOf('profile'),
  packs: twoOf('pack'),
  domains: fc.tuple(domain, domain).map(
    ([one, two]) =>
      new Map([
        [1, one],
        [2, two],
      ]),
  ),
});
/** Another state that shares most parts with the first. */
const twoStates = fc
  .tuple(
    anyState,
    anyState,
    fc.record({ features: fc.boolean(), profiles: fc.boolean(), packs: fc.boolean(), one: fc.boolean(), two: fc.boolean() }),
  )
  .map(([before, other, takes]): readonly [LicensingState, LicensingState] => {
    const domainOf = (id: number, isOther: boolean): readonly [number, DomainState] => [
      id,
      (isOther ? other : before).domains.get(id) as DomainState,
    ];
    return [
      before,
      {
        features: (takes.features ? other : before).features,
        profiles: (takes.profiles ? other : before).profiles,
        packs: (takes.packs ? other : before).packs,
        domains: new Map([domainOf(1, takes.one), domainOf(2, takes.two)]),
      },
    ];
  });
const overrides = fc
  .uniqueArray(fc.record({ featureId: fc.constantFrom(...featureIds), value, validity, reason: fc.constantFrom('r', 's') }), {
    selector: ({ featureId }) => featureId,
  })
  .map((all) => all.toSorted((a, b) => a.featureId - b.featureId));
const anySeat: fc.Arbitrary<Seat> = fc.record({
  domainId: fc.constantFrom(1, 2),
  localPart: fc.constantFrom('ana', 'bob'),
  profileId: fc.constantFrom(null, 1, 2),
  validity,
  suspended: fc.boolean(),
  overrides: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: overrides }),
});
type User = { readonly before: Seat | null; readonly after: Seat | null };
const user: fc.Arbitrary<User> = fc.oneof(
  { weight: 6, arbitrary: anySeat.map((one) => ({ before: one, after: one })) },
  { weight: 1, arbitrary: fc.record({ before: anySeat, after: anySeat }) },
  { weight: 1, arbitrary: anySeat.map((after) => ({ before: null, after })) },
  { weight: 1, arbitrary: anySeat.map((before) => ({ before, after: null })) },
);

/** As they are counted in the database: those who were not touched by what makes them alike, and only within reach. */
function groupsOf(users: readonly User[], before: LicensingState, after: LicensingState): readonly SeatGroup[] {
  const reach = reachOf(before, after);
  const groups = new Map<string, SeatGroup>();
  const touched: SeatGroup[] = [];
  for (const one of users) {
    const { before: left } = one;
    if (left === null || left !== one.after) touched.push({ ...one, users: 1 });
    else if (reach.everybody || reach.domainIds.has(left.domainId) || reach.profileIds.has(left.profileId ?? 0)) {
      const alike = { ...left, localPart: null, overrides: reachedOverrides(left.overrides, reach) };
      const key = JSON.stringify(alike);
      const group = groups.get(key) ?? untouched(alike, 0);
      groups.set(key, { ...group, users: group.users + 1 });
    }
  }
  return [...groups.values(), ...touched];
}

/** What one user's transitions are at an instant, found the naive way. */
function transitionsOf(
  one: User,
  states: readonly [LicensingState, LicensingState],
  at: number,
): { transitions: Transition[]; allowed: boolean[] } {
  const [left, right] = [sideAt(states[0], one.before, at), sideAt(states[1], one.after, at)];
  const transitions: Transition[] = [];
  const allowed = [left.licence.allowed, right.licence.allowed];
  if (left.licence.status !== right.licence.status) {
    const access = accessChange(left.licence.allowed, right.licence.allowed);
    transitions.push({ kind: 'licence', access, from: left.licence.status, to: right.licence.status });
  }
  if (left.given !== null && right.given !== null && left.licence.validUntil !== right.licence.validUntil) {
    transitions.push({ kind: 'validity', from: left.licence.validUntil, to: right.licence.validUntil });
  }
  for (const id of featureIds) {
    const [from, to] = [left.values.get(id) ?? null, right.values.get(id) ?? null];
    if (from !== to) transitions.push({ kind: 'feature', feature: `f${id}`, change: valueChange(from, to), from, to });
  }
  if (left.given !== null && right.given !== null) {
    const [from, to] = [left, right].map(({ world, given }) => world.profiles.get(given?.profileId ?? 0)?.key ?? null) as [
      string | null,
      string | null,
    ];
    if (from !== to) transitions.push({ kind: 'profile', from, to });
    const [had, has] = [new Set(addressesOf(left.world, left.given)), new Set(addressesOf(right.world, right.given))];
    if (!has.isSubsetOf(had)) transitions.push({ kind: 'address', change: 'gained' });
    if (!had.isSubsetOf(has)) transitions.push({ kind: 'address', change: 'lost' });
  }
  return { transitions, allowed };
}

function sideAt(world: LicensingState, given: Seat | null, at: number) {
  const resolved = given === null ? [] : resolveEntitlements(world.features, layersOfSeat(world, given), at);
  return {
    world,
    given,
    licence: decideLicence(given && termsOfSeat(world, given), at),
    values: new Map(resolved.map(({ featureId, value: got }) => [featureId, got])),
  };
}

/** Every instant at which anything in these states can change. */
const instants = zones
  .flatMap((zone) => dates.flatMap((day) => [0, 1, 2, 3, 4, 5].map((later) => startOfDay(day, later, zone))))
  .toSorted((a, b) => a - b);

describe('blastRadiusOf, compared with resolving every user twice', () => {
  it('counts the same transitions, in all and for each customer', () => {
    fc.assert(
      fc.property(twoStates, fc.array(user, { maxLength: 12 }), fc.constantFrom(...instants), (states, users, at) => {
        const found = blastRadiusOf(...states, groupsOf(users, ...states), { asOf: at, groupsKept: 1 });
        const expected = new Map<string, { users: number; withAccess: number }>();
        const perCustomer = new Map<number, number>();
        const counts = { affected: 0, created: 0, deleted: 0, accessGained: 0, accessLost: 0 };
        for (const one of users) {
          const { transitions, allowed } = transitionsOf(one, states, at);
          if (transitions.length === 0) continue;
          const customerId =
            (one.before ? states[0].domains.get(one.before.domainId) : states[1].domains.get(one.after?.domainId ?? 0))?.customerId ?? 0;
          perCustomer.set(customerId, (perCustomer.get(customerId) ?? 0) + 1);
          counts.affected += 1;
          counts.created += Number(one.before === null);
          counts.deleted += Number(one.after === null);
          counts.accessGained += Number(!allowed[0] && allowed[1]);
          counts.accessLost += Number(allowed[0] && !allowed[1]);
          for (const transition of transitions) {
            const before = expected.get(JSON.stringify(transition)) ?? { users: 0, withAccess: 0 };
            expected.set(JSON.stringify(transition), {
              users: before.users + 1,
              withAccess: before.withAccess + Number(allowed[0] && allowed[1]),
            });
          }
        }
        const got = new Map(
          found.transitions.map(({ transition, users: all, withAccess }) => [JSON.stringify(transition), { users: all, withAccess }]),
        );
        assert.deepEqual(new Map([...got].toSorted()), new Map([...expected].toSorted()));
        assert.deepEqual(found.users, counts);
        assert.deepEqual(new Map([...found.customers].map(([id, { affected }]) => [id, affected])), perCustomer);
      }),
      { numRuns: 1_000 },
    );
  });

  it('knows when anything is otherwise, and when that changes', () => {
    fc.assert(
      fc.property(twoStates, fc.array(user, { maxLength: 4 }), fc.constantFrom(...instants), (states, users, at) => {
        const found = blastRadiusOf(...states, groupsOf(users, ...states), { asOf: at, groupsKept: 1 });
        const said = (when: number) => users.map((one) => JSON.stringify(transitionsOf(one, states, when).transitions));
        const now = said(at);
        const later =
          instants.filter((when) => when > at).find((when) => said(when).some((text, index) => text !== now[index])) ?? Infinity;
        assert.equal(found.nextChangeAt, later);
        assert.equal(found.takesEffectAt, now.some((text) => text !== '[]') ? at : later);
      }),
      { numRuns: 500 },
    );
  });
});
