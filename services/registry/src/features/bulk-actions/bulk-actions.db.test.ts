import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';
import { bulkActions } from './bulk-actions.ts';

const api = testApi();
const { registry } = api;

interface Shown {
  readonly action: string;
  readonly id: string | null;
  readonly outcome: string;
  readonly code: string | null;
  readonly detail: string | null;
  readonly pointer: string | null;
}

interface Answered {
  readonly applied: boolean;
  readonly dryRun: boolean;
  readonly counts: Readonly<Record<string, number>>;
  readonly items: readonly Shown[];
}

type Item = Readonly<Record<string, unknown>>;
type Options = NonNullable<Parameters<typeof api.post>[2]>;

async function bulk(items: readonly Item[], more: object = {}, options: Options = {}): Promise<Answered> {
  const { status, body } = await api.post('/v1/bulk-actions', { items, ...more }, options);
  assert.equal(status, 200, JSON.stringify(body));
  return body as unknown as Answered;
}

const outcomes = ({ items }: Answered) => items.map(({ outcome, code }) => code ?? outcome);
const events = () => registry.rows('select kind, subject_id::int as id from test.audit_events order by audit_events.id desc limit 5');
const idsOf = (rows: readonly Item[]) => rows.map(({ id }) => Number(id));

describe('bulk actions', () => {
  let customerId: unknown;
  let domainId: unknown;
  let users: string[];

  const suspend = (id: unknown, more: object = {}) => ({ action: 'user.suspend', id, reason: 'has left', ...more });
  const suspended = async () => idsOf(await registry.rows('select id from users where suspended_at is not null order by id'));

  beforeEach(async () => {
    customerId = (await api.customer())['id'];
    domainId = (await api.domain(customerId, 'acme.example'))['id'];
    users = [];
    for (const name of ['ana', 'bob', 'cleo']) users.push(String((await api.user(`${name}@acme.example`))['id']));
  });

  it('carries all out in one transaction, with a verdict and an audit event for each', async () => {
    const answer = await bulk([
      suspend(users[0]),
      { action: 'user.change', id: users[1], displayName: '' },
      { action: 'domain.renew', id: domainId, until: '2027-12-31' },
      { action: 'customer.change', id: customerId, name: 'Acme SA' },
      { action: 'user.create', email: 'dora@acme.example', displayName: 'Dora' },
    ]);
    const [created] = await registry.rows(`select id from users where local_part = 'dora'`);
    const shown = { code: null, detail: null, pointer: null };
    assert.deepEqual(answer, {
      applied: true,
      dryRun: false,
      counts: { changed: 4, unchanged: 1, refused: 0 },
      items: [
        { action: 'user.suspend', id: users[0], outcome: 'changed', ...shown },
        { action: 'user.change', id: users[1], outcome: 'unchanged', ...shown },
        { action: 'domain.renew', id: domainId, outcome: 'changed', ...shown },
        { action: 'customer.change', id: customerId, outcome: 'changed', ...shown },
        { action: 'user.create', id: created?.['id'], outcome: 'changed', ...shown },
      ],
    });
    const kinds = (await events()).map(({ kind }) => kind);
    assert.deepEqual(kinds.slice(0, 4), ['user.create', 'customer.change', 'domain.renew', 'user.suspend']);
  });

  it('changes nothing where one is refused, and says of every item what would become of it', async () => {
    await registry.changesNothing(async () => {
      const answer = await bulk([
        suspend(users[0]),
        suspend('999999'),
        { action: 'domain.renew', id: domainId, until: '2020-01-01' },
        { action: 'override.remove', userId: users[1], feature: 'cube.connect' },
        { action: 'override.remove', userId: '999999', feature: 'cube.connect' },
        { action: 'user.create', email: 'new@acme.example' },
      ]);
      assert.equal(answer.applied, false);
      assert.deepEqual(answer.counts, { changed: 2, unchanged: 0, refused: 4 });
      const [first, missing, ends, feature, user, created] = answer.items;
      assert.equal(first?.outcome, 'changed');
      assert.deepEqual([missing?.code, missing?.detail, missing?.pointer], ['user_not_found', 'There is no user 999999.', '/items/1/id']);
      assert.deepEqual([ends?.outcome, ends?.pointer], ['refused', '/items/2/until']);
      assert.deepEqual([feature?.code, feature?.pointer], ['override_not_found', '/items/3/feature']);
      assert.deepEqual([user?.code, user?.pointer], ['user_not_found', '/items/4/userId']);
      assert.deepEqual([created?.outcome, created?.id], ['changed', null]);
    });
  });

  it('with skipRefused changes the others', async () => {
    const answer = await bulk([suspend(users[0]), suspend('999999'), suspend(users[2])], { skipRefused: true });
    assert.deepEqual([answer.applied, outcomes(answer)], [true, ['changed', 'user_not_found', 'changed']]);
    assert.deepEqual(await suspended(), [Number(users[0]), Number(users[2])]);
  });

  it('as a dry run judges each item after those before it, and changes nothing', async () => {
    await registry.changesNothing(async () => {
      const answer = await bulk([suspend(users[0]), suspend(users[0]), { action: 'user.reinstate', id: users[0] }], { dryRun: true });
      assert.deepEqual([answer.applied, answer.dryRun, outcomes(answer)], [false, true, ['changed', 'unchanged', 'changed']]);
    });
  });

  it('refuses what is no longer the version that is meant', async () => {
    await bulk([suspend(users[0], { version: 1 })]);
    const answer = await bulk([suspend(users[1], { version: 1 }), { action: 'user.reinstate', id: users[0], version: 1 }], {
      skipRefused: true,
    });
    assert.deepEqual(outcomes(answer), ['changed', 'version_changed']);
    assert.equal(answer.items[1]?.pointer, '/items/1/version');
    assert.deepEqual(outcomes(await bulk([{ action: 'user.reinstate', id: users[0], version: 2 }])), ['changed']);
  });

  it('fills the last seats and refuses those beyond', async () => {
    await api.domain(customerId, 'small.example', { seatLimit: 2 });
    const create = (n: number) => ({ action: 'user.create', email: `n${n}@small.example` });
    const answer = await bulk([create(1), create(2), create(3), create(1)], { skipRefused: true });
    assert.deepEqual(outcomes(answer), ['changed', 'changed', 'seat_limit_reached', 'email_taken']);
  });

  it('is done once under an Idempotency-Key, which a dry run and a refusal do not use up', async () => {
    await bulk([suspend(users[0])], { dryRun: true }, { key: 'k' });
    await bulk([suspend(users[0]), suspend('999999')], {}, { key: 'k' });
    const first = await bulk([suspend(users[0])], {}, { key: 'k' });
    assert.equal(first.applied, true);
    await registry.changesNothing(async () => assert.deepEqual(await bulk([suspend(users[0])], {}, { key: 'k' }), first));
    await api.refuses(422, 'idempotency_key_reused', 'POST', '/v1/bulk-actions', { body: { items: [suspend(users[1])] }, key: 'k' });
  });

  describe('by somebody who may not do everything', () => {
    beforeEach(async () => {
      const other = await api.customer({ name: 'Globex' });
      await api.domain(other['id'], 'globex.example');
      users.push(String((await api.user('eve@globex.example'))['id']));
      api.principal('acme-contact', [Number(customerId)]);
      api.principal('user-writer', null, ['user.write']);
    });

    it('says of the things of other customers what it says of those that are not there', async () => {
      const others = [
        suspend(users[3]),
        { action: 'override.set', userId: users[3], feature: 'cube.connect', value: true, reason: 'x' },
        { action: 'user.create', email: 'x@globex.example' },
        { action: 'user.move', id: users[0], email: 'ana@globex.example' },
        { action: 'domain.suspend', id: String(Number(domainId) + 1), reason: 'x' },
        { action: 'domain.move', id: domainId, customerId: String(Number(customerId) + 1) },
        { action: 'customer.change', id: String(Number(customerId) + 1), name: 'X' },
      ];
      await registry.changesNothing(async () => {
        assert.deepEqual(outcomes(await bulk(others, { skipRefused: true }, { as: 'acme-contact' })), [
          'user_not_found',
          'user_not_found',
          'domain_not_found',
          'domain_not_found',
          'domain_not_found',
          'customer_not_found',
          'customer_not_found',
        ]);
      });
      assert.deepEqual(outcomes(await bulk([suspend(users[0])], {}, { as: 'acme-contact' })), ['changed']);
    });

    it('refuses each item whose permission is missing', async () => {
      const items = [suspend(users[0]), { action: 'domain.delete', id: domainId }];
      const answer = await bulk(items, {}, { as: 'user-writer' });
      assert.deepEqual([answer.applied, outcomes(answer)], [false, ['changed', 'forbidden']]);
      assert.equal(answer.items[1]?.pointer, '/items/1/action');
    });
  });

  describe('at the same moment', () => {
    it('about the same users in opposite orders wait for each other', async () => {
      const ids = [...users];
      for (let n = 0; n < 20; n += 1) ids.push(String((await api.user(`n${n}@acme.example`))['id']));
      const rounds = Array.from({ length: 8 }, (_, n) => {
        const items = ids.map((id) => ({ action: 'user.change', id, displayName: `Name ${n}` }));
        return bulk(n % 2 === 0 ? items : items.toReversed());
      });
      for (const answer of await Promise.all(rounds)) assert.deepEqual(answer.counts, { changed: ids.length, unchanged: 0, refused: 0 });
      const names = await registry.rows('select distinct display_name, version from users');
      assert.equal(names.length, 1, JSON.stringify(names));
      assert.equal(names[0]?.['version'], 9);
    });

    it('about domains, users and customers in opposite orders do, too', async () => {
      const other = (await api.domain(customerId, 'other.example'))['id'];
      const items = (n: number): Item[] => [
        { action: 'domain.change', id: domainId, graceDays: n + 1 },
        { action: 'user.change', id: users[0], displayName: `Name ${n}` },
        { action: 'customer.change', id: customerId, name: `Acme ${n}` },
        { action: 'domain.change', id: other, graceDays: n + 1 },
        { action: 'domain.create', customerId, name: `new${n}.example`, validity: { from: '2026-01-01', until: null }, seatLimit: null },
      ];
      const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => bulk(n % 2 === 0 ? items(n) : items(n).toReversed())));
      for (const answer of answers) assert.equal(answer.counts['changed'], 5, JSON.stringify(answer.items));
    });

    it('for the last seats never pass the limit, and each is whole', async () => {
      await api.domain(customerId, 'small.example', { seatLimit: 25 });
      const creating = (n: number) =>
        bulk(Array.from({ length: 10 }, (_, at) => ({ action: 'user.create', email: `u${n}-${at}@small.example` })));
      const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => creating(n)));
      assert.equal(answers.filter(({ applied }) => applied).length, 2);
      const [domain] = await registry.rows(`select seats_used as used, (select count(*)::int from users u where u.domain_id = d.id) as users
        from domains d where name = 'small.example'`);
      assert.deepEqual(domain, { used: 20, users: 20 });
    });
  });

  it('takes a thousand items and not one more', async () => {
    const thousand = Array.from({ length: 1_000 }, (_, n) => suspend(String(900_000 + n)));
    assert.equal((await bulk([...thousand.slice(1), suspend(users[0])], { skipRefused: true })).counts['refused'], 999);
    assert.deepEqual(await suspended(), [Number(users[0])]);
    await api.refuses(400, 'invalid_request', 'POST', '/v1/bulk-actions', { body: { items: [...thousand, suspend(users[1])] } });
  });

  it('refuses a request that is not well formed as a whole, and points at the fault', async () => {
    const faults: readonly (readonly [object, string])[] = [
      [{ items: [] }, '/items'],
      [{ items: [suspend(users[0]), { action: 'user.explode', id: users[0] }] }, '/items/1/action'],
      [{ items: [suspend(users[0]), { action: 'user.suspend', id: users[1] }] }, '/items/1/reason'],
      [{ items: [suspend(users[0], { surplus: 1 })] }, '/items/0/surplus'],
      [{ items: [suspend(1)] }, '/items/0/id'],
      [{ items: [{ action: 'product.delete', key: 'x' }] }, '/items/0/action'],
    ];
    for (const [body, pointer] of faults) {
      const { status, body: problem } = await api.post('/v1/bulk-actions', body);
      assert.deepEqual([status, (problem['errors'] as { pointer: string }[])[0]?.pointer], [400, pointer], JSON.stringify(problem));
    }
  });

  it('asks for the permission that the route of each command asks for', () => {
    for (const { schema, permission } of bulkActions) {
      assert.equal(permission, `${schema.shape.kind.value.split('.')[0]}.write`);
    }
  });
});
