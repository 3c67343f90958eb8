import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import { accessChange, valueChange } from '@seatledger/domain/blast-radius/transition.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { testApi } from '../../test-api.ts';
import { testImports } from '../imports/test-imports.ts';
import type { ShownBlastRadius } from './blast-radius-answer.ts';

const api = testApi();
const { registry } = api;

// To come: what was is what it was, whatever is done today.
const asOf = '2046-06-15T10:00:00Z';
const validity = { from: '2046-01-01', until: '2046-12-31' };
type Options = NonNullable<Parameters<typeof api.post>[2]>;

/** With ids as texts, as the API takes them. */
const written = (command: CommandValue) =>
  Object.fromEntries(Object.entries(command).map(([name, value]) => [name, /^(id|.*Id)$/.test(name) ? String(value) : value]));

async function ask(commands: readonly CommandValue[], more: object = {}, options: Options = {}): Promise<ShownBlastRadius> {
  const { status, body } = await api.post('/v1/blast-radius', { asOf, ...more, commands: commands.map(written) }, options);
  assert.equal(status, 200, JSON.stringify(body));
  return body as unknown as ShownBlastRadius;
}

interface Ana {
  readonly customerId: string;
  readonly profile: string | null;
  readonly email: string;
  readonly licence: { readonly status: string; readonly allowed: boolean; readonly validUntil: string | null };
  readonly values: Readonly<Record<string, FeatureValue>>;
}

/** What every user gets, as the API tells it of each. */
async function everybody(at = asOf): Promise<ReadonlyMap<string, Ana>> {
  const rows = await registry.rows(
    `select u.id, d.customer_id as customer, (select key from profiles where id = u.profile_id) as profile
     from users u join domains d on d.id = u.domain_id order by u.id`,
  );
  const found = rows.map(async ({ id, customer, profile }): Promise<[string, Ana]> => {
    const { body } = await api.get(`/v1/users/${String(id)}/entitlements?asOf=${at}`);
    const entitlements = body['entitlements'] as { readonly feature: string; readonly value: FeatureValue }[];
    const values = Object.fromEntries(entitlements.map(({ feature, value }) => [feature, value]));
    const licence = body['licence'] as Ana['licence'];
    return [String(id), { customerId: String(customer), profile: profile as string | null, email: String(body['email']), licence, values }];
  });
  return new Map(await Promise.all(found));
}

const seen = (user: Ana | undefined) => JSON.stringify([user?.profile, user?.email, user?.licence, user?.values]);
const isSame = (before: Ana | undefined, after: Ana | undefined) => seen(before) === seen(after);
const nobody = { status: 'unknown', allowed: false, validUntil: null };

/** The radius, found by looking at everybody twice. */
function compare(before: ReadonlyMap<string, Ana>, after: ReadonlyMap<string, Ana>) {
  const users = { affected: 0, created: 0, deleted: 0, accessGained: 0, accessLost: 0 };
  const customers: Record<string, number> = {};
  const transitions: Record<string, number> = {};
  const count = (...transition: readonly unknown[]) => {
    const name = JSON.stringify(transition);
    transitions[name] = (transitions[name] ?? 0) + 1;
  };
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [left, right] = [before.get(id), after.get(id)];
    if (isSame(left, right)) continue;
    const [was, is] = [left?.licence ?? nobody, right?.licence ?? nobody];
    const customerId = left?.customerId ?? right?.customerId ?? '';
    const access = accessChange(was.allowed, is.allowed);
    customers[customerId] = (customers[customerId] ?? 0) + 1;
    users.affected += 1;
    if (left === undefined) users.created += 1;
    if (right === undefined) users.deleted += 1;
    if (access === 'gained') users.accessGained += 1;
    if (access === 'lost') users.accessLost += 1;
    if (was.status !== is.status) count('licence', was.status, is.status, access);
    if (left && right && was.validUntil !== is.validUntil) count('validity', was.validUntil, is.validUntil);
    if (left && right && left.profile !== right.profile) count('profile', left.profile, right.profile);
    if (left && right && left.email !== right.email) count('address', 'gained');
    for (const feature of new Set([...Object.keys(left?.values ?? {}), ...Object.keys(right?.values ?? {})])) {
      const [from, to] = [left?.values[feature] ?? null, right?.values[feature] ?? null];
      if (from !== to) count('feature', feature, valueChange(from, to), from, to);
    }
  }
  return { users, customers, transitions };
}

