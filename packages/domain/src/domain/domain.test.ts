import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Decision } from '../command/decision.ts';
import { addDomainAliasSchema, decideAddDomainAlias } from './add-domain-alias.ts';
import { assignPacksSchema, decideAssignPacks } from './assign-packs.ts';
import { changeDomainSchema, decideChangeDomain } from './change-domain.ts';
import { createDomainSchema, decideCreateDomain } from './create-domain.ts';
import { decideDeleteDomain, deleteDomainSchema } from './delete-domain.ts';
import type { Domain } from './domain.ts';
import { decideMoveDomain, moveDomainSchema } from './move-domain.ts';
import { decideReinstateDomain, reinstateDomainSchema } from './reinstate-domain.ts';
import { decideRemoveDomainAlias, removeDomainAliasSchema } from './remove-domain-alias.ts';
import { decideRenameDomain, renameDomainSchema } from './rename-domain.ts';
import { decideRenewDomain, renewDomainSchema } from './renew-domain.ts';
import { decideSuspendDomain, suspendDomainSchema } from './suspend-domain.ts';

const validity = { from: '2026-01-01', until: '2026-12-31' };
const always = { from: null, until: null };

const acme: Domain = {
  id: 1,
  customerId: 2,
  customer: 'Acme',
  name: 'acme.example',
  aliases: ['acme.test'],
  validity,
  seatLimit: 10,
  seatsUsed: 4,
  graceDays: 0,
  offlineLeaseDays: null,
  suspensionReason: null,
  packs: [],
  microsoftTenants: [],
};

const tenant = '8f3b1c52-7a4e-4d0b-9c61-5e2a7d90b3f4';

const endless: Domain = { ...acme, validity: { from: '2026-01-01', until: null }, seatLimit: null };

const change = (more: object) => changeDomainSchema.parse({ kind: 'domain.change', id: 1, ...more });
const rename = (name: string) => renameDomainSchema.parse({ kind: 'domain.rename', id: 1, name });
const addAlias = (alias: string) => addDomainAliasSchema.parse({ kind: 'domain.add-alias', id: 1, alias });
const removeAlias = (alias: string) => removeDomainAliasSchema.parse({ kind: 'domain.remove-alias', id: 1, alias });
const suspend = (reason: string) => suspendDomainSchema.parse({ kind: 'domain.suspend', id: 1, reason });
const reinstate = reinstateDomainSchema.parse({ kind: 'domain.reinstate', id: 1 });
const renew = (until: string | null, more: object = {}) => renewDomainSchema.parse({ kind: 'domain.renew', id: 1, until, ...more });
const move = (customerId: number) => moveDomainSchema.parse({ kind: 'domain.move', id: 1, customerId });
const assign = (...packs: readonly object[]) => assignPacksSchema.parse({ kind: 'domain.assign-packs', id: 1, packs });
const remove = deleteDomainSchema.parse({ kind: 'domain.delete', id: 1 });

const free = { domain: acme, takenName: undefined };
const taken = { domain: acme, takenName: 'apex.example' };
/** Goes by as many names as a domain can. */
const wide = { domain: { ...acme, aliases: Array.from({ length: 100 }, (_, n) => `a${n}.example`) }, takenName: undefined };
const packs = { domain: acme, knownPacks: new Set(['finance', 'pilot']) };

/** What the domain becomes, or `unchanged`. */
const planOf = (decision: Decision<Domain>) => (decision.outcome === 'changed' ? decision.plan : decision.outcome);

