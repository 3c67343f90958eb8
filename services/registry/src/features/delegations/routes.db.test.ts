import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';

const api = testApi();
const { registry } = api;

const inDays = (days: number) =>
  Temporal.Now.instant()
    .add({ hours: 24 * days })
    .round('millisecond')
    .toString();

interface Shown {
  readonly id: string;
  readonly state: string;
}

describe('a delegation', () => {
  let ids: { readonly ana: number; readonly bob: number; readonly cleo: number };

  beforeEach(async () => {
    ids = {
      ana: await api.operator('ana', ['administrator']),
      bob: await api.operator('bob', ['approver']),
      cleo: await api.operator('cleo', ['operator']),
    };
  });

  const terms = (more: object = {}) => ({
    toOperatorId: String(ids.cleo),
    from: inDays(-1),
    until: inDays(7),
    reason: 'on leave',
    ...more,
  });
  const delegate = (more: object = {}, as = 'bob') => api.post('/v1/delegations', terms(more), { as });
  const refuses = (status: number, code: string, more: object, as = 'bob') =>
    api.refuses(status, code, 'POST', '/v1/delegations', { body: terms(more), as });
  const listed = async (query = '') => ((await api.get(`/v1/delegations${query}`)).body.items ?? []) as unknown as readonly Shown[];

  it('is made by an approver for a time, and maybe for some commands, and says so in the audit', async () => {
    const { status, body } = await delegate({ commands: ['user.*', 'domain.renew'] });
    assert.equal(status, 201);
    assert.deepEqual(
      [body['fromOperator'], body['toOperator'], body['commands'], body['state'], body['reason']],
      [
        { id: String(ids.bob), name: 'bob', email: 'bob@vendor.example' },
        { id: String(ids.cleo), name: 'cleo', email: 'cleo@vendor.example' },
        ['domain.renew', 'user.*'],
        'in-force',
        'on leave',
      ],
    );
    const [event] = await registry.rows('select kind, after, reason from test.audit_events order by id desc limit 1');
    const validity = { from: body['from'], until: body['until'] };
    assert.deepEqual(event, {
      kind: 'delegation.create',
      reason: 'on leave',
      after: {
        fromOperatorId: ids.bob,
        toOperatorId: ids.cleo,
        roleKeys: ['approver'],
        validity,
        commands: ['domain.renew', 'user.*'],
        endedAt: null,
      },
    });
  });

  it('is listed with what has become of it', async () => {
    await delegate();
    await delegate({ from: inDays(2) });
    const over = await delegate();
    await api.ask('DELETE', `/v1/delegations/${String(over.body['id'])}`, { as: 'bob' });
    assert.deepEqual(
      (await listed()).map(({ state }) => state),
      ['in-force', 'upcoming', 'over'],
    );
    assert.equal((await listed('?state=upcoming')).length, 1);
    assert.equal((await listed(`?operatorId=${ids.cleo}`)).length, 3);
    assert.equal((await listed(`?operatorId=${ids.ana}`)).length, 0);
  });

  it('is taken back by either side or an administrator, once', async () => {
    await api.operator('dora', ['operator']);
    for (const as of ['bob', 'cleo', 'ana']) {
      const { body } = await delegate();
      const path = `/v1/delegations/${String(body['id'])}`;
      await api.refuses(403, 'forbidden', 'DELETE', path, { as: 'dora' });
      assert.equal((await api.ask('DELETE', path, { as })).status, 204);
      const { length } = await registry.rows(`select from test.audit_events where kind = 'delegation.end'`);
      assert.equal((await api.ask('DELETE', path, { as })).status, 204);
      assert.equal((await registry.rows(`select from test.audit_events where kind = 'delegation.end'`)).length, length);
    }
    await api.refuses(404, 'delegation_not_found', 'DELETE', '/v1/delegations/999999', { as: 'ana' });
  });

  it('is of the own power, and of that of others by administrators alone', async () => {
    const made = await delegate({ fromOperatorId: String(ids.bob) }, 'ana');
    assert.equal((made.body['fromOperator'] as { name: string }).name, 'bob');
    await refuses(403, 'forbidden', { fromOperatorId: String(ids.ana) });
    await refuses(403, 'forbidden', {}, 'cleo');
    await refuses(422, 'nothing_to_delegate', { fromOperatorId: String(ids.cleo), toOperatorId: String(ids.bob) }, 'ana');
    await refuses(422, 'operator_not_found', { fromOperatorId: '999999' }, 'ana');
  });

  it('is never to oneself, by whichever account', async () => {
    await refuses(422, 'delegation_to_oneself', { toOperatorId: String(ids.bob) });
    const second = await api.operator('bob-too', ['operator']);
    await registry.rows(
      `update access.operators set person_id = (select person_id from access.operators where id = ${ids.bob}) where id = ${second}`,
    );
    await refuses(422, 'delegation_to_oneself', { toOperatorId: String(second) });
  });

  it('is to nobody by themselves, by whichever account', async () => {
    await refuses(422, 'delegation_to_oneself', { fromOperatorId: String(ids.bob), toOperatorId: String(ids.ana) }, 'ana');
    await registry.rows(
      `update access.operators set person_id = (select person_id from access.operators where id = ${ids.ana}) where id = ${ids.cleo}`,
    );
    await refuses(422, 'delegation_to_oneself', { fromOperatorId: String(ids.bob) }, 'ana');
  });

  it('is to somebody who is there and sees all customers', async () => {
    await refuses(422, 'operator_not_found', { toOperatorId: '999999' });
    await registry.rows(`update access.operators set suspended_at = now() where id = ${ids.cleo}`);
    await refuses(422, 'operator_not_found', {});
    const contact = await api.operator('contact', ['customer-contact'], [1]);
    await refuses(422, 'delegate_confined', { toOperatorId: String(contact) });
  });

  it('is to one of those whom an approver can choose from, without reading the operators', async () => {
    const { body } = await api.get('/v1/delegates', { as: 'bob' });
    const named = (name: string) => ({ id: String(ids[name as 'ana' | 'cleo']), name, email: `${name}@vendor.example` });
    assert.deepEqual(body.items, [named('ana'), named('cleo')]);
    await api.refuses(403, 'forbidden', 'GET', '/v1/delegates', { as: 'cleo' });
    await api.operator('contact', ['customer-contact'], [1]);
    await registry.rows(`update access.operators set suspended_at = now() where id = ${ids.cleo}`);
    const second = await api.operator('bob-too', ['operator']);
    await registry.rows(
      `update access.operators set person_id = (select person_id from access.operators where id = ${ids.bob}) where id = ${second}`,
    );
    assert.deepEqual((await api.get('/v1/delegates', { as: 'bob' })).body.items, [named('ana')]);
  });

  it('has an end that is to come, within a year, and commands that there are', async () => {
    await refuses(422, 'ends_before_start', { from: inDays(7), until: inDays(6) });
    await refuses(422, 'ends_in_the_past', { from: inDays(-7), until: inDays(-6) });
    await refuses(422, 'delegation_too_long', { until: inDays(400) });
    await refuses(422, 'command_unknown', { commands: ['seat.*'] });
    await refuses(400, 'invalid_request', { commands: [] });
    await refuses(400, 'invalid_request', { reason: ' ' });
  });

  it('is made once under an Idempotency-Key', async () => {
    const options = { as: 'bob', key: 'once' };
    const body = terms();
    const answers = [await api.post('/v1/delegations', body, options), await api.post('/v1/delegations', body, options)];
    assert.deepEqual(answers[0]?.body, answers[1]?.body);
    assert.equal((await listed()).length, 1);
  });
});
