import { found } from '../command/decision.ts';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeCustomerSchema, decideChangeCustomer } from './change-customer.ts';
import { createCustomerSchema, decideCreateCustomer } from './create-customer.ts';
import type { Customer } from './customer.ts';
import { decisionsOn } from '../command/decisions-on.ts';
import { listOf } from '../command/list-of.ts';
import { decideDeleteCustomer } from './delete-customer.ts';

const ana = { name: 'Ana', email: 'ana@acme.example', role: 'technical_director' } as const;
const bob = { name: 'Bob', email: 'bob@acme.example', role: 'other' } as const;

const acme: Customer = { id: 1, name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris', externalReference: 'A-1', contacts: [ana] };

const creation = { kind: 'customer.create', name: ' Acme ', locale: 'fr', timeZone: 'Europe/Paris' };

describe('createCustomerSchema', () => {
  it('fills in what is left out', () => {
    assert.deepEqual(createCustomerSchema.parse(creation), { ...creation, name: 'Acme', externalReference: null, contacts: [] });
  });

  const wrong = [
    { name: 'a blank name', more: { name: '  ' }, path: ['name'] },
    { name: 'a name that PostgreSQL cannot store', more: { name: 'A\0' }, path: ['name'] },
    { name: 'another language', more: { locale: 'de' }, path: ['locale'] },
    { name: 'an offset for a time zone', more: { timeZone: '+02:00' }, path: ['timeZone'] },
    { name: 'a contact without an address', more: { contacts: [{ ...ana, email: 'ana' }] }, path: ['contacts', 0, 'email'] },
    { name: 'an unknown role', more: { contacts: [{ ...ana, role: 'boss' }] }, path: ['contacts', 0, 'role'] },
    { name: 'two contacts with one address', more: { contacts: [ana, { ...bob, email: 'ANA@acme.example ' }] }, path: ['contacts'] },
    {
      name: 'more than fifty contacts',
      more: { contacts: Array.from({ length: 51 }, (_, index) => ({ ...ana, email: `a${index}@acme.example` })) },
      path: ['contacts'],
    },
  ];
  for (const { name, more, path } of wrong) {
    it(`takes not ${name}`, () => {
      const { error } = createCustomerSchema.safeParse({ ...creation, ...more });
      assert.deepEqual(error?.issues[0]?.path, path);
    });
  }
});

describe('decideCreateCustomer', () => {
  const command = createCustomerSchema.parse({ ...creation, externalReference: 'A-1', contacts: [bob, ana] });

  it('creates the customer, with its contacts in the order of their addresses', () => {
    const { id: _, ...state } = acme;
    assert.deepEqual(decideCreateCustomer(command, { nextId: 1, referenceTaken: false }), {
      outcome: 'changed',
      plan: { ...acme, contacts: [ana, bob] },
      change: { subject: { kind: 'customer', id: 1 }, customerId: 1, before: null, after: { ...state, contacts: [ana, bob] } },
    });
  });

  it('refuses an external reference that is taken', () => {
    const refusal = { code: 'external_reference_taken', field: 'externalReference' };
    assert.throws(() => decideCreateCustomer(command, { nextId: 1, referenceTaken: true }), refusal);
  });
});

describe('decideChangeCustomer', () => {
  const changed = [
    { name: 'nothing', more: {}, plan: undefined },
    { name: 'what it is already', more: { name: 'Acme', externalReference: 'A-1', contacts: [ana] }, plan: undefined },
    { name: 'the name', more: { name: 'Apex' }, plan: { customer: { ...acme, name: 'Apex' }, timeZoneChanged: false } },
    { name: 'the contacts', more: { contacts: [bob] }, plan: { customer: { ...acme, contacts: [bob] }, timeZoneChanged: false } },
    {
      name: 'the time zone',
      more: { timeZone: 'Asia/Tokyo' },
      plan: { customer: { ...acme, timeZone: 'Asia/Tokyo' }, timeZoneChanged: true },
    },
    {
      name: 'the external reference to none',
      more: { externalReference: null },
      plan: { customer: { ...acme, externalReference: null }, timeZoneChanged: false },
    },
  ];
  for (const { name, more, plan } of changed) {
    it(`changes ${name}`, () => {
      const command = changeCustomerSchema.parse({ kind: 'customer.change', id: 1, ...more });
      const decision = decideChangeCustomer(command, { customer: acme, referenceTaken: false });
      assert.deepEqual(decision.outcome === 'changed' ? decision.plan : undefined, plan);
    });
  }

  it('refuses a customer that is not there and a reference that is taken', () => {
    const command = changeCustomerSchema.parse({ kind: 'customer.change', id: 1, externalReference: 'A-2' });
    assert.throws(() => decideChangeCustomer(command, { customer: undefined, referenceTaken: false }), { code: 'customer_not_found' });
    assert.throws(() => decideChangeCustomer(command, { customer: acme, referenceTaken: true }), { code: 'external_reference_taken' });
  });
});

describe('decideDeleteCustomer', () => {
  const command = { kind: 'customer.delete', id: 1, reason: 'never bought' } as const;

  it('deletes a customer without domains', () => {
    const decision = decideDeleteCustomer(command, { customer: acme, domains: [] });
    assert.ok(decision.outcome === 'changed');
    assert.deepEqual([decision.change.before?.['name'], decision.change.after, decision.change.reason], ['Acme', null, 'never bought']);
  });

  it('refuses a customer with domains, naming them', () => {
    assert.throws(() => decideDeleteCustomer(command, { customer: acme, domains: ['acme.example', 'acme.test'] }), {
      code: 'customer_not_empty',
      message: 'Acme has domains; delete or move them first: acme.example, acme.test.',
    });
  });
});

describe('decisionsOn', () => {
  const { changed } = decisionsOn<{ id: number; owner: number; name: string }>('thing', ({ name }) => ({ name }));

  it('tells a change by all of the thing, not only by what is readable', () => {
    const before = { id: 1, owner: 2, name: 'x' };
    assert.deepEqual(changed(before, { ...before }), { outcome: 'unchanged' });
    assert.deepEqual(changed(before, { ...before, owner: 3 }, 'sold'), {
      outcome: 'changed',
      plan: { id: 1, owner: 3, name: 'x' },
      change: { subject: { kind: 'thing', id: 1 }, before: { name: 'x' }, after: { name: 'x' }, reason: 'sold' },
    });
  });
});

describe('found and listOf', () => {
  it('refuse in the name of the field, and list the first five', () => {
    assert.throws(() => found(undefined, 'customer', 7, 'customerId'), { code: 'customer_not_found', field: 'customerId' });
    assert.equal(listOf(['a', 'b', 'c', 'd', 'e']), 'a, b, c, d, e');
    assert.equal(listOf(['a', 'b', 'c', 'd', 'e', 'f', 'g']), 'a, b, c, d, e and 2 more');
  });
});