describe('decideCreateDomain', () => {
  const creation = { kind: 'domain.create', customerId: 2, name: 'Acme.example', validity, seatLimit: 10 };
  const facts = { nextId: 1, customer: { name: 'Acme' }, takenName: undefined };

  it('creates the domain with sorted aliases, each once and without its own name', () => {
    const command = createDomainSchema.parse({ ...creation, aliases: ['b.example', 'a.example', 'B.example', 'acme.example'] });
    const plan = { ...acme, aliases: ['a.example', 'b.example'], seatsUsed: 0 };
    assert.deepEqual(planOf(decideCreateDomain(command, facts)), plan);
  });

  it('tells the audit the name of the customer, and whose it is', () => {
    const decision = decideCreateDomain(createDomainSchema.parse(creation), facts);
    assert.ok(decision.outcome === 'changed');
    const { id: _, seatsUsed: _seatsUsed, ...state } = { ...acme, aliases: [] };
    assert.deepEqual(decision.change, { subject: { kind: 'domain', id: 1 }, customerId: 2, before: null, after: state });
  });

  it('refuses unknown customers and taken names, naming the field', () => {
    const command = createDomainSchema.parse({ ...creation, aliases: ['acme.test'] });
    const refusal = (more: object) => () => decideCreateDomain(command, { ...facts, ...more });
    assert.throws(refusal({ customer: undefined }), { code: 'customer_not_found', field: 'customerId' });
    assert.throws(refusal({ takenName: 'acme.example' }), { code: 'domain_name_taken', field: 'name' });
    assert.throws(refusal({ takenName: 'acme.test' }), { code: 'domain_name_taken', field: 'aliases' });
  });

  const wrong = [
    { name: 'no word on the seat limit', more: { seatLimit: undefined }, path: 'seatLimit' },
    { name: 'an end before the start', more: { validity: { from: '2026-01-02', until: '2026-01-01' } }, path: 'validity.until' },
    { name: 'no start', more: { validity: always }, path: 'validity.from' },
    { name: 'a name of one label', more: { name: 'acme' }, path: 'name' },
    { name: 'signed licences that never work offline', more: { offlineLeaseDays: 0 }, path: 'offlineLeaseDays' },
    { name: 'signed licences for a quarter and more', more: { offlineLeaseDays: 91 }, path: 'offlineLeaseDays' },
    { name: 'a year and a half of grace', more: { graceDays: 550 }, path: 'graceDays' },
  ];
  for (const { name, more, path } of wrong) {
    it(`takes not ${name}`, () => {
      const { error } = createDomainSchema.safeParse({ ...creation, ...more });
      assert.deepEqual(
        error?.issues.map((issue) => issue.path.join('.')),
        [path],
      );
    });
  }
});