function told({ users, customers, licences, validities, features, profiles, addresses }: ShownBlastRadius) {
  const all = [
    ...licences.map(({ from, to, access, users: n }) => [['licence', from, to, access], n] as const),
    ...validities.map(({ from, to, users: n }) => [['validity', from, to], n] as const),
    ...profiles.map(({ from, to, users: n }) => [['profile', from, to], n] as const),
    ...addresses.flatMap(({ change, users: n }) => (change === 'gained' ? [[['address', change], n] as const] : [])),
    ...features.flatMap(({ feature, values }) =>
      values.map(({ change, from, to, users: n }) => [['feature', feature, change, from, to], n] as const),
    ),
  ];
  return {
    users,
    customers: Object.fromEntries(customers.map(({ id, affected }) => [id, affected])),
    transitions: Object.fromEntries(all.map(([transition, n]) => [JSON.stringify(transition), n])),
  };
}

/** Asks about commands, sees to it that nothing has changed, carries them out, and compares everybody with what was said. */
async function isExact(commands: readonly CommandValue[], ats: readonly string[] = [asOf]): Promise<ShownBlastRadius> {
  const said = new Map<string, ShownBlastRadius>();
  const before = new Map<string, ReadonlyMap<string, Ana>>();
  await registry.changesNothing(async () => {
    for (const at of ats) {
      said.set(at, await ask(commands, { asOf: at }));
      before.set(at, await everybody(at));
    }
  });
  for (const command of commands) await registry.execute(command);
  for (const [at, radius] of said) {
    assert.deepEqual(radius.refusals, []);
    assert.deepEqual(told(radius), compare(before.get(at) ?? new Map(), await everybody(at)), at);
    for (const { users, examples } of [...radius.licences, ...radius.validities, ...radius.features.flatMap(({ values }) => values)]) {
      assert.equal(examples.length, Math.min(users, 3));
    }
  }
  return [...said.values()][0] as ShownBlastRadius;
}

