import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { LegacyUser } from '../mapping/canonical-rows.ts';
import type { DomainTarget } from './arrange-domains.ts';
import { arrangeUser } from './arrange-user.ts';
import type { HeldProfile, UserRow, UserWorld } from './user-rows.ts';
import type { SetTarget } from './feature-set-keys.ts';
import type { Resolved } from './staged.ts';
import { defaultDecisions } from './decisions.ts';

const domain = (position: number, name: string, more: Partial<DomainTarget> = {}): DomainTarget => ({
  position,
  sourceKey: `domain|${position}`,
  name,
  customer: 1,
  customerName: 'Acme',
  validity: { from: '2022-01-01', until: '2027-12-31' },
  seatLimit: null,
  ...more,
});

const ok = <Target>(target: Target) => ({ ok: true, target }) as const;

const world: UserWorld = {
  domains: new Map<string, Resolved<DomainTarget>>([
    ['1', ok(domain(101, 'acme.example'))],
    ['2', ok(domain(102, 'acme-1.example'))],
    ['3', ok(domain(103, 'globex.example', { customer: 2, customerName: 'Globex' }))],
    ['4', { ok: false, position: 104 }],
  ]),
  profiles: new Map<string, Resolved<SetTarget>>([
    ['1', ok({ key: 'viewer', position: 201 })],
    ['2', ok({ key: 'analyst', position: 202 })],
    ['3', { ok: false, position: 203 }],
  ]),
  rules: { timeZone: 'Europe/Paris', yes: [], no: [], features: {}, roles: {}, decisions: defaultDecisions },
  blocked: () => undefined,
  today: '2026-11-26',
};

const user = (row: Partial<LegacyUser> = {}): LegacyUser => ({
  id: '1',
  email: 'ana@acme.example',
  firstName: 'Ana',
  lastName: 'Martin',
  displayName: null,
  isActive: true,
  validFrom: null,
  validUntil: null,
  domainId: null,
  profileId: null,
  createdAt: null,
  lastSeenAt: null,
  ...row,
});

let position = 0;
const next = () => (position += 1);
const seats = (...domainIds: readonly string[]) => domainIds.map((domainId) => ({ position: next(), domainId }));
const held = (profileId: string, validUntil: string | null = null): HeldProfile => ({
  position: next(),
  profileId,
  validFrom: null,
  validUntil,
});
const row = (more: Partial<UserRow> & { readonly user?: Partial<LegacyUser> } = {}): UserRow => {
  const at = next();
  return { position: at, sourceKey: `user|${at}`, row: user(more.user), seats: more.seats ?? seats('1'), profiles: more.profiles ?? [] };
};

/** What each row of the group comes to, in the order of positions. */
const fatesOf = (rows: readonly UserRow[], more: Partial<UserWorld> = {}) =>
  arrangeUser(rows, { ...world, ...more })
    .fates.toSorted((a, b) => a.position - b.position)
    .map((fate) => ('code' in fate ? `${fate.fate} ${fate.code}` : fate.fate));

