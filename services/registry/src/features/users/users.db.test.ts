import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { createTestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import { context, testRegistry } from '../../test-registry.ts';

const registry = testRegistry(createTestDatabase);

let customerId: number;
let acmeId: number;

const domain = (name: string, more: object = {}) => ({
  kind: 'domain.create',
  customerId,
  name,
  validity: { from: '2026-01-01', until: '2026-12-31' },
  seatLimit: 10,
  ...more,
});

beforeEach(async () => {
  customerId = await registry.create({ kind: 'customer.create', name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris' });
  acmeId = await registry.create(domain('acme.example', { aliases: ['acme.test'] }));
  await registry.create({ kind: 'profile.create', key: 'analyst', name: 'Analyst', values: {} });
});

const always = { from: null, until: null };
const ana = { kind: 'user.create', email: 'ana@acme.example' };
const state = { email: 'ana@acme.example', displayName: '', profile: null, validity: always, suspensionReason: null };

const seatsUsed = async (id = acmeId) => (await registry.rows(`select seats_used from domains where id = ${id}`))[0]?.['seats_used'];

describe('user.create', () => {
  it('gives the address a seat and records it', async () => {
    const validity = { from: '2026-03-01', until: null };
    const { id, event, touched } = await registry.change({ ...ana, displayName: ' Ana ', profile: 'analyst', validity });
    const after = { ...state, displayName: 'Ana', profile: 'analyst', validity };
    assert.deepEqual(event, { kind: 'user.create', subjectKind: 'user', subjectId: id, before: null, after, reason: null });
    assert.deepEqual(touched, [{ entity: 'user', firstId: id, lastId: id }]);
    assert.equal(await seatsUsed(), 1);
  });

  it('gives an address under an alias the seat under the own name of the domain', async () => {
    await registry.create({ ...ana, email: 'ANA@acme.test' });
    await registry.refuses(ana, 'email_taken', 'email');
  });

  it('refuses what the decision refuses', async () => {
    await registry.refuses({ ...ana, email: 'ana@other.example' }, 'domain_not_found', 'email');
    await registry.refuses({ ...ana, profile: 'nobody' }, 'profile_not_found', 'profile');
    await registry.refuses({ ...ana, validity: { from: '2027-01-01', until: null } }, 'validity_outside_domain', 'validity');
  });

  it('gives the last ten seats to ten of fifty that race for them', async () => {
    const additions = Array.from({ length: 50 }, (_, index) => ({
      ...ana,
      email: `user${index}@acme.${index % 2 === 0 ? 'example' : 'test'}`,
    }));
    assert.deepEqual(await registry.race(additions), Array(40).fill('seat_limit_reached'));
    assert.equal(await seatsUsed(), 10);
    assert.equal((await registry.rows('select from users')).length, 10);
    assert.equal((await registry.rows(`select from test.audit_events where kind = 'user.create'`)).length, 10);
  });

  it('gives an address that several want at once to one of them', async () => {
    assert.deepEqual(await registry.race(Array.from({ length: 6 }, () => ana)), Array(5).fill('email_taken'));
    assert.equal(await seatsUsed(), 1);
  });
});

describe('user.change', () => {
  it('changes what is given and leaves the rest', async () => {
    const id = await registry.create({ ...ana, displayName: 'Ana' });
    const { event, touched } = await registry.change({ kind: 'user.change', id, profile: 'analyst' });
    const before = { ...state, displayName: 'Ana' };
    assert.deepEqual([event.before, event.after], [before, { ...before, profile: 'analyst' }]);
    assert.deepEqual(touched, [{ entity: 'user', firstId: id, lastId: id }]);
    await registry.findsUnchanged({ kind: 'user.change', id, profile: 'analyst', displayName: 'Ana' });
    await registry.change({ kind: 'user.change', id, profile: null });
  });

  it('keeps what another transaction has given the user while it waited', async () => {
    const id = await registry.create(ana);
    const { event } = await registry.waitsFor(`update users set profile_id = (select id from profiles) where id = ${id}`, {
      kind: 'user.change',
      id,
      displayName: 'Ana',
    });
    assert.deepEqual(event.after, { ...state, displayName: 'Ana', profile: 'analyst' });
  });

  it('refuses a profile that does not exist and dates outside those of the domain', async () => {
    const id = await registry.create(ana);
    await registry.refuses({ kind: 'user.change', id, profile: 'nobody' }, 'profile_not_found', 'profile');
    await registry.refuses(
      { kind: 'user.change', id, validity: { from: '2027-01-01', until: null } },
      'validity_outside_domain',
      'validity',
    );
  });
});

describe('user.suspend and user.reinstate', () => {
  it('keeps the seat, with the reason, until the user is reinstated', async () => {
    const id = await registry.create(ana);
    const { event } = await registry.change({ kind: 'user.suspend', id, reason: 'left' });
    assert.deepEqual([event.after, event.reason], [{ ...state, suspensionReason: 'left' }, 'left']);
    assert.deepEqual(await registry.rows('select suspended_at is not null as suspended from users'), [{ suspended: true }]);
    assert.equal(await seatsUsed(), 1);
    await registry.findsUnchanged({ kind: 'user.suspend', id, reason: 'again' });
    await registry.change({ kind: 'user.reinstate', id });
    assert.deepEqual(await registry.rows('select suspended_at, suspension_reason from users'), [
      { suspended_at: null, suspension_reason: null },
    ]);
    await registry.findsUnchanged({ kind: 'user.reinstate', id });
  });
});

describe('user.renew', () => {
  it('gives the user an end of its own', async () => {
    const id = await registry.create(ana);
    const { event } = await registry.change({ kind: 'user.renew', id, until: '2026-06-30' });
    assert.deepEqual(event.after, { ...state, validity: { from: null, until: '2026-06-30' } });
    await registry.refuses({ kind: 'user.renew', id, until: '2025-12-31' }, 'validity_outside_domain', 'validity');
  });
});

describe('user.move', () => {
  it('takes the seat along to another domain of the customer', async () => {
    const labId = await registry.create(domain('lab.example'));
    const id = await registry.create(ana);
    const { event, touched } = await registry.change({ kind: 'user.move', id, email: 'ana.b@lab.example' });
    assert.deepEqual([event.before, event.after], [state, { ...state, email: 'ana.b@lab.example' }]);
    assert.deepEqual(touched, [{ entity: 'user', firstId: id, lastId: id }]);
    assert.deepEqual([await seatsUsed(), await seatsUsed(labId)], [0, 1]);
  });

  it('refuses a taken address, a full domain and the domain of another customer', async () => {
    const id = await registry.create(ana);
    await registry.create({ ...ana, email: 'bob@acme.example' });
    await registry.create(domain('lab.example', { seatLimit: 0 }));
    const otherId = await registry.create({ kind: 'customer.create', name: 'Other', locale: 'en', timeZone: 'Asia/Tokyo' });
    await registry.create(domain('other.example', { customerId: otherId }));
    await registry.refuses({ kind: 'user.move', id, email: 'bob@acme.test' }, 'email_taken', 'email');
    await registry.refuses({ kind: 'user.move', id, email: 'ana@lab.example' }, 'seat_limit_reached', 'email');
    await registry.refuses({ kind: 'user.move', id, email: 'ana@other.example' }, 'other_customer', 'email');
  });

  it('keeps the count of seats and the limit when moves both ways race', async () => {
    const labId = await registry.create(domain('lab.example', { seatLimit: 3 }));
    const moves: { kind: string; id: number; email: string }[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      const id = await registry.create({ ...ana, email: `${name}@acme.example` });
      moves.push({ kind: 'user.move', id, email: `${name}@lab.example` }, { kind: 'user.move', id, email: `${name}2@acme.example` });
    }
    for (const code of await registry.race(moves)) assert.equal(code, 'seat_limit_reached');
    const counted = await registry.rows(
      'select count(*) = seats_used as counted from users join domains d on d.id = domain_id group by d.id',
    );
    assert.ok(counted.every((row) => row['counted'] === true));
    assert.ok(Number(await seatsUsed(labId)) <= 3);
  });

  it('judges by the domain in which the user is by the time it is its turn', async () => {
    const labId = await registry.create(domain('lab.example', { seatLimit: 1 }));
    const id = await registry.create(ana);
    const { event } = await registry.waitsFor(
      `select from domains where id = ${acmeId} for update; update users set domain_id = ${labId} where id = ${id}`,
      { kind: 'user.move', id, email: 'ana.b@lab.example' },
    );
    assert.deepEqual([event.before?.['email'], event.after?.['email']], ['ana@lab.example', 'ana.b@lab.example']);
    assert.deepEqual([await seatsUsed(), await seatsUsed(labId)], [0, 1]);
  });
});

describe('user.delete', () => {
  it('frees the seat', async () => {
    const id = await registry.create(ana);
    const { event, touched } = await registry.change({ kind: 'user.delete', id, reason: 'left' });
    assert.deepEqual([event.before, event.after, event.reason], [state, null, 'left']);
    assert.deepEqual(touched, [{ entity: 'user', firstId: id, lastId: id }]);
    assert.equal(await seatsUsed(), 0);
  });
});

describe('every command', () => {
  for (const command of [
    { kind: 'user.change' },
    { kind: 'user.suspend', reason: 'why not' },
    { kind: 'user.reinstate' },
    { kind: 'user.delete' },
  ]) {
    it(`${command.kind} refuses a user that does not exist`, () => registry.refuses({ ...command, id: 7 }, 'user_not_found', 'id'));
  }

  it('is undone when its audit event cannot be written', async () => {
    await registry.changesNothing(() =>
      assert.rejects(registry.execute(ana, { ...context, actor: { ...context.actor, kind: 'nobody' as 'cli' } }), {
        constraint: 'pending_actor_kind_check',
      }),
    );
  });

  it('has to be of a known kind', async () => {
    await registry.changesNothing(() =>
      assert.rejects(registry.execute({ kind: 'user.promote' }), {
        code: 'invalid_command',
        message: 'kind: there is no command user.promote',
      }),
    );
  });

  const shapes = [
    { command: { kind: 'user.create', email: 'ana' }, path: 'email' },
    { command: { kind: 'user.create', email: 'ana@acme.example', displayName: 'x'.repeat(201) }, path: 'displayName' },
    { command: { kind: 'user.change', id: 0 }, path: 'id' },
    { command: { kind: 'user.suspend', id: 1, reason: ' ' }, path: 'reason' },
    { command: { kind: 'user.suspend', id: 1, reason: 'half a \ud800 pair' }, path: 'reason' },
    { command: { kind: 'user.renew', id: 1, until: '2026-02-29' }, path: 'until' },
    { command: { kind: 'user.delete', id: 1, because: 'x' }, path: '' },
    {
      command: { kind: 'domain.create', customerId: 1, name: 'a.example', validity: { from: '2026-02-01', until: '2026-01-31' } },
      path: 'validity.until',
    },
    { command: { kind: 'domain.assign-packs', id: 1, packs: [{ pack: 'a' }, { pack: 'a' }] }, path: 'packs' },
    { command: { kind: 'customer.create', name: 'A\0', locale: 'de', timeZone: 'Mars' }, path: 'name' },
  ];
  for (const { command, path } of shapes) {
    it(`has to have its shape: ${command.kind} with a wrong ${path === '' ? 'field more' : path}`, async () => {
      const isAboutPath = ({ code, issues }: { code: string; issues: { path: PropertyKey[] }[] }) =>
        code === 'invalid_command' && issues.some((issue) => issue.path.join('.') === path);
      await registry.changesNothing(() => assert.rejects(registry.execute(command), isAboutPath));
    });
  }
});
