import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { until } from '../../../../../tests/dev-env/dev-env.ts';
import { testApi } from '../../test-api.ts';

const api = testApi();
const { registry } = api;

interface Answered {
  readonly applied: boolean;
  readonly dryRun: boolean;
  readonly counts: Readonly<Record<string, number>>;
  readonly refusals: Readonly<Record<string, number>>;
  readonly items: readonly { readonly id: string; readonly code: string | null; readonly pointer: string | null }[];
}

type Options = NonNullable<Parameters<typeof api.post>[2]>;

const events = () => registry.rows('select kind from test.audit_events order by audit_events.id desc limit 5');
const idsOf = (rows: readonly Readonly<Record<string, unknown>>[]) => rows.map(({ id }) => Number(id));
const suspended = async () => idsOf(await registry.rows('select id from users where suspended_at is not null order by id'));

describe('bulk actions by a filter', () => {
  let customerId: unknown;
  let domainId: unknown;
  let users: string[];

  const suspending = { action: 'user.suspend', reason: 'has left' };
  const matching = (filter: object, more: object = {}) => ({ filter, action: suspending, ...more });

  beforeEach(async () => {
    customerId = (await api.customer())['id'];
    domainId = (await api.domain(customerId, 'acme.example'))['id'];
    users = [];
    for (const name of ['ana', 'bob', 'cleo']) users.push(String((await api.user(`${name}@acme.example`))['id']));
  });

  async function bulkMatching(body: object, options: Options = {}): Promise<Answered> {
    const { status, body: answer } = await api.post('/v1/bulk-actions', body, options);
    assert.equal(status, 200, JSON.stringify(answer));
    return answer as unknown as Answered;
  }

  it('says as a dry run how many match, and changes nothing', async () => {
    await registry.changesNothing(async () => {
      const answer = await bulkMatching(matching({ list: 'users', domainId }, { dryRun: true }));
      assert.deepEqual(
        [answer.applied, answer.dryRun, answer.counts, answer.refusals],
        [false, true, { changed: 3, unchanged: 0, refused: 0 }, {}],
      );
      assert.deepEqual(
        answer.items.map(({ id }) => id),
        users,
      );
    });
  });

  it('changes what matches and nothing else, with an audit event for each', async () => {
    const other = await api.domain(customerId, 'other.example');
    await api.user('dora@other.example');
    const answer = await bulkMatching(matching({ list: 'users', domainId }, { expectedCount: 3 }));
    assert.deepEqual([answer.applied, answer.counts['changed']], [true, 3]);
    assert.deepEqual(await suspended(), users.map(Number));
    assert.deepEqual(
      (await events()).slice(0, 3).map(({ kind }) => kind),
      ['user.suspend', 'user.suspend', 'user.suspend'],
    );
    const renewing = {
      filter: { list: 'domains', name: 'other' },
      action: { action: 'domain.renew', until: '2027-12-31' },
      expectedCount: 1,
    };
    assert.equal((await bulkMatching(renewing)).applied, true);
    const { body } = await api.get(`/v1/domains/${String(other['id'])}`);
    assert.equal((body['validity'] as { until: string }).until, '2027-12-31');
  });

  it('leaves out those that are named, and changes only those that are named', async () => {
    const [ana, bob, cleo] = users;
    await bulkMatching(matching({ list: 'users', domainId, except: [bob] }, { expectedCount: 2 }));
    assert.deepEqual(await suspended(), [Number(ana), Number(cleo)]);
    const reinstating = { filter: { list: 'users', status: 'suspended', ids: [bob, cleo] }, action: { action: 'user.reinstate' } };
    assert.equal((await bulkMatching({ ...reinstating, expectedCount: 1 })).applied, true);
    assert.deepEqual(await suspended(), [Number(ana)]);
  });

  it('changes the domains of the customers that a list of them shows', async () => {
    const globex = await api.customer({ name: 'Globex' });
    const theirs = (await api.domain(globex['id'], 'globex.example'))['id'];
    const renewing = (customers: object, more: object) => ({
      filter: { list: 'domains', customers },
      action: { action: 'domain.renew', until: '2028-12-31' },
      ...more,
    });
    const ids = async (customers: object) => (await bulkMatching(renewing(customers, { dryRun: true }))).items.map(({ id }) => id);
    assert.deepEqual(await ids({}), [domainId, theirs]);
    assert.deepEqual(await ids({ q: 'glo' }), [theirs]);
    assert.deepEqual(await ids({ except: [globex['id']] }), [domainId]);
    assert.equal((await bulkMatching(renewing({ ids: [globex['id']] }, { expectedCount: 1 }))).applied, true);
    api.principal('domains-only', null, ['domain.read', 'domain.write']);
    await api.refuses(403, 'forbidden', 'POST', '/v1/bulk-actions', { body: renewing({}, { dryRun: true }), as: 'domains-only' });
  });

  it('refuses another number than was seen', async () => {
    const body = matching({ list: 'users', status: 'active' }, { expectedCount: 2 });
    await api.refuses(409, 'matches_changed', 'POST', '/v1/bulk-actions', { body });
  });

  it('changes nothing where one is refused, and the others with skipRefused', async () => {
    const empty = await api.domain(customerId, 'empty.example');
    const deleting = { filter: { list: 'domains' }, action: { action: 'domain.delete' }, expectedCount: 2 };
    await registry.changesNothing(async () => {
      const { applied, counts, refusals, items } = await bulkMatching(deleting);
      assert.deepEqual([applied, counts, refusals], [false, { changed: 1, unchanged: 0, refused: 1 }, { domain_not_empty: 1 }]);
      assert.deepEqual(
        items.map(({ id, code, pointer }) => [id, code, pointer]),
        [
          [domainId, 'domain_not_empty', null],
          [empty['id'], null, null],
        ],
      );
    });
    assert.equal((await bulkMatching({ ...deleting, skipRefused: true })).applied, true);
    assert.deepEqual(idsOf(await registry.rows('select id from domains')), [Number(domainId)]);
  });

  it('points at the field of the action that is to blame', async () => {
    const action = { action: 'user.change', profile: 'nobody' };
    const { refusals, items } = await bulkMatching({ filter: { list: 'users' }, action, dryRun: true });
    assert.deepEqual([refusals, items[0]?.pointer], [{ profile_not_found: 3 }, '/action/profile']);
  });

  it('shows a hundred examples and counts all', async () => {
    await registry.rows(
      `insert into users (domain_id, local_part) select ${String(domainId)}, 'u' || n from generate_series(1, 1500) n returning null`,
    );
    const answer = await bulkMatching(matching({ list: 'users', domainId }, { expectedCount: 1503 }));
    assert.deepEqual([answer.applied, answer.counts['changed'], answer.items.length], [true, 1503, 100]);
    assert.equal((await suspended()).length, 1503);
  });

  it('refuses more than ten thousand, and says how many match', async () => {
    await registry.rows(
      `insert into users (domain_id, local_part) select ${String(domainId)}, 'u' || n from generate_series(1, 9998) n returning null`,
    );
    const { status, body } = await api.post('/v1/bulk-actions', matching({ list: 'users', domainId }, { dryRun: true }));
    assert.deepEqual([status, body['code']], [422, 'too_many_matches']);
    assert.match(String(body['detail']), /^10001 users match/);
  });

  it('sees and changes what the one who asks has, and no more', async () => {
    const other = await api.customer({ name: 'Globex' });
    await api.domain(other['id'], 'globex.example');
    await api.user('eve@globex.example');
    api.principal('acme-contact', [Number(customerId)]);
    api.principal('user-writer', null, ['user.write']);
    api.principal('user-reader', null, ['user.read', 'domain.write']);
    const everybody = matching({ list: 'users' }, { dryRun: true });
    assert.equal((await bulkMatching(everybody, { as: 'acme-contact' })).counts['changed'], 3);
    const moving = { filter: { list: 'domains' }, action: { action: 'domain.move', customerId: other['id'] }, expectedCount: 1 };
    await api.refuses(404, 'customer_not_found', 'POST', '/v1/bulk-actions', { body: moving, as: 'acme-contact' });
    for (const as of ['user-writer', 'user-reader']) {
      await api.refuses(403, 'forbidden', 'POST', '/v1/bulk-actions', { body: everybody, as });
    }
  });

  it('is done once under an Idempotency-Key', async () => {
    const body = matching({ list: 'users', domainId }, { expectedCount: 3 });
    const first = await bulkMatching(body, { key: 'k' });
    await registry.changesNothing(async () => assert.deepEqual(await bulkMatching(body, { key: 'k' }), first));
  });

  it('waits for approval as ids do', async () => {
    await api.operator('rosa', ['operator']);
    const body = matching({ list: 'users', domainId }, { expectedCount: 3 });
    const { status, body: request } = await api.post('/v1/bulk-actions', body, { as: 'rosa' });
    assert.equal(status, 202, JSON.stringify(request));
    assert.deepEqual(await suspended(), []);
    assert.equal(request['size'], 3);
  });

  it('refuses what does not go together', async () => {
    const filter = { list: 'users' };
    const faults: readonly (readonly [object, string])[] = [
      [{}, '/items'],
      [{ items: [{ ...suspending, id: users[0] }], ...matching(filter, { dryRun: true }) }, '/filter'],
      [{ filter, dryRun: true }, '/action'],
      [matching(filter), '/expectedCount'],
      [{ items: [{ ...suspending, id: users[0] }], expectedCount: 1 }, '/expectedCount'],
      [matching({ list: 'domains' }, { dryRun: true }), '/action/action'],
      [matching({ list: 'users', surplus: 1 }, { dryRun: true }), '/filter/surplus'],
      [{ filter, action: { action: 'user.move', email: 'a@acme.example' }, dryRun: true }, '/action/action'],
      [{ filter, action: { ...suspending, id: users[0] }, dryRun: true }, '/action/id'],
    ];
    for (const [body, pointer] of faults) {
      const { status, body: problem } = await api.post('/v1/bulk-actions', body);
      assert.deepEqual([status, (problem['errors'] as { pointer: string }[])[0]?.pointer], [400, pointer], JSON.stringify(problem));
    }
  });

  it('leaves out what the search index still finds and what is not so any more', async () => {
    api.registry.start();
    const q = 'bob';
    const list = async () => (await api.get(`/v1/users?q=${q}`)).body.items?.length;
    await until('the search index has followed', async () => (await list()) === 1);
    await registry.rows(`update users set local_part = 'rob' where id = ${users[1]}`);
    assert.equal(await list(), 1);
    assert.equal((await bulkMatching(matching({ list: 'users', q }, { dryRun: true }))).counts['changed'], 0);
    assert.equal((await bulkMatching(matching({ list: 'users', q: 'cleo' }, { dryRun: true }))).counts['changed'], 1);
  });
});
