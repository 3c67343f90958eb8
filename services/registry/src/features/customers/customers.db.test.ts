import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import { testRegistry } from '../../test-registry.ts';

const registry = testRegistry(createTestDatabase);

const acme = { kind: 'customer.create', name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris', externalReference: 'A-1' };
const ana = { name: 'Ana', email: 'ana@acme.example', role: 'technical_director' };
const bob = { name: 'Bob', email: 'bob@acme.example', role: 'financial_controller' };

const domainOf = (customerId: number, name: string) => ({
  kind: 'domain.create',
  customerId,
  name,
  validity: { from: '2026-01-01', until: null },
  seatLimit: null,
});

describe('customer.create', () => {
  it('stores the customer with its contacts and records it', async () => {
    const { id, event, touched } = await registry.change({ ...acme, contacts: [bob, { ...ana, email: 'Ana@ACME.example' }] });
    const state = { name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris', externalReference: 'A-1', contacts: [ana, bob] };
    assert.deepEqual(event, { kind: 'customer.create', subjectKind: 'customer', subjectId: id, before: null, after: state, reason: null });
    assert.deepEqual(touched, [{ entity: 'customer', firstId: id, lastId: id }]);
    assert.deepEqual(await registry.rows('select name, external_reference, version from customers'), [
      { name: 'Acme', external_reference: 'A-1', version: 1 },
    ]);
  });

  it('refuses the external reference of another customer', async () => {
    await registry.create(acme);
    await registry.refuses({ ...acme, name: 'Other' }, 'external_reference_taken', 'externalReference');
  });

  it('lets any number of customers be without external reference', async () => {
    await registry.create({ ...acme, externalReference: null });
    await registry.create({ ...acme, externalReference: null });
  });

  it('gives an external reference that two claim at once to one of them', async () => {
    assert.deepEqual(await registry.race(Array.from({ length: 8 }, () => acme)), Array(7).fill('external_reference_taken'));
  });
});

describe('customer.change', () => {
  it('changes what is given, leaves the rest, and replaces contacts as a whole', async () => {
    const id = await registry.create({ ...acme, contacts: [ana] });
    const { event, touched } = await registry.change({ kind: 'customer.change', id, name: 'Acme SA', contacts: [bob] });
    assert.deepEqual(event.before, { name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris', externalReference: 'A-1', contacts: [ana] });
    assert.deepEqual(event.after, { ...event.before, name: 'Acme SA', contacts: [bob] });
    assert.deepEqual(touched, [{ entity: 'customer', firstId: id, lastId: id }]);
    assert.deepEqual(await registry.rows('select email from customer_contacts'), [{ email: 'bob@acme.example' }]);
    assert.deepEqual(await registry.rows('select version from customers'), [{ version: 2 }]);
  });

  it('takes contacts in whatever order for the same, punctuation in their addresses or not', async () => {
    const contacts = ['a-c', 'ab', 'a.d', 'a_e'].map((name) => ({ ...ana, email: `${name}@acme.example` }));
    const id = await registry.create({ ...acme, contacts });
    await registry.findsUnchanged({ ...acme, kind: 'customer.change', id, contacts: contacts.toReversed() });
  });

  it('changes nothing when everything is so already', async () => {
    const id = await registry.create({ ...acme, contacts: [ana, bob] });
    await registry.findsUnchanged({ ...acme, kind: 'customer.change', id, contacts: [bob, ana] });
  });

  it('takes the external reference away', async () => {
    const id = await registry.create(acme);
    const { event } = await registry.change({ kind: 'customer.change', id, externalReference: null });
    assert.equal(event.after?.['externalReference'], null);
  });

  it('refuses the external reference of another customer, but not its own', async () => {
    await registry.create({ ...acme, externalReference: 'A-2' });
    const id = await registry.create(acme);
    await registry.findsUnchanged({ kind: 'customer.change', id, externalReference: 'A-1' });
    await registry.refuses({ kind: 'customer.change', id, externalReference: 'A-2' }, 'external_reference_taken', 'externalReference');
  });

  it('makes readers read the domains of the customer again when its time zone changes', async () => {
    const id = await registry.create(acme);
    const other = await registry.create({ ...acme, externalReference: null });
    const first = await registry.create(domainOf(id, 'one.example'));
    await registry.create(domainOf(id, 'two.example'));
    await registry.create(domainOf(other, 'other.example'));
    await registry.create(domainOf(id, 'three.example'));
    const { touched } = await registry.change({ kind: 'customer.change', id, timeZone: 'America/Toronto' });
    assert.deepEqual(touched, [
      { entity: 'customer', firstId: id, lastId: id },
      { entity: 'domain', firstId: first, lastId: first + 1 },
      { entity: 'domain', firstId: first + 3, lastId: first + 3 },
    ]);
  });

  it('waits for a domain that comes to the customer, so that readers read that again too', async () => {
    const id = await registry.create(acme);
    const { touched } = await registry.waitsFor(
      `select from customers where id = ${id} for share`,
      { kind: 'customer.change', id, timeZone: 'America/Toronto' },
      `insert into domains (id, customer_id, name, valid_from) values (1, ${id}, 'new.example', '2026-01-01');
       insert into domain_names values ('new.example', 1)`,
    );
    assert.deepEqual(touched, [
      { entity: 'customer', firstId: id, lastId: id },
      { entity: 'domain', firstId: 1, lastId: 1 },
    ]);
  });

  it('refuses a customer that does not exist', () => registry.refuses({ kind: 'customer.change', id: 7 }, 'customer_not_found', 'id'));
});

describe('customer.delete', () => {
  it('deletes the customer and its contacts', async () => {
    const id = await registry.create({ ...acme, contacts: [ana] });
    const { event } = await registry.change({ kind: 'customer.delete', id, reason: 'never bought' });
    assert.equal(event.before?.['name'], 'Acme');
    assert.equal(event.after, null);
    assert.equal(event.reason, 'never bought');
    assert.deepEqual(await registry.rows('select id from customers union all select customer_id from customer_contacts'), []);
  });

  it('refuses while the customer has domains', async () => {
    const id = await registry.create(acme);
    await registry.create(domainOf(id, 'one.example'));
    await registry.refuses({ kind: 'customer.delete', id }, 'customer_not_empty', 'id');
  });
});