describe('decisions on a domain', () => {
  const cases: readonly { name: string; decision: () => Decision<Domain>; plan: Domain | 'unchanged' }[] = [
    { name: 'change nothing', decision: () => decideChangeDomain(change({}), free), plan: 'unchanged' },
    {
      name: 'change the limit to the seats in use',
      decision: () => decideChangeDomain(change({ seatLimit: 4 }), free),
      plan: { ...acme, seatLimit: 4 },
    },
    { name: 'lift the limit', decision: () => decideChangeDomain(change({ seatLimit: null }), free), plan: { ...acme, seatLimit: null } },
    {
      name: 'change the days of grace',
      decision: () => decideChangeDomain(change({ graceDays: 7 }), free),
      plan: { ...acme, graceDays: 7 },
    },
    {
      name: 'let signed licences work offline for longer',
      decision: () => decideChangeDomain(change({ offlineLeaseDays: 90 }), free),
      plan: { ...acme, offlineLeaseDays: 90 },
    },
    {
      name: 'let them work offline as by default again',
      decision: () => decideChangeDomain(change({ offlineLeaseDays: null }), { domain: { ...acme, offlineLeaseDays: 90 } }),
      plan: acme,
    },
    {
      name: 'change the validity',
      decision: () => decideChangeDomain(change({ validity: endless.validity }), free),
      plan: { ...acme, validity: endless.validity },
    },
    {
      name: 'name the tenants that it trusts, each once and in one form',
      decision: () => decideChangeDomain(change({ microsoftTenants: [`${'B'.repeat(8)}${tenant.slice(8)}`, tenant, tenant] }), free),
      plan: { ...acme, microsoftTenants: [tenant, `${'b'.repeat(8)}${tenant.slice(8)}`] },
    },
    {
      name: 'keep the old name as an alias',
      decision: () => decideRenameDomain(rename('apex.example'), free),
      plan: { ...acme, name: 'apex.example', aliases: ['acme.example', 'acme.test'] },
    },
    {
      name: 'exchange the name for an alias',
      decision: () => decideRenameDomain(rename('acme.test'), free),
      plan: { ...acme, name: 'acme.test', aliases: ['acme.example'] },
    },
    { name: 'rename to the same', decision: () => decideRenameDomain(rename('ACME.example'), free), plan: 'unchanged' },
    {
      name: 'add an alias in its place',
      decision: () => decideAddDomainAlias(addAlias('a.example'), free),
      plan: { ...acme, aliases: ['a.example', 'acme.test'] },
    },
    { name: 'add the alias that is there', decision: () => decideAddDomainAlias(addAlias('acme.test'), free), plan: 'unchanged' },
    { name: 'add its own name', decision: () => decideAddDomainAlias(addAlias('acme.example'), free), plan: 'unchanged' },
    { name: 'remove an alias', decision: () => decideRemoveDomainAlias(removeAlias('acme.test'), free), plan: { ...acme, aliases: [] } },
    { name: 'suspend', decision: () => decideSuspendDomain(suspend('unpaid'), free), plan: { ...acme, suspensionReason: 'unpaid' } },
    {
      name: 'suspend what is suspended',
      decision: () => decideSuspendDomain(suspend('unpaid'), { domain: { ...acme, suspensionReason: 'fraud' } }),
      plan: 'unchanged',
    },
    {
      name: 'reinstate',
      decision: () => decideReinstateDomain(reinstate, { domain: { ...acme, suspensionReason: 'unpaid' } }),
      plan: acme,
    },
    { name: 'reinstate what is not suspended', decision: () => decideReinstateDomain(reinstate, free), plan: 'unchanged' },
    {
      name: 'renew by a day, with other seats',
      decision: () => decideRenewDomain(renew('2027-01-01', { seatLimit: 4 }), free),
      plan: { ...acme, validity: { ...validity, until: '2027-01-01' }, seatLimit: 4 },
    },
    {
      name: 'renew until further notice',
      decision: () => decideRenewDomain(renew(null), free),
      plan: { ...acme, validity: endless.validity },
    },
    {
      name: 'renew from a later day than the one after the end',
      decision: () => decideRenewDomain(renew('2027-12-31', { from: '2027-03-01' }), free),
      plan: { ...acme, validity: { from: '2027-03-01', until: '2027-12-31' } },
    },
    {
      name: 'renew from the day after the end',
      decision: () => decideRenewDomain(renew('2027-12-31', { from: '2027-01-01' }), free),
      plan: { ...acme, validity: { ...validity, until: '2027-12-31' } },
    },
    {
      name: 'move to a namesake',
      decision: () => decideMoveDomain(move(3), { domain: acme, customer: { name: 'Acme' } }),
      plan: { ...acme, customerId: 3 },
    },
    {
      name: 'move to where it is',
      decision: () => decideMoveDomain(move(2), { domain: acme, customer: { name: 'Acme' } }),
      plan: 'unchanged',
    },
    {
      name: 'assign packs in their order',
      decision: () => decideAssignPacks(assign({ pack: 'pilot', validity }, { pack: 'finance' }), packs),
      plan: {
        ...acme,
        packs: [
          { pack: 'pilot', validity },
          { pack: 'finance', validity: always },
        ],
      },
    },
    { name: 'assign no packs where there are none', decision: () => decideAssignPacks(assign(), packs), plan: 'unchanged' },
    {
      name: 'delete a domain without users',
      decision: () => decideDeleteDomain(remove, { domain: { ...acme, seatsUsed: 0 } }),
      plan: { ...acme, seatsUsed: 0 },
    },
  ];
  for (const { name, decision, plan } of cases) it(name, () => assert.deepEqual(planOf(decision()), plan));
});

describe('tenants that a domain trusts', () => {
  for (const [what, tenants] of [
    ['are named by their ids', ['acme.onmicrosoft.com']],
    ['are not that of personal accounts, however it is written', ['9188040D-6c67-4c5b-b112-36a304b66dad']],
    ['are ten at most', Array.from({ length: 11 }, (_, index) => `${tenant.slice(0, -2)}${10 + index}`)],
  ] as const)
    it(what, () => {
      assert.equal(changeDomainSchema.safeParse({ kind: 'domain.change', id: 1, microsoftTenants: tenants }).success, false);
    });
});

