import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Decision } from '../command/decision.ts';
import { changeUserSchema, decideChangeUser } from './change-user.ts';
import { createUserSchema, decideCreateUser } from './create-user.ts';
import { decideDeleteUser } from './delete-user.ts';
import { decideMoveUser, moveUserSchema } from './move-user.ts';
import { decideReinstateUser } from './reinstate-user.ts';
import { decideRenewUser, renewUserSchema } from './renew-user.ts';
import { decideSuspendUser, suspendUserSchema } from './suspend-user.ts';
import { domainNameOf, localPartOf, type SeatDomain, type User } from './user.ts';

const always = { from: null, until: null };

const acme: SeatDomain = {
  id: 1,
  customerId: 1,
  name: 'acme.example',
  validity: { from: '2026-01-01', until: '2026-12-31' },
  seatLimit: 10,
  seatsUsed: 9,
};
const full: SeatDomain = { ...acme, id: 2, name: 'full.example', seatsUsed: 10 };
const lab: SeatDomain = { ...acme, id: 3, name: 'lab.example', validity: { from: '2026-07-01', until: null }, seatLimit: null };
const foreign: SeatDomain = { ...acme, id: 4, name: 'other.example', customerId: 2 };

const ana: User = {
  id: 7,
  customerId: 1,
  domainId: 1,
  email: 'ana@acme.example',
  displayName: 'Ana',
  profile: 'viewer',
  validity: always,
  suspensionReason: null,
};
const suspended: User = { ...ana, suspensionReason: 'left' };
const spring: User = { ...ana, validity: { from: '2026-03-01', until: '2026-05-31' } };

const planOf = (decision: Decision<User>) => (decision.outcome === 'changed' ? decision.plan : decision.outcome);

const create = (more: object = {}) => createUserSchema.parse({ kind: 'user.create', email: 'Ana@Acme.example', ...more });
const change = (more: object) => changeUserSchema.parse({ kind: 'user.change', id: 7, ...more });
const move = (email: string) => moveUserSchema.parse({ kind: 'user.move', id: 7, email });
const renew = (until: string | null) => renewUserSchema.parse({ kind: 'user.renew', id: 7, until });
const suspend = suspendUserSchema.parse({ kind: 'user.suspend', id: 7, reason: 'left' });
const reinstate = { kind: 'user.reinstate', id: 7 } as const;

describe('decideCreateUser', () => {
  const facts = { nextId: 7, domain: acme, taken: false, profileKnown: true };
  const plain = { ...ana, displayName: '', profile: null };

  const created = [
    { name: 'with nothing but an address', command: create(), more: {}, plan: plain },
    { name: 'under the own name of the domain, typed as an alias', command: create({ email: 'ana@acme.test' }), more: {}, plan: plain },
    {
      name: 'with all there is',
      command: create({ displayName: 'Ana', profile: 'viewer', validity: spring.validity }),
      more: {},
      plan: spring,
    },
    {
      name: 'where seats are not limited',
      command: create({ email: 'ana@lab.example' }),
      more: { domain: lab },
      plan: { ...plain, domainId: 3, email: 'ana@lab.example' },
    },
  ];
  for (const { name, command, more, plan } of created) {
    it(`creates a user ${name}`, () => assert.deepEqual(planOf(decideCreateUser(command, { ...facts, ...more })), plan));
  }

  it('tells the audit what the user is, and no id', () => {
    const decision = decideCreateUser(create(), facts);
    assert.ok(decision.outcome === 'changed');
    const after = { email: 'ana@acme.example', displayName: '', profile: null, validity: always, suspensionReason: null };
    assert.deepEqual(decision.change, { subject: { kind: 'user', id: 7 }, customerId: 1, before: null, after });
  });

  const refused = [
    { name: 'an unknown domain', command: create(), more: { domain: undefined }, code: 'domain_not_found', field: 'email' },
    { name: 'a taken address', command: create(), more: { taken: true }, code: 'email_taken', field: 'email' },
    {
      name: 'an unknown profile',
      command: create({ profile: 'x' }),
      more: { profileKnown: false },
      code: 'profile_not_found',
      field: 'profile',
    },
    { name: 'a seat too many', command: create(), more: { domain: full }, code: 'seat_limit_reached', field: 'email' },
    {
      name: 'dates after those of the domain',
      command: create({ validity: { from: '2027-01-01', until: null } }),
      more: {},
      code: 'validity_outside_domain',
      field: 'validity',
    },
    {
      name: 'dates before those of the domain',
      command: create({ validity: { from: null, until: '2025-12-31' } }),
      more: {},
      code: 'validity_outside_domain',
      field: 'validity',
    },
  ];
  for (const { name, command, more, code, field } of refused) {
    it(`refuses ${name}`, () => assert.throws(() => decideCreateUser(command, { ...facts, ...more }), { code, field }));
  }
});

