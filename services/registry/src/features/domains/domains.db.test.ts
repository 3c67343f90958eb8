import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { createTestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import { testRegistry } from '../../test-registry.ts';

const registry = testRegistry(createTestDatabase);

const always = { from: null, until: null };
const validity = { from: '2026-01-01', until: '2026-12-31' };

let customerId: number;
let state: Readonly<Record<string, unknown>>;

beforeEach(async () => {
  customerId = await registry.create({ kind: 'customer.create', name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris' });
  state = {
    customer: 'Acme',
    customerId,
    name: 'acme.example',
    aliases: [],
    validity,
    seatLimit: 10,
    graceDays: 0,
    offlineLeaseDays: null,
    suspensionReason: null,
    packs: [],
    microsoftTenants: [],
  };
});

const newDomain = (name: string, more: object = {}) => ({ kind: 'domain.create', customerId, name, validity, seatLimit: 10, ...more });

const createAcme = (more: object = {}) => registry.create(newDomain('acme.example', more));

const createUser = (email: string) => registry.create({ kind: 'user.create', email });

const namesOf = async () => (await registry.rows('select name from domain_names order by name')).map(({ name }) => name);

describe('domain.create', () => {
  it('stores the domain with all its names and records it', async () => {
    const { id, event, touched } = await registry.change(
      newDomain('ACME.example', { aliases: ['acme.test', 'acme-group.example', 'acme.test', 'acme.example'], graceDays: 15 }),
    );
    const after = { ...state, aliases: ['acme-group.example', 'acme.test'], graceDays: 15 };
    assert.deepEqual(event, { kind: 'domain.create', subjectKind: 'domain', subjectId: id, before: null, after, reason: null });
    assert.deepEqual(touched, [{ entity: 'domain', firstId: id, lastId: id }]);
    assert.deepEqual(await namesOf(), ['acme-group.example', 'acme.example', 'acme.test']);
  });

  it('refuses a name that another domain has as its name or its alias', async () => {
    await createAcme({ aliases: ['acme.test'] });
    await registry.refuses(newDomain('acme.example'), 'domain_name_taken', 'name');
    await registry.refuses(newDomain('acme.test'), 'domain_name_taken', 'name');
    await registry.refuses(newDomain('new.example', { aliases: ['acme.example'] }), 'domain_name_taken', 'aliases');
  });

  it('refuses a customer that does not exist', async () => {
    await registry.refuses(newDomain('acme.example', { customerId: 7 }), 'customer_not_found', 'customerId');
  });

  it('gives a name that several claim at once to one of them', async () => {
    const claims = ['one', 'two', 'three', 'four'].flatMap((name) => [
      newDomain('acme.example', { aliases: [`${name}.example`] }),
      newDomain(`${name}.test`, { aliases: ['acme.example'] }),
    ]);
    assert.deepEqual(await registry.race(claims), Array(7).fill('domain_name_taken'));
    assert.equal((await namesOf()).length, 2);
  });

  it('waits for a change of its customer, whose time zone readers must learn', async () => {
    await registry.waitsFor(`update customers set time_zone = 'Asia/Tokyo' where id = ${customerId}`, newDomain('acme.example'));
  });
});

describe('domain.change', () => {
  it('changes what is given and leaves the rest', async () => {
    const id = await createAcme();
    const { event, touched } = await registry.change({ kind: 'domain.change', id, seatLimit: null, graceDays: 5, offlineLeaseDays: 30 });
    assert.deepEqual([event.before, event.after], [state, { ...state, seatLimit: null, graceDays: 5, offlineLeaseDays: 30 }]);
    assert.deepEqual(touched, [{ entity: 'domain', firstId: id, lastId: id }]);
    assert.deepEqual(await registry.rows('select seat_limit, grace_days, version from domains'), [
      { seat_limit: null, grace_days: 5, version: 2 },
    ]);
    await registry.findsUnchanged({ kind: 'domain.change', id, seatLimit: null, validity });
  });

  it('refuses a seat limit below the seats in use', async () => {
    const id = await createAcme();
    await createUser('ana@acme.example');
    await createUser('bob@acme.example');
    await registry.refuses({ kind: 'domain.change', id, seatLimit: 1 }, 'seats_in_use', 'seatLimit');
    await registry.change({ kind: 'domain.change', id, seatLimit: 2 });
  });

  it('never ends with more users than seats when additions and a lower limit race', async () => {
    const id = await createAcme({ seatLimit: 5 });
    await registry.race([
      ...['a', 'b', 'c'].map((name) => ({ kind: 'user.create', email: `${name}@acme.example` })),
      { kind: 'domain.change', id, seatLimit: 2 },
      ...['d', 'e', 'f'].map((name) => ({ kind: 'user.create', email: `${name}@acme.example` })),
    ]);
    const [row] = await registry.rows(
      'select seats_used <= seat_limit as kept, seats_used = (select count(*) from users) as counted from domains',
    );
    assert.deepEqual(row, { kept: true, counted: true });
  });
});

describe('domain.rename', () => {
  it('keeps the old name as an alias, under which the seats are found', async () => {
    const id = await createAcme({ aliases: ['acme.test'] });
    const userId = await createUser('ana@acme.example');
    const { event, touched } = await registry.change({ kind: 'domain.rename', id, name: 'apex.example' });
    assert.deepEqual(event.after, { ...state, name: 'apex.example', aliases: ['acme.example', 'acme.test'] });
    assert.deepEqual(touched, [{ entity: 'domain', firstId: id, lastId: id }]);
    assert.deepEqual(await namesOf(), ['acme.example', 'acme.test', 'apex.example']);
    await registry.refuses({ kind: 'user.create', email: 'ana@acme.example' }, 'email_taken');
    const suspension = await registry.change({ kind: 'user.suspend', id: userId, reason: 'left' });
    assert.equal(suspension.event.after?.['email'], 'ana@apex.example');
  });

  it('exchanges its name for one of its aliases', async () => {
    const id = await createAcme({ aliases: ['acme.test'] });
    const { event } = await registry.change({ kind: 'domain.rename', id, name: 'acme.test' });
    assert.deepEqual(event.after, { ...state, name: 'acme.test', aliases: ['acme.example'] });
    assert.deepEqual(await namesOf(), ['acme.example', 'acme.test']);
  });

  it('refuses a name of another domain', async () => {
    const id = await createAcme();
    await registry.create(newDomain('other.example', { aliases: ['other.test'] }));
    await registry.refuses({ kind: 'domain.rename', id, name: 'other.test' }, 'domain_name_taken', 'name');
  });

  it('gives a name that several want at once to one of them', async () => {
    const ids: number[] = [];
    for (const name of ['one', 'two', 'three', 'four']) ids.push(await registry.create(newDomain(`${name}.example`)));
    const codes = await registry.race(
      ids.flatMap((id) => [
        { kind: 'domain.rename', id, name: 'acme.example' },
        { kind: 'domain.add-alias', id, alias: 'acme.example' },
      ]),
    );
    assert.deepEqual(codes, Array(6).fill('domain_name_taken'));
    assert.equal((await namesOf()).length, 5);
  });
});

describe('domain.add-alias and domain.remove-alias', () => {
  it('adds a name that the domain goes by, once', async () => {
    const id = await createAcme();
    const { event } = await registry.change({ kind: 'domain.add-alias', id, alias: 'acme.test' });
    assert.deepEqual(event.after, { ...state, aliases: ['acme.test'] });
    await registry.findsUnchanged({ kind: 'domain.add-alias', id, alias: 'acme.test' });
    await registry.findsUnchanged({ kind: 'domain.add-alias', id, alias: 'acme.example' });
    const seat = await registry.change({ kind: 'user.create', email: 'ana@acme.test' });
    assert.equal(seat.event.after?.['email'], 'ana@acme.example');
  });

  it('removes an alias, which another domain can then have', async () => {
    const id = await createAcme({ aliases: ['acme.test'] });
    const { event, touched } = await registry.change({ kind: 'domain.remove-alias', id, alias: 'acme.test' });
    assert.deepEqual(event.after, state);
    assert.deepEqual(touched, [{ entity: 'domain', firstId: id, lastId: id }]);
    await registry.create(newDomain('acme.test'));
  });

  it("refuses the domain's own name and names that are not its own", async () => {
    const id = await createAcme();
    await registry.refuses({ kind: 'domain.remove-alias', id, alias: 'acme.example' }, 'own_name', 'alias');
    await registry.refuses({ kind: 'domain.remove-alias', id, alias: 'acme.test' }, 'alias_not_found', 'alias');
  });

  it('never leaves a domain without its own name when a rename and a removal race', async () => {
    const id = await createAcme({ aliases: ['acme.test'] });
    await registry.race([
      { kind: 'domain.rename', id, name: 'acme.test' },
      { kind: 'domain.remove-alias', id, alias: 'acme.test' },
      { kind: 'domain.remove-alias', id, alias: 'acme.example' },
    ]);
    const [row] = await registry.rows('select name in (select name from domain_names where domain_id = d.id) as named from domains d');
    assert.deepEqual(row, { named: true });
  });
});

describe('domain.suspend and domain.reinstate', () => {
  it('suspends with a reason and reinstates', async () => {
    const id = await createAcme();
    const { event } = await registry.change({ kind: 'domain.suspend', id, reason: 'unpaid' });
    assert.deepEqual([event.after, event.reason], [{ ...state, suspensionReason: 'unpaid' }, 'unpaid']);
    assert.deepEqual(await registry.rows('select suspended_at is not null as suspended, suspension_reason from domains'), [
      { suspended: true, suspension_reason: 'unpaid' },
    ]);
    await registry.findsUnchanged({ kind: 'domain.suspend', id, reason: 'still unpaid' });
    const reinstatement = await registry.change({ kind: 'domain.reinstate', id });
    assert.deepEqual(reinstatement.event.after, state);
    assert.deepEqual(await registry.rows('select suspended_at, suspension_reason from domains'), [
      { suspended_at: null, suspension_reason: null },
    ]);
    await registry.findsUnchanged({ kind: 'domain.reinstate', id });
  });
});

describe('domain.renew', () => {
  it('moves the end to a later day, with other seats', async () => {
    const id = await createAcme();
    const { event } = await registry.change({ kind: 'domain.renew', id, until: '2027-12-31', seatLimit: 20 });
    assert.deepEqual(event.after, { ...state, validity: { from: '2026-01-01', until: '2027-12-31' }, seatLimit: 20 });
  });

  it('begins anew on a later day, where the domain has lapsed', async () => {
    const id = await createAcme();
    const { event } = await registry.change({ kind: 'domain.renew', id, until: '2028-02-29', from: '2027-03-01' });
    assert.deepEqual(event.after, { ...state, validity: { from: '2027-03-01', until: '2028-02-29' } });
    await registry.refuses({ kind: 'domain.renew', id, until: '2029-02-28', from: '2028-02-29' }, 'not_lapsed', 'from');
  });

  it('refuses a day that is not later, and fewer seats than are in use', async () => {
    const id = await createAcme();
    await createUser('ana@acme.example');
    await registry.refuses({ kind: 'domain.renew', id, until: '2026-12-31' }, 'not_a_renewal', 'until');
    await registry.refuses({ kind: 'domain.renew', id, until: '2027-12-31', seatLimit: 0 }, 'seats_in_use', 'seatLimit');
  });
});

describe('domain.move', () => {
  it('gives the domain to another customer, even to one of the same name', async () => {
    const id = await createAcme();
    const buyer = await registry.create({ kind: 'customer.create', name: 'Buyer', locale: 'en', timeZone: 'Asia/Tokyo' });
    const namesake = await registry.create({ kind: 'customer.create', name: 'Buyer', locale: 'en', timeZone: 'Asia/Tokyo' });
    const { event, touched } = await registry.change({ kind: 'domain.move', id, customerId: buyer });
    assert.deepEqual([event.before, event.after], [state, { ...state, customer: 'Buyer', customerId: buyer }]);
    assert.deepEqual(touched, [{ entity: 'domain', firstId: id, lastId: id }]);
    await registry.findsUnchanged({ kind: 'domain.move', id, customerId: buyer });
    await registry.change({ kind: 'domain.move', id, customerId: namesake });
  });

  it('refuses a customer that does not exist, or is gone by then', async () => {
    const id = await createAcme();
    await registry.refuses({ kind: 'domain.move', id, customerId: 7 }, 'customer_not_found', 'customerId');
    const buyer = await registry.create({ kind: 'customer.create', name: 'Buyer', locale: 'en', timeZone: 'Asia/Tokyo' });
    await registry.race([
      { kind: 'domain.move', id, customerId: buyer },
      { kind: 'customer.delete', id: buyer },
    ]);
    const [row] = await registry.rows('select count(*)::int as domains from domains join customers on customers.id = customer_id');
    assert.deepEqual(row, { domains: 1 });
  });
});

describe('domain.assign-packs', () => {
  const pack = (key: string) => ({ kind: 'pack.create', key, name: key, values: {} });

  it('replaces the packs, in their order', async () => {
    const id = await createAcme();
    for (const key of ['finance', 'pilot', 'beta']) await registry.create(pack(key));
    const pilot = { pack: 'pilot', validity: { from: '2026-02-01', until: null } };
    await registry.change({ kind: 'domain.assign-packs', id, packs: [pilot, { pack: 'finance' }] });
    const { event, touched } = await registry.change({ kind: 'domain.assign-packs', id, packs: [{ pack: 'beta' }, pilot] });
    assert.deepEqual(event.before?.['packs'], [pilot, { pack: 'finance', validity: always }]);
    assert.deepEqual(event.after?.['packs'], [{ pack: 'beta', validity: always }, pilot]);
    assert.deepEqual(touched, [{ entity: 'domain', firstId: id, lastId: id }]);
    assert.deepEqual(
      await registry.rows('select key, position, valid_from::text from domain_packs join packs on packs.id = pack_id order by position'),
      [
        { key: 'beta', position: 1, valid_from: null },
        { key: 'pilot', position: 2, valid_from: '2026-02-01' },
      ],
    );
    await registry.findsUnchanged({ kind: 'domain.assign-packs', id, packs: [{ pack: 'beta' }, pilot] });
    await registry.change({ kind: 'domain.assign-packs', id, packs: [] });
    assert.deepEqual(await registry.rows('select from domain_packs'), []);
  });

  it('refuses a pack that does not exist', async () => {
    const id = await createAcme();
    await registry.refuses({ kind: 'domain.assign-packs', id, packs: [{ pack: 'finance' }] }, 'pack_not_found', 'packs');
  });

  it('either keeps a pack or refuses it when its deletion races', async () => {
    const id = await createAcme();
    await registry.create(pack('finance'));
    const codes = await registry.race([
      { kind: 'domain.assign-packs', id, packs: [{ pack: 'finance' }] },
      { kind: 'pack.delete', key: 'finance' },
    ]);
    assert.ok(['pack_not_found', 'pack_in_use'].includes(codes.join()), codes.join());
  });
});

describe('domain.delete', () => {
  it('deletes the domain with its names and its assignment of packs', async () => {
    const id = await createAcme({ aliases: ['acme.test'] });
    await registry.create({ kind: 'pack.create', key: 'finance', name: 'Finance', values: {} });
    await registry.change({ kind: 'domain.assign-packs', id, packs: [{ pack: 'finance' }] });
    const { event, touched } = await registry.change({ kind: 'domain.delete', id, reason: 'contract ended' });
    assert.equal(event.before?.['name'], 'acme.example');
    assert.deepEqual([event.after, event.reason], [null, 'contract ended']);
    assert.deepEqual(touched, [{ entity: 'domain', firstId: id, lastId: id }]);
    assert.deepEqual(await namesOf(), []);
    assert.deepEqual(await registry.rows('select from domain_packs'), []);
  });

  it('refuses while the domain has users', async () => {
    const id = await createAcme();
    await createUser('ana@acme.example');
    await registry.refuses({ kind: 'domain.delete', id }, 'domain_not_empty', 'id');
  });

  it('refuses, or refuses the user, when an addition races', async () => {
    const id = await createAcme();
    const codes = await registry.race([
      { kind: 'user.create', email: 'ana@acme.example' },
      { kind: 'domain.delete', id },
    ]);
    assert.ok(['domain_not_found', 'domain_not_empty'].includes(codes.join()), codes.join());
  });
});

describe('every command on a domain', () => {
  const commands = [
    { kind: 'domain.change' },
    { kind: 'domain.rename', name: 'new.example' },
    { kind: 'domain.add-alias', alias: 'new.example' },
    { kind: 'domain.remove-alias', alias: 'new.example' },
    { kind: 'domain.suspend', reason: 'why not' },
    { kind: 'domain.reinstate' },
    { kind: 'domain.renew', until: null },
    { kind: 'domain.assign-packs', packs: [] },
    { kind: 'domain.delete' },
  ];
  for (const command of commands) {
    it(`${command.kind} refuses a domain that does not exist`, () => registry.refuses({ ...command, id: 7 }, 'domain_not_found', 'id'));
  }
});