describe('/v1/blast-radius', () => {
  let acme: number;
  let globex: number;
  let paris: number;
  let lyon: number;
  let boston: number;
  let users: number[];

  const text = { type: 'text', maxLength: 20 };
  const number = { type: 'number', minimum: 0, maximum: 1000 };

  beforeEach(async () => {
    const idOf = async (made: Promise<Readonly<Record<string, unknown>>>) => Number((await made)['id']);
    acme = await idOf(api.customer());
    globex = await idOf(api.customer({ name: 'Globex', timeZone: 'America/New_York' }));
    paris = await idOf(api.domain(acme.toString(), 'paris.example', { validity, graceDays: 10 }));
    lyon = await idOf(
      api.domain(acme.toString(), 'lyon.example', { validity: { from: '2046-01-01', until: '2046-06-10' }, graceDays: 10 }),
    );
    boston = await idOf(api.domain(globex.toString(), 'boston.example', { validity }));
    await api.make('/v1/products', { key: 'addin', name: 'Add-in' });
    const feature = (key: string, type: object, defaultValue: FeatureValue) =>
      api.make('/v1/features', { product: 'addin', key, name: key, type, defaultValue });
    await feature('connect', { type: 'flag' }, false);
    await feature('rows', number, 10);
    await feature('endpoint', text, 'here');
    await api.make('/v1/packs', { key: 'finance', name: 'Finance', values: { connect: true, rows: 50 } });
    await api.make('/v1/packs', { key: 'trial', name: 'Trial', values: { endpoint: 'there' } });
    await api.make('/v1/profiles', { key: 'analyst', name: 'Analyst', values: { rows: 100 } });
    await api.make('/v1/profiles', { key: 'viewer', name: 'Viewer', values: { connect: false } });
    const july = { from: '2046-07-01', until: '2046-07-31' };
    await registry.execute({ kind: 'domain.assign-packs', id: paris, packs: [{ pack: 'finance' }, { pack: 'trial', validity: july }] });
    await registry.execute({ kind: 'domain.assign-packs', id: boston, packs: [{ pack: 'finance', validity: july }] });
    const seats = [
      ['ana@paris.example', 'analyst', null],
      ['bob@paris.example', 'viewer', null],
      ['cleo@paris.example', null, '2046-06-14'],
      ['dora@paris.example', null, null],
      ['eve@lyon.example', 'analyst', null],
      ['fay@lyon.example', 'viewer', null],
      ['gus@boston.example', 'analyst', null],
      ['hal@boston.example', null, null],
      ['ida@boston.example', null, null],
    ];
    const items = seats.map(([email, profile, until]) => ({ action: 'user.create', email, profile, validity: { from: null, until } }));
    const { body } = await api.post('/v1/bulk-actions', { items });
    users = (body.items ?? []).map(({ id }) => Number(id));
    const override = (at: number, given: object) =>
      registry.execute({ kind: 'override.set', userId: users[at], feature: 'rows', reason: `agreed ${at}`, ...given });
    await override(3, { value: 70 });
    await override(7, { value: 70, validity: { from: '2046-06-15', until: '2046-06-20' } });
    await override(8, { value: 50 });
    await registry.execute({ kind: 'override.set', userId: users[0], feature: 'endpoint', value: 'hers', reason: 'pilot' });
    await registry.execute({ kind: 'user.suspend', id: users[5], reason: 'away' });
  });

  const instants = [asOf, '2046-07-15T00:00:00Z', '2047-01-05T00:00:00Z'];

  describe('is what everybody gets before and after', () => {
    const each: Readonly<Record<string, () => readonly CommandValue[]>> = {
      'another default': () => [{ kind: 'feature.change', key: 'rows', defaultValue: 11 }],
      'a new feature': () => [
        { kind: 'feature.create', product: 'addin', key: 'export', name: 'Export', type: { type: 'flag' }, defaultValue: true },
      ],
      'a name of a feature only': () => [{ kind: 'feature.change', key: 'rows', name: 'Rows' }],
      'other values of a profile': () => [{ kind: 'profile.change', key: 'analyst', values: { rows: null, connect: true } }],
      'other values of a pack': () => [{ kind: 'pack.change', key: 'finance', values: { rows: 70, endpoint: 'far' } }],
      'packs of a domain': () => [{ kind: 'domain.assign-packs', id: paris, packs: [{ pack: 'trial' }, { pack: 'finance' }] }],
      'a domain that ends sooner': () => [{ kind: 'domain.change', id: paris, validity: { from: '2046-01-01', until: '2046-06-01' } }],
      'a domain that is renewed': () => [{ kind: 'domain.renew', id: lyon, until: '2047-06-30' }],
      'fewer days of grace': () => [{ kind: 'domain.change', id: lyon, graceDays: 2 }],
      'a domain that is suspended': () => [{ kind: 'domain.suspend', id: boston, reason: 'unpaid' }],
      'a domain that goes to another customer, in another time zone': () => [{ kind: 'domain.move', id: boston, customerId: acme }],
      'another time zone': () => [{ kind: 'customer.change', id: globex, timeZone: 'Asia/Tokyo' }],
      'a user who is created': () => [{ kind: 'user.create', email: 'jan@boston.example', profile: 'viewer' }],
      'a user who is deleted': () => [{ kind: 'user.delete', id: users[3] }],
      'a user who is suspended': () => [{ kind: 'user.suspend', id: users[6], reason: 'away' }],
      'a user who is reinstated': () => [{ kind: 'user.reinstate', id: users[5] }],
      'a user who is renewed': () => [{ kind: 'user.renew', id: users[2], until: '2046-08-31' }],
      'another profile of a user': () => [{ kind: 'user.change', id: users[7], profile: 'analyst' }],
      'a user who moves': () => [{ kind: 'user.move', id: users[0], email: 'ana@lyon.example' }],
      'an override': () => [{ kind: 'override.set', userId: users[1], feature: 'connect', value: true, reason: 'pilot' }],
      'an override that is removed': () => [{ kind: 'override.remove', userId: users[8], feature: 'rows' }],
      'many at once': () => [
        { kind: 'feature.change', key: 'rows', defaultValue: 12 },
        { kind: 'profile.change', key: 'viewer', values: { rows: 70 } },
        { kind: 'pack.change', key: 'finance', values: { connect: null } },
        { kind: 'override.set', userId: users[3], feature: 'rows', value: 12, reason: 'less' },
        { kind: 'user.change', id: users[8], profile: 'viewer' },
        { kind: 'user.move', id: users[1], email: 'bob@lyon.example' },
        { kind: 'domain.suspend', id: lyon, reason: 'unpaid' },
        { kind: 'user.create', email: 'new@paris.example' },
        { kind: 'user.delete', id: users[4] },
      ],
    };
    for (const [name, commands] of Object.entries(each)) it(`for ${name}`, async () => void (await isExact(commands(), instants)));
  });

  it('is so whatever overrides of however many features they have', async () => {
    const keys = Array.from({ length: 60 }, (_, n) => `more${n}`);
    const changed = keys.map((key) => ({ kind: 'feature.change', key, defaultValue: 2 }));
    for (const key of keys) {
      await registry.execute({ kind: 'feature.create', product: 'addin', key, name: key, type: number, defaultValue: 1 });
    }
    const override = (user: number, feature: string, given: object = {}) =>
      registry.execute({ kind: 'override.set', userId: users[user], feature, value: 3, reason: 'agreed', ...given });
    for (const [user, first, second] of [
      [0, 'more0', 'more51'],
      [1, 'more51', 'more0'],
      [2, 'more52', 'more59'],
      [3, 'more0', 'more59'],
      [4, 'more59', 'more0'],
    ] as const) {
      await override(user, first);
      await override(user, second);
    }
    const week = { validity: { from: '2046-06-15', until: '2046-06-20' } };
    await override(5, 'more1', week);
    await override(5, 'more0', week);
    await override(6, 'more0', week);
    await override(6, 'more1', week);
    await override(6, 'more2', { value: 2 });
    await isExact(changed, [asOf, '2046-07-15T00:00:00Z']);
  });

  it('tells counts by customer and feature, and examples with where values come from', async () => {
    const radius = await ask([{ kind: 'pack.change', key: 'finance', values: { rows: 60 } }], { examples: 1 });
    const counts = { affected: 2, created: 0, deleted: 0, accessGained: 0, accessLost: 0 };
    assert.deepEqual(radius.users, counts);
    const rows = { feature: 'rows', gained: 0, lost: 0, changed: 2 };
    assert.deepEqual(radius.customers, [{ id: String(acme), name: 'Acme', ...counts, features: [rows] }]);
    assert.deepEqual(radius.features, [
      { ...rows, values: [{ change: 'changed', from: 50, to: 60, users: 2, withAccess: 2, examples: [0] }] },
    ]);
    const origin = { kind: 'pack', key: 'finance', name: 'Finance', order: 1 };
    const side = (value: number) => ({
      email: 'bob@paris.example',
      profile: 'viewer',
      licence: { status: 'active', allowed: true, validUntil: '2046-12-31T23:00:00Z' },
      entitlements: [{ feature: 'rows', value, origin }],
    });
    assert.deepEqual(radius.examples, [{ id: String(users[1]), customerId: String(acme), before: side(50), after: side(60) }]);
    assert.deepEqual([radius.takesEffectAt, radius.nextChangeAt], [asOf, '2046-07-01T04:00:00Z']);
  });

  it('says from when on commands have an effect that they do not have yet', async () => {
    const july = { from: '2046-07-10', until: null };
    const commands = [{ kind: 'domain.assign-packs', id: lyon, packs: [{ pack: 'finance', validity: july }] }];
    const now = await ask(commands);
    assert.deepEqual([now.users.affected, now.takesEffectAt, now.nextChangeAt], [0, '2046-07-09T22:00:00Z', '2046-07-09T22:00:00Z']);
    const then = await ask(commands, { asOf: now.takesEffectAt });
    assert.deepEqual([then.users.affected, then.takesEffectAt, then.nextChangeAt], [2, '2046-07-09T22:00:00Z', null]);
  });

  it('says which commands would be refused, and everything else without them', async () => {
    const radius = await ask([
      { kind: 'user.suspend', id: 999999, reason: 'away' },
      { kind: 'domain.renew', id: paris, until: '2020-01-01' },
      { kind: 'user.suspend', id: users[0], reason: 'away' },
      { kind: 'user.suspend', id: users[0], reason: 'away' },
    ]);
    assert.deepEqual(radius.commands, { changed: 1, unchanged: 1, refused: 2 });
    assert.deepEqual(
      radius.refusals.map(({ index, code, pointer }) => [index, code, pointer]),
      [
        [0, 'user_not_found', '/commands/0/id'],
        [1, 'not_a_renewal', '/commands/1/until'],
      ],
    );
    assert.deepEqual([radius.users.affected, radius.users.accessLost], [1, 1]);
  });

  it('names no user who is not there yet, and gives the address', async () => {
    const { examples, licences } = await ask([{ kind: 'user.create', email: 'new@paris.example' }]);
    assert.deepEqual(
      examples.map(({ id, before, after }) => [id, before, after?.email, after?.licence.status]),
      [[null, null, 'new@paris.example', 'active']],
    );
    assert.deepEqual([licences[0]?.from, licences[0]?.users, licences[0]?.examples], ['unknown', 1, [0]]);
  });

  it('finds as many examples as are asked for, of users whose overrides do not matter', async () => {
    const commands = [{ kind: 'feature.change', key: 'rows', defaultValue: 11 }];
    const { features, examples } = await ask(commands, { examples: 20 });
    // Those without profile or pack, in Boston; his override is over at the end, hers is for ever.
    assert.deepEqual(
      features[0]?.values.map(({ users: n, examples: some }) => [n, some.length]),
      [[1, 1]],
    );
    assert.deepEqual(
      examples.map(({ id }) => id),
      [String(users[5])],
    );
    const later = await ask(commands, { asOf: '2046-06-22T00:00:00Z', examples: 20 });
    assert.deepEqual(later.examples.map(({ id }) => id).toSorted(), [String(users[5]), String(users[7])].toSorted());
    assert.deepEqual((await ask(commands, { examples: 0 })).examples, []);
  });

  it('counts addresses by which users are found', async () => {
    await registry.execute({ kind: 'domain.add-alias', id: lyon, alias: 'lugdunum.example' });
    const renamed = await ask([{ kind: 'domain.rename', id: lyon, name: 'lyon-group.example' }]);
    assert.deepEqual(
      renamed.addresses.map(({ change, users: n }) => [change, n]),
      [['gained', 2]],
    );
    assert.deepEqual(
      [renamed.examples[0]?.before?.email, renamed.examples[0]?.after?.email],
      ['eve@lyon.example', 'eve@lyon-group.example'],
    );
    const lost = await ask([{ kind: 'domain.remove-alias', id: lyon, alias: 'lugdunum.example' }]);
    assert.deepEqual(
      lost.addresses.map(({ change, users: n }) => [change, n]),
      [['lost', 2]],
    );
  });

  describe('asked by somebody who may not see everything', () => {
    beforeEach(() => {
      api.principal('globex-contact', [globex], ['user.read', 'domain.read']);
      api.principal('reader', null, ['user.read']);
      api.principal('stranger', null, ['domain.read']);
    });

    it('tells a contact of their own customers, and of others that they are not there', async () => {
      const commands = [
        { kind: 'domain.suspend', id: boston, reason: 'unpaid' },
        { kind: 'domain.suspend', id: paris, reason: 'unpaid' },
        { kind: 'user.suspend', id: users[0], reason: 'away' },
        { kind: 'user.create', email: 'x@paris.example' },
        { kind: 'domain.move', id: boston, customerId: acme },
        { kind: 'feature.change', key: 'rows', defaultValue: 11 },
      ];
      const radius = await ask(commands, {}, { as: 'globex-contact' });
      assert.deepEqual(
        radius.refusals.map(({ index, code }) => [index, code]),
        [
          [1, 'domain_not_found'],
          [2, 'user_not_found'],
          [3, 'domain_not_found'],
          [4, 'customer_not_found'],
          [5, 'forbidden'],
        ],
      );
      assert.deepEqual(
        radius.customers.map(({ id, accessLost }) => [id, accessLost]),
        [[String(globex), 3]],
      );
    });

    it('tells a confined reader of the catalogue nothing of what belongs to nobody', async () => {
      api.principal('confined', [globex], ['user.read', 'catalogue.read']);
      const { refusals, users: counts } = await ask([{ kind: 'feature.change', key: 'rows', defaultValue: 11 }], {}, { as: 'confined' });
      assert.deepEqual([refusals[0]?.code, counts.affected], ['not_found', 0]);
    });

    it('asks for the permission to read what a command is about, and for none to change it', async () => {
      const { commands, refusals } = await ask(
        [
          { kind: 'user.suspend', id: users[0], reason: 'away' },
          { kind: 'domain.suspend', id: paris, reason: 'unpaid' },
          { kind: 'customer.change', id: acme, name: 'Acme SA' },
          { kind: 'pack.change', key: 'finance', name: 'Money' },
        ],
        {},
        { as: 'reader' },
      );
      assert.equal(commands.changed, 1);
      assert.deepEqual(
        refusals.map(({ code, pointer }) => [code, pointer]),
        [1, 2, 3].map((index) => ['forbidden', `/commands/${index}/kind`]),
      );
      await api.refuses(403, 'forbidden', 'POST', '/v1/blast-radius', { body: { commands: [] }, as: 'stranger' });
    });
  });

  describe('of a change request that imports a list', () => {
    const { uploaded, apply } = testImports(api);
    const list = [
      'Email,Profile,Valid from,Valid until,Status',
      'ana@paris.example,viewer,,,',
      'bob@paris.example,,2046-02-01,2046-06-30,',
      'cleo@paris.example,viewer,,2046-08-31,',
      'dora@paris.example,,,,inactive',
      'new1@paris.example,,,,',
      'new2@paris.example,,,,',
      'new3@paris.example,,,,',
      'new3@paris.example,viewer,,,',
      'late@paris.example,viewer,2046-07-01,,',
      'gone@paris.example,viewer,,,inactive',
      'same@lyon.example,,,,',
    ].join('\n');

    async function proposed(): Promise<{ path: string; digest: string }> {
      await api.operator('rosa', ['operator']);
      await api.operator('max', ['approver']);
      const path = await uploaded(`${list}\n`, 'domain=paris.example&defaultProfile=analyst&skipRefused=true');
      const { status, body } = await apply(path, 1, { as: 'rosa' });
      assert.equal(status, 202, JSON.stringify(body));
      return { path: `/v1/change-requests/${String(body['id'])}`, digest: String(body['digest']) };
    }

    const radiusOf = async (path: string, query = '') => {
      const { status, body } = await api.get(`${path}/blast-radius?examples=20${query}`, { as: 'max' });
      assert.equal(status, 200, JSON.stringify(body));
      return body as unknown as ShownBlastRadius;
    };

    it('is what everybody gets before and after it is applied', async () => {
      await registry.execute({ kind: 'override.set', userId: users[1], feature: 'rows', value: 5, reason: 'agreed' });
      const { path, digest } = await proposed();
      const said = new Map<string, ShownBlastRadius>();
      const before = new Map<string, ReadonlyMap<string, Ana>>();
      await registry.changesNothing(async () => {
        for (const at of instants) {
          said.set(at, await radiusOf(path, `&asOf=${at}`));
          before.set(at, await everybody(at));
        }
      });
      const { body } = await api.post(`${path}/actions/approve`, { digest }, { as: 'max' });
      assert.equal(body['state'], 'applied', JSON.stringify(body));
      for (const at of instants) {
        const radius = said.get(at) as ShownBlastRadius;
        assert.deepEqual(radius.commands, { changed: 2, unchanged: 0, refused: 0 });
        assert.deepEqual(told(radius), compare(before.get(at) ?? new Map(), await everybody(at)), at);
        for (const { users: n, examples } of [...radius.licences, ...radius.profiles]) assert.equal(examples.length, n);
      }
    });

    it('names those who are there, and gives the addresses of those who would be', async () => {
      const { path } = await proposed();
      const { users: counts, examples } = await radiusOf(path, `&asOf=${asOf}`);
      assert.deepEqual(counts, { affected: 9, created: 5, deleted: 0, accessGained: 3, accessLost: 1 });
      const emails = examples.map(({ id, before, after }) => [id, before?.email ?? null, after?.email]);
      const created = ['new1', 'new2', 'new3', 'late', 'gone'].map((name) => [null, null, `${name}@paris.example`]);
      const changed = ['ana', 'bob', 'cleo', 'dora'].map((name, at) => [
        String(users[at]),
        `${name}@paris.example`,
        `${name}@paris.example`,
      ]);
      assert.deepEqual(emails.toSorted(), [...created, ...changed].toSorted());
      const ana = examples.find(({ id }) => id === String(users[0]));
      assert.deepEqual([ana?.before?.profile, ana?.after?.profile], ['analyst', 'viewer']);
    });

    it('says why it would be refused where its rows would do something else by now, and nothing else', async () => {
      const { path } = await proposed();
      await registry.execute({ kind: 'user.create', email: 'new1@paris.example' });
      const { commands, refusals, users: counts } = await radiusOf(path);
      assert.deepEqual([commands.refused, refusals[0]?.code, counts.affected], [1, 'verdicts_changed', 0]);
    });

    it('is refused once the import has been applied', async () => {
      const { path, digest } = await proposed();
      await api.post(`${path}/actions/approve`, { digest }, { as: 'max' });
      await api.refuses(409, 'import_applied', 'GET', `${path}/blast-radius`, { as: 'max' });
    });
  });

  it('takes a thousand commands and not one more, and no others than those of the registry', async () => {
    const command = { kind: 'feature.change', key: 'rows', defaultValue: 11 };
    const body = (commands: readonly object[], more: object = {}) => ({ body: { commands, ...more } });
    await api.refuses(400, 'invalid_request', 'POST', '/v1/blast-radius', body(Array.from({ length: 1_001 }, () => command)));
    await api.refuses(400, 'invalid_request', 'POST', '/v1/blast-radius', body([]));
    await api.refuses(400, 'invalid_request', 'POST', '/v1/blast-radius', body([{ kind: 'user.erase', id: '1' }]));
    await api.refuses(400, 'invalid_request', 'POST', '/v1/blast-radius', body([command], { examples: 21 }));
    await api.refuses(400, 'invalid_request', 'POST', '/v1/blast-radius', body([command], { asOf: '2046-06-15' }));
  });

  it('holds nobody up while it counts, and is right whatever others do meanwhile', async () => {
    const commands = [{ kind: 'profile.change', key: 'analyst', values: { rows: 200 } }];
    const renames = Array.from({ length: 10 }, (_, n) =>
      registry.execute({ kind: 'profile.change', key: 'analyst', values: { rows: 300 + n } }),
    );
    const [radii] = await Promise.all([Promise.all(Array.from({ length: 4 }, () => ask(commands))), ...renames]);
    for (const { users: counts, features } of radii) {
      assert.equal(counts.affected, 3);
      assert.deepEqual(
        features[0]?.values.map(({ to, users: n }) => [to, n]),
        [[200, 3]],
      );
    }
  });
});
