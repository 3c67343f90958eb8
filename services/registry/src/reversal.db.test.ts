import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Difference } from '@seatledger/domain/change-request/difference/difference.ts';
import { reverseOf } from '@seatledger/domain/change-request/reverse/reverse-of.ts';
import { createTestDatabase } from '../../../tests/dev-env/dev-env.ts';
import { testRegistry } from './test-registry.ts';

const registry = testRegistry(createTestDatabase);

const validity = { from: '2026-01-01', until: '2026-12-31' };
const always = { from: null, until: null };
const contacts = [{ name: 'Eve', email: 'eve@acme.example', role: 'technical_director' }];
const tenants = ['8f3b1c52-7a4e-4d0b-9c61-5e2a7d90b3f4', '9f3b1c52-7a4e-4d0b-9c61-5e2a7d90b3f4'];
const apps = { microsoftClientIds: ['2d4d3d8e-2be3-4bef-9f87-7875a61c29de'], googleClientIds: ['1-a.apps.googleusercontent.com'] };
const seat = { displayName: 'Ana', profile: 'analyst', validity: always, suspensionReason: null };

let customerId: number;
let domainId: number;
let ana: number;
let bob: number;

beforeEach(async () => {
  await registry.create({ kind: 'product.create', key: 'addin', name: 'Add-in', ...apps });
  const type = { type: 'number', minimum: 0, maximum: 9 };
  for (const key of ['rows', 'cubes']) {
    await registry.create({ kind: 'feature.create', product: 'addin', key, name: key, type, defaultValue: 0 });
  }
  await registry.create({ kind: 'profile.create', key: 'analyst', name: 'Analyst', values: { rows: 5 } });
  await registry.create({ kind: 'pack.create', key: 'finance', name: 'Finance', values: { cubes: 1 } });
  const acme = { kind: 'customer.create', name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris', externalReference: 'A-1', contacts };
  customerId = await registry.create(acme);
  domainId = await registry.create({
    kind: 'domain.create',
    customerId,
    name: 'acme.example',
    aliases: ['acme.test'],
    validity,
    seatLimit: 2,
    microsoftTenants: tenants,
  });
  await registry.change({
    kind: 'domain.assign-packs',
    id: domainId,
    packs: [{ pack: 'finance', validity: { from: '2026-02-01', until: null } }],
  });
  ana = await registry.create({ kind: 'user.create', email: 'ana@acme.example', displayName: 'Ana', profile: 'analyst' });
  bob = await registry.create({ kind: 'user.create', email: 'bob@acme.example', validity: { from: null, until: '2026-06-30' } });
  await registry.change({ kind: 'override.set', userId: ana, feature: 'rows', value: 7, reason: 'pilot' });
  await registry.change({ kind: 'override.set', userId: ana, feature: 'cubes', value: 2, reason: 'pilot', validity });
});

/** Everything that people read of the registry, as its rows say it. */
const readable = () =>
  Promise.all(
    [
      'select id, name, locale, time_zone, external_reference from customers order by id',
      'select customer_id, email, name, role from customer_contacts order by 1, 2',
      'select id, customer_id, name, valid_from, valid_until, seat_limit, seats_used, grace_days, suspension_reason, suspended_at is null as active, microsoft_tenants from domains order by id',
      'select domain_id, name from domain_names order by 2',
      'select domain_id, key, position, valid_from, valid_until from domain_packs join packs on packs.id = pack_id order by 1, 2',
      'select users.id, domain_id, local_part, display_name, key, valid_from, valid_until, suspension_reason, suspended_at is null as active from users left join profiles on profiles.id = profile_id order by users.id',
      'select user_id, key, value, valid_from, valid_until, reason from overrides join features on features.id = feature_id order by 1, 2',
      `select 'profile' as word, p.key, p.name, f.key as feature, value from profile_values join profiles p on p.id = profile_id join features f on f.id = feature_id
       union all select 'pack', p.key, p.name, f.key, value from pack_values join packs p on p.id = pack_id join features f on f.id = feature_id order by 1, 2, 4`,
      'select p.key as product, p.microsoft_client_ids, p.google_client_ids, f.key, f.name, type, minimum, maximum, default_value from products p left join features f on f.product_id = p.id order by 1, 4',
    ].map((sql) => registry.rows(sql)),
  );

/** Carries commands out, as one request would, and gives what each came to. */
async function apply(commands: readonly Difference['command'][]): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  for (const command of commands) {
    const { event } = await registry.change(command);
    const { kind, subjectKind, subjectId, before, after } = event;
    differences.push({ kind, command, subject: { kind: subjectKind, id: subjectId }, before, after });
  }
  return differences;
}