describe('a user of the old database', () => {
  it('comes over under the domain of the address, with name, profile and the end of the profile', () => {
    const { thing, fates } = arrangeUser([row({ profiles: [held('2', '2026-12-31')] })], world);
    assert.deepEqual(thing?.desired, {
      email: 'ana@acme.example',
      displayName: 'Ana Martin',
      profile: 'analyst',
      validity: { from: null, until: '2026-12-31' },
      suspended: false,
    });
    assert.deepEqual(fates.map(({ fate }) => fate).toSorted(), ['part', 'part', 'thing']);
  });

  it('without a profile has none; an inactive one is suspended', () => {
    const { thing } = arrangeUser([row({ user: { isActive: false, lastName: null } })], world);
    assert.deepEqual([thing?.desired.profile, thing?.desired.suspended, thing?.desired.displayName], [null, true, 'Ana']);
  });

  it('whose end is that of the domain, or later, leaves it to the domain', () => {
    const { thing } = arrangeUser([row({ profiles: [held('1', '2027-12-31')] })], world);
    assert.deepEqual(thing?.desired.validity, { from: null, until: null });
  });

  it('whose days lie outside those of the domain is quarantined with everything that is theirs', () => {
    assert.deepEqual(fatesOf([row({ seats: seats('1'), profiles: [held('1', '2021-01-01')] })]).toSorted(), [
      'quarantined outside_domain',
      'quarantined user_quarantined',
      'quarantined user_quarantined',
    ]);
  });

  it('with two seats of one customer has the one of the address; the other goes into it', () => {
    assert.deepEqual(fatesOf([row({ seats: seats('2', '1', '1') })]), ['merged second_domain', 'part', 'merged same_seat', 'thing']);
  });

  it('with a seat of another customer keeps the own one, and a person decides on the other', () => {
    assert.deepEqual(fatesOf([row({ seats: seats('1', '3') })]), ['part', 'quarantined seat_of_other_customer', 'thing']);
  });

  it('whose address is not of the domain of the seat is quarantined', () => {
    assert.deepEqual(fatesOf([row({ seats: seats('2') })]), ['quarantined user_quarantined', 'quarantined address_outside_seat']);
  });

  it('without a seat is quarantined, or left out where the mapping file says so', () => {
    const alone = row({ seats: [] });
    assert.deepEqual(fatesOf([alone]), ['quarantined no_seat']);
    const decisions = { ...defaultDecisions, usersWithoutSeat: 'leave-out' as const };
    assert.deepEqual(fatesOf([alone], { rules: { ...world.rules, decisions } }), ['left_out no_seat']);
  });

  it('whose only seat is under a quarantined domain waits for it', () => {
    assert.deepEqual(fatesOf([row({ seats: seats('4') })]), ['quarantined domain_quarantined', 'quarantined domain_quarantined']);
  });

  it('who is there twice is one: the row with a seat and in force', () => {
    const first = row({ seats: [] });
    const second = row({ seats: seats('1'), user: { isActive: false } });
    const third = row({ seats: seats('1') });
    const { thing } = arrangeUser([first, second, third], world);
    assert.equal(thing?.position, third.position);
    assert.deepEqual(fatesOf([first, second, third]).toSorted(), [
      'merged same_address',
      'merged same_address',
      'merged same_seat',
      'part',
      'thing',
    ]);
  });

  it('with several profiles has the one that ends last; ended ones are left out, a second one in force is quarantined', () => {
    const profiles = [held('1', '2020-01-01'), held('1'), held('2'), held('1', '2026-12-31'), held('3')];
    assert.deepEqual(fatesOf([{ ...row(), profiles, seats: [], row: user({ domainId: '1' }) }]), [
      'merged same_profile',
      'part',
      'quarantined second_profile',
      'merged same_profile',
      'quarantined profile_quarantined',
      'thing',
    ]);
    const ended = [held('1', '2020-01-01'), held('2')];
    assert.deepEqual(fatesOf([{ ...row(), profiles: ended, seats: [], row: user({ domainId: '1' }) }]), [
      'left_out profile_ended',
      'part',
      'thing',
    ]);
  });

  it('who is there twice loses nothing by a profile that has ended for the other row', () => {
    const kept = row();
    const other = row({ profiles: [held('1', '2020-01-01')] });
    const { thing } = arrangeUser([kept, other], world);
    assert.deepEqual([thing?.desired.profile, thing?.desired.validity], [null, { from: null, until: null }]);
    assert.ok(fatesOf([kept, other]).includes('left_out profile_ended'));
  });

  it('leaves no row without a fate, and gives none two, whatever the rows are', () => {
    const day = fc.option(fc.constantFrom('2019-05-01', '2022-01-01', '2026-12-31', '2028-01-01'), { nil: null });
    const anyRow = fc.record({
      isActive: fc.option(fc.boolean(), { nil: null }),
      domainId: fc.option(fc.constantFrom('1', '2', '3', '4', '5'), { nil: null }),
      validFrom: day,
      validUntil: day,
      seats: fc.array(fc.constantFrom('1', '2', '3', '4', '5'), { maxLength: 4 }),
      profiles: fc.array(fc.record({ profileId: fc.constantFrom('1', '2', '3', '4'), validFrom: day, validUntil: day }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 4 }), (given) => {
        const group = given.map(({ seats: domainIds, profiles, ...more }) =>
          row({ user: more, seats: seats(...domainIds), profiles: profiles.map((one) => ({ ...one, position: next() })) }),
        );
        const all = group.flatMap((one) => [
          one.position,
          ...one.seats.map((seat) => seat.position),
          ...one.profiles.map((profile) => profile.position),
        ]);
        const { fates, thing } = arrangeUser(group, world);
        assert.deepEqual(
          fates.map((fate) => fate.position).toSorted((a, b) => a - b),
          all.toSorted((a, b) => a - b),
        );
        assert.equal(fates.filter(({ fate }) => fate === 'thing').length, thing === null ? 0 : 1);
        for (const fate of fates) if (fate.fate === 'part') assert.equal(fate.of, thing?.position);
      }),
    );
  });
});