describe('refusals on a domain', () => {
  const none = { domain: undefined, takenName: undefined };
  const cases: readonly { name: string; decide: () => unknown; code: string; field: string }[] = [
    {
      name: 'a domain that is not there',
      decide: () => decideRenameDomain(rename('apex.example'), none),
      code: 'domain_not_found',
      field: 'id',
    },
    {
      name: 'a limit below the seats in use',
      decide: () => decideChangeDomain(change({ seatLimit: 3 }), free),
      code: 'seats_in_use',
      field: 'seatLimit',
    },
    { name: 'a taken name', decide: () => decideRenameDomain(rename('apex.example'), taken), code: 'domain_name_taken', field: 'name' },
    {
      name: 'a taken alias',
      decide: () => decideAddDomainAlias(addAlias('apex.example'), taken),
      code: 'domain_name_taken',
      field: 'alias',
    },
    {
      name: 'an alias more than there may be',
      decide: () => decideAddDomainAlias(addAlias('b.example'), wide),
      code: 'too_many_aliases',
      field: 'alias',
    },
    {
      name: 'a new name where the old one would be an alias too many',
      decide: () => decideRenameDomain(rename('b.example'), wide),
      code: 'too_many_aliases',
      field: 'name',
    },
    {
      name: 'to remove its own name',
      decide: () => decideRemoveDomainAlias(removeAlias('acme.example'), free),
      code: 'own_name',
      field: 'alias',
    },
    {
      name: 'to remove a name it has not',
      decide: () => decideRemoveDomainAlias(removeAlias('b.example'), free),
      code: 'alias_not_found',
      field: 'alias',
    },
    {
      name: 'to renew until the same day',
      decide: () => decideRenewDomain(renew('2026-12-31'), free),
      code: 'not_a_renewal',
      field: 'until',
    },
    {
      name: 'to renew until before the start',
      decide: () => decideRenewDomain(renew('2025-12-31'), free),
      code: 'not_a_renewal',
      field: 'until',
    },
    {
      name: 'to renew what has no end',
      decide: () => decideRenewDomain(renew('2027-12-31'), { domain: endless }),
      code: 'not_a_renewal',
      field: 'until',
    },
    {
      name: 'to renew what has no end until no end',
      decide: () => decideRenewDomain(renew(null), { domain: endless }),
      code: 'not_a_renewal',
      field: 'until',
    },
    {
      name: 'to renew from a day that is covered already',
      decide: () => decideRenewDomain(renew('2027-12-31', { from: '2026-12-31' }), free),
      code: 'not_lapsed',
      field: 'from',
    },
    {
      name: 'to renew from a day after the new end',
      decide: () => decideRenewDomain(renew('2027-02-28', { from: '2027-03-01' }), free),
      code: 'ends_before_start',
      field: 'until',
    },
    {
      name: 'to renew with too few seats',
      decide: () => decideRenewDomain(renew(null, { seatLimit: 3 }), free),
      code: 'seats_in_use',
      field: 'seatLimit',
    },
    {
      name: 'a customer that is not there',
      decide: () => decideMoveDomain(move(3), { domain: acme, customer: undefined }),
      code: 'customer_not_found',
      field: 'customerId',
    },
    {
      name: 'a pack that is not there',
      decide: () => decideAssignPacks(assign({ pack: 'beta' }), packs),
      code: 'pack_not_found',
      field: 'packs',
    },
    { name: 'to delete a domain with users', decide: () => decideDeleteDomain(remove, free), code: 'domain_not_empty', field: 'id' },
  ];
  for (const { name, decide, code, field } of cases) it(name, () => assert.throws(decide, { name: 'CommandRefused', code, field }));
});

describe('assignPacksSchema', () => {
  it('takes no pack twice and no more than a hundred', () => {
    const takes = (list: readonly object[]) => assignPacksSchema.safeParse({ kind: 'domain.assign-packs', id: 1, packs: list }).success;
    const many = Array.from({ length: 101 }, (_, index) => ({ pack: `p${index}` }));
    assert.deepEqual([takes([{ pack: 'a' }, { pack: 'a', validity }]), takes(many), takes(many.slice(1))], [false, false, true]);
  });
});