describe('what was done and is reversed', () => {
  it('leaves everything as it was, also what was deleted with all that it had', async () => {
    const before = await readable();
    const differences = await apply([
      { kind: 'user.suspend', id: bob, reason: 'left' },
      { kind: 'user.change', id: ana, displayName: 'Ana Lima', profile: null },
      { kind: 'override.set', userId: ana, feature: 'rows', value: 9, reason: 'more' },
      { kind: 'user.delete', id: ana },
      { kind: 'user.delete', id: bob, reason: 'left' },
      { kind: 'domain.suspend', id: domainId, reason: 'not paid' },
      { kind: 'domain.rename', id: domainId, name: 'apex.example' },
      { kind: 'domain.change', id: domainId, microsoftTenants: [tenants[1]] },
      { kind: 'domain.delete', id: domainId },
      { kind: 'customer.delete', id: customerId },
      { kind: 'pack.delete', key: 'finance' },
      { kind: 'profile.change', key: 'analyst', values: { rows: null, cubes: 3 } },
      { kind: 'profile.delete', key: 'analyst' },
      { kind: 'feature.change', key: 'rows', type: { type: 'number', minimum: 0, maximum: 5 } },
      { kind: 'feature.delete', key: 'rows' },
      { kind: 'feature.delete', key: 'cubes' },
      { kind: 'product.change', key: 'addin', microsoftClientIds: [], googleClientIds: ['1-b.apps.googleusercontent.com'] },
      { kind: 'product.delete', key: 'addin' },
    ]);
    assert.deepEqual((await registry.rows('select from users')).length, 0);
    const undone = await apply(reverseOf(differences));
    assert.deepEqual(await readable(), before);
    await apply(reverseOf(undone));
    await apply(reverseOf(differences));
    assert.deepEqual(await readable(), before);
  });

  it('takes back a renewal, a move and what was made', async () => {
    const before = await readable();
    const buyer = { kind: 'customer.create', name: 'Buyer', locale: 'en', timeZone: 'Asia/Tokyo' };
    const [made] = await apply([buyer]);
    const differences = await apply([
      { kind: 'domain.renew', id: domainId, until: '2027-12-31', seatLimit: 10 },
      { kind: 'domain.move', id: domainId, customerId: made?.subject.id },
      { kind: 'user.create', email: 'new@acme.example', validity: { from: null, until: '2027-06-30' } },
      { kind: 'user.move', id: ana, email: 'ana.lima@acme.test' },
      { kind: 'user.renew', id: bob, until: null },
      { kind: 'domain.remove-alias', id: domainId, alias: 'acme.test' },
    ]);
    await apply(reverseOf(made === undefined ? [] : [made, ...differences]));
    assert.deepEqual(await readable(), before);
  });
});

describe('user.restore', () => {
  const restore = (more: object = {}) => ({ kind: 'user.restore', id: ana, email: 'ana@acme.example', ...seat, overrides: [], ...more });
  const override = { feature: 'rows', value: 7, validity: always, reason: 'pilot' };

  it('gives the user back under its id, with its overrides, and records it', async () => {
    await registry.change({ kind: 'user.delete', id: ana });
    const { event, touched } = await registry.change(restore({ suspensionReason: 'left', overrides: [override] }));
    const after = { email: 'ana@acme.example', ...seat, suspensionReason: 'left', overrides: [override] };
    assert.deepEqual(event, { kind: 'user.restore', subjectKind: 'user', subjectId: ana, before: null, after, reason: null });
    assert.deepEqual(touched, [{ entity: 'user', firstId: ana, lastId: ana }]);
    assert.deepEqual(await registry.rows(`select suspended_at is not null as suspended from users where id = ${ana}`), [
      { suspended: true },
    ]);
  });

  it('refuses whoever is there, or never was', async () => {
    await registry.refuses(restore(), 'user_not_deleted', 'id');
    await registry.refuses(restore({ id: ana + 100_000 }), 'user_not_deleted', 'id');
  });

  it('refuses what has no place any more', async () => {
    await registry.change({ kind: 'user.delete', id: ana });
    await registry.refuses(restore({ email: 'bob@acme.example' }), 'email_taken', 'email');
    await registry.refuses(restore({ email: 'ana@other.example' }), 'domain_not_found', 'email');
    await registry.refuses(restore({ profile: 'none' }), 'profile_not_found', 'profile');
    await registry.refuses(restore({ overrides: [{ ...override, feature: 'none' }] }), 'feature_not_found', 'overrides.0.feature');
    await registry.refuses(restore({ overrides: [{ ...override, value: 10 }] }), 'invalid_feature_value', 'overrides.0.value');
    await registry.create({ kind: 'user.create', email: 'eve@acme.example' });
    await registry.refuses(restore(), 'seat_limit_reached', 'email');
  });

  it('gives the user back once where two do so', async () => {
    await registry.change({ kind: 'user.delete', id: ana });
    assert.deepEqual(await registry.race([restore(), restore()]), ['user_not_deleted']);
  });
});

describe('domain.restore and customer.restore', () => {
  const domain = () => ({
    kind: 'domain.restore',
    id: domainId,
    customerId,
    name: 'acme.example',
    aliases: [],
    validity,
    seatLimit: 2,
    graceDays: 0,
    suspensionReason: null,
    packs: [],
  });
  const customer = () => ({
    kind: 'customer.restore',
    id: customerId,
    name: 'Acme',
    locale: 'fr',
    timeZone: 'UTC',
    externalReference: 'A-1',
    contacts,
  });

  it('refuse what is there, or never was', async () => {
    await registry.refuses(domain(), 'domain_not_deleted', 'id');
    await registry.refuses(customer(), 'customer_not_deleted', 'id');
    await registry.refuses({ ...domain(), id: domainId + 100_000 }, 'domain_not_deleted', 'id');
  });

  it('refuse what has no place any more', async () => {
    for (const id of [ana, bob]) await registry.change({ kind: 'user.delete', id });
    await registry.change({ kind: 'domain.delete', id: domainId });
    await registry.refuses({ ...domain(), packs: [{ pack: 'none' }] }, 'pack_not_found', 'packs');
    await registry.create({ kind: 'domain.create', customerId, name: 'taken.example', validity, seatLimit: null });
    await registry.refuses({ ...domain(), name: 'taken.example' }, 'domain_name_taken', 'name');
    await registry.refuses({ ...domain(), customerId: customerId + 100_000 }, 'customer_not_found', 'customerId');
  });
});