describe('decisions on a user', () => {
  const facts = { user: ana, domain: acme, profileKnown: true };
  const moving = { user: ana, from: acme, to: acme, taken: false };
  const cases: readonly { name: string; decision: () => Decision<User>; plan: User | 'unchanged' }[] = [
    { name: 'change nothing', decision: () => decideChangeUser(change({}), facts), plan: 'unchanged' },
    {
      name: 'change the name to none',
      decision: () => decideChangeUser(change({ displayName: ' ' }), facts),
      plan: { ...ana, displayName: '' },
    },
    {
      name: 'change the profile',
      decision: () => decideChangeUser(change({ profile: 'analyst' }), facts),
      plan: { ...ana, profile: 'analyst' },
    },
    { name: 'take the profile away', decision: () => decideChangeUser(change({ profile: null }), facts), plan: { ...ana, profile: null } },
    {
      name: 'change the dates to some that reach beyond the domain',
      decision: () => decideChangeUser(change({ validity: { from: '2026-12-31', until: '2028-01-01' } }), facts),
      plan: { ...ana, validity: { from: '2026-12-31', until: '2028-01-01' } },
    },
    { name: 'suspend', decision: () => decideSuspendUser(suspend, facts), plan: suspended },
    { name: 'suspend who is suspended', decision: () => decideSuspendUser(suspend, { user: suspended }), plan: 'unchanged' },
    { name: 'reinstate', decision: () => decideReinstateUser(reinstate, { user: suspended }), plan: ana },
    { name: 'reinstate who is not suspended', decision: () => decideReinstateUser(reinstate, facts), plan: 'unchanged' },
    {
      name: 'renew until a day of its own',
      decision: () => decideRenewUser(renew('2026-06-30'), { ...facts, user: spring }),
      plan: { ...spring, validity: { from: '2026-03-01', until: '2026-06-30' } },
    },
    {
      name: 'let it end with the domain',
      decision: () => decideRenewUser(renew(null), { ...facts, user: spring }),
      plan: { ...spring, validity: { from: '2026-03-01', until: null } },
    },
    { name: 'move to the address it has', decision: () => decideMoveUser(move('ANA@acme.test'), moving), plan: 'unchanged' },
    {
      name: 'move within a full domain',
      decision: () => decideMoveUser(move('ana.b@full.example'), { ...moving, user: { ...ana, domainId: 2 }, from: full, to: full }),
      plan: { ...ana, domainId: 2, email: 'ana.b@full.example' },
    },
    {
      name: 'move to another domain',
      decision: () => decideMoveUser(move('ana@lab.example'), { ...moving, to: lab }),
      plan: { ...ana, domainId: 3, email: 'ana@lab.example' },
    },
  ];
  for (const { name, decision, plan } of cases) it(name, () => assert.deepEqual(planOf(decision()), plan));
});

describe('refusals on a user', () => {
  const none = { user: undefined, domain: undefined, profileKnown: false };
  const facts = { user: ana, domain: acme, profileKnown: false };
  const moving = { user: ana, from: acme, to: acme, taken: false };
  const later = change({ validity: { from: '2027-01-01', until: null } });
  const cases: readonly { name: string; decide: () => unknown; code: string; field: string }[] = [
    { name: 'to change nobody', decide: () => decideChangeUser(change({}), none), code: 'user_not_found', field: 'id' },
    { name: 'to suspend nobody', decide: () => decideSuspendUser(suspend, none), code: 'user_not_found', field: 'id' },
    { name: 'to reinstate nobody', decide: () => decideReinstateUser(reinstate, none), code: 'user_not_found', field: 'id' },
    { name: 'to renew nobody', decide: () => decideRenewUser(renew(null), none), code: 'user_not_found', field: 'id' },
    {
      name: 'to delete nobody',
      decide: () => decideDeleteUser({ kind: 'user.delete', id: 7 }, { ...none, overrides: [] }),
      code: 'user_not_found',
      field: 'id',
    },
    {
      name: 'an unknown profile',
      decide: () => decideChangeUser(change({ profile: 'x' }), facts),
      code: 'profile_not_found',
      field: 'profile',
    },
    { name: 'dates outside the domain', decide: () => decideChangeUser(later, facts), code: 'validity_outside_domain', field: 'validity' },
    {
      name: 'an end before its own start',
      decide: () => decideRenewUser(renew('2026-02-28'), { ...facts, user: spring }),
      code: 'ends_before_start',
      field: 'until',
    },
    {
      name: 'an end before the domain starts',
      decide: () => decideRenewUser(renew('2025-12-31'), facts),
      code: 'validity_outside_domain',
      field: 'validity',
    },
    {
      name: 'an unknown domain',
      decide: () => decideMoveUser(move('a@b.example'), { ...moving, to: undefined }),
      code: 'domain_not_found',
      field: 'email',
    },
    {
      name: 'another customer',
      decide: () => decideMoveUser(move('a@other.example'), { ...moving, to: foreign }),
      code: 'other_customer',
      field: 'email',
    },
    {
      name: 'a taken address',
      decide: () => decideMoveUser(move('bob@acme.example'), { ...moving, taken: true }),
      code: 'email_taken',
      field: 'email',
    },
    {
      name: 'a full domain',
      decide: () => decideMoveUser(move('ana@full.example'), { ...moving, to: full }),
      code: 'seat_limit_reached',
      field: 'email',
    },
    {
      name: 'a domain outside whose dates its own lie',
      decide: () => decideMoveUser(move('ana@lab.example'), { ...moving, user: spring, to: lab }),
      code: 'validity_outside_domain',
      field: 'validity',
    },
  ];
  for (const { name, decide, code, field } of cases) it(name, () => assert.throws(decide, { name: 'CommandRefused', code, field }));
});

describe('decideDeleteUser', () => {
  it('frees the seat, with a reason', () => {
    const decision = decideDeleteUser({ kind: 'user.delete', id: 7, reason: 'left' }, { user: ana, overrides: [] });
    assert.ok(decision.outcome === 'changed');
    const before = { email: 'ana@acme.example', displayName: 'Ana', profile: 'viewer', validity: always, suspensionReason: null };
    assert.deepEqual(decision.change, { subject: { kind: 'user', id: 7 }, customerId: 1, before, after: null, reason: 'left' });
  });
});

describe('the parts of an address', () => {
  it('are told apart at the last @', () => {
    assert.deepEqual([localPartOf('a@b@c.example'), domainNameOf('a@b@c.example')], ['a@b', 'c.example']);
  });
});
