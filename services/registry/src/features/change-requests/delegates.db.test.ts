import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';

const api = testApi();
const { registry } = api;

interface Asked {
  readonly id: string;
  readonly digest: string;
  readonly state: string;
}

const inHours = (hours: number) => Temporal.Now.instant().add({ hours }).toString();

describe('somebody who is let approve in the place of an approver', () => {
  let ids: Readonly<Record<'ada' | 'bea' | 'rosa' | 'cleo' | 'gil', number>>;

  beforeEach(async () => {
    await api.domain((await api.customer())['id'], 'acme.example');
    ids = {
      ada: await api.operator('ada', ['administrator']),
      bea: await api.operator('bea', ['administrator']),
      rosa: await api.operator('rosa', ['operator']),
      cleo: await api.operator('cleo', ['approver', 'operator']),
      gil: await api.operator('gil', ['operator']),
    };
  });

  const delegate = (from: number, more: object = {}) =>
    registry.create({
      kind: 'delegation.create',
      fromOperatorId: from,
      toOperatorId: ids.gil,
      from: inHours(-1),
      until: inHours(24),
      reason: 'away',
      ...more,
    });
  async function propose(as = 'rosa', email = 'new@acme.example'): Promise<Asked> {
    return (await api.post('/v1/users', { email }, { as })).body as unknown as Asked;
  }
  const path = ({ id }: Asked, word: string) => `/v1/change-requests/${id}/actions/${word}`;
  const act = (asked: Asked, word: string, body: object, as = 'gil') => api.post(path(asked, word), body, { as });
  const refuses = (status: number, code: string, asked: Asked, word: string, body: object, as = 'gil') =>
    api.refuses(status, code, 'POST', path(asked, word), { body, as });
  const waiting = async () => (await api.get('/v1/change-requests?toApprove=true', { as: 'gil' })).body.items?.map(({ id }) => id);
  const lastEvent = async (kind: string) =>
    (await registry.rows(`select after from test.audit_events where kind = '${kind}' order by id desc limit 1`))[0]?.['after'];

  it('rejects, and it is written down in whose place', async () => {
    const asked = await propose();
    const body = { digest: asked.digest, reason: 'no budget' };
    await refuses(403, 'forbidden', asked, 'reject', body);
    await delegate(ids.cleo);
    await refuses(409, 'delegation_not_in_force', asked, 'reject', { ...body, onBehalfOf: String(ids.bea) });
    assert.equal((await act(asked, 'reject', body)).body['state'], 'rejected');
    assert.equal(((await lastEvent('change-request.reject')) as { onBehalfOf: unknown }).onBehalfOf, ids.cleo);
  });

  it('does so for the commands alone that the delegation names, in its time', async () => {
    const asked = await propose();
    const body = { digest: asked.digest, reason: 'no' };
    await delegate(ids.cleo, { commands: ['domain.*'] });
    await delegate(ids.cleo, { from: inHours(1) });
    for (const word of ['reject', 'review', 'apply']) {
      await refuses(403, 'forbidden', asked, word, word === 'apply' ? {} : word === 'review' ? { reason: 'no' } : body);
    }
    assert.deepEqual(await waiting(), []);
    await delegate(ids.cleo, { commands: ['user.*'] });
    assert.deepEqual(await waiting(), [asked.id]);
    assert.equal((await act(asked, 'reject', body)).status, 200);
  });

  it('has it listed as waiting, unless it is of either of them, or approved by either', async () => {
    await registry.rows(`update approval_policy set rules = '[{"commands":["user.*"],"proposedBy":["person"],"exemptRoles":[],
      "approvals":2,"approverRoles":["approver","administrator"]}]'`);
    await delegate(ids.cleo);
    const asked = await propose();
    assert.deepEqual(await waiting(), [asked.id]);
    await propose('cleo', 'other@acme.example');
    await propose('gil', 'third@acme.example');
    assert.deepEqual(await waiting(), [asked.id]);
    await act(asked, 'approve', { digest: asked.digest }, 'cleo');
    assert.deepEqual(await waiting(), []);
  });

  it('tries again what has failed', async () => {
    const asked = await propose();
    const blocker = await api.user('new@acme.example');
    assert.equal((await act(asked, 'approve', { digest: asked.digest }, 'cleo')).body['state'], 'failed');
    await api.ask('DELETE', `/v1/users/${String(blocker['id'])}`, { ifMatch: '*' });
    await refuses(403, 'forbidden', asked, 'apply', {});
    await delegate(ids.cleo);
    assert.equal((await act(asked, 'apply', {})).body['state'], 'applied');
  });

  it('reviews, but never in the place of whoever broke the glass or proposed it', async () => {
    const asked = await propose();
    await act(asked, 'break-glass', { digest: asked.digest, reason: 'outage' }, 'ada');
    await refuses(403, 'forbidden', asked, 'review', { reason: 'fine' });
    await delegate(ids.ada);
    await refuses(409, 'own_change_request', asked, 'review', { reason: 'fine' });
    await delegate(ids.cleo);
    const { body } = await act(asked, 'review', { reason: 'fine', onBehalfOf: String(ids.cleo) });
    assert.equal(body['reviewedBy'], String(ids.gil));
    assert.equal(((await lastEvent('change-request.review')) as { onBehalfOf: unknown }).onBehalfOf, ids.cleo);
  });

  it('has no such power by a key, nor by a token that was not made for it', async () => {
    const asked = await propose();
    await act(asked, 'break-glass', { digest: asked.digest, reason: 'outage' }, 'ada');
    await delegate(ids.cleo);
    api.principal('script', null, ['change-request.read'], { id: ids.gil, operatorIds: [ids.gil], roles: ['operator'] });
    await refuses(403, 'forbidden', asked, 'review', { reason: 'fine' }, 'script');
    const allowed = ['change-request.read', 'change-request.approve'];
    api.principal('erp', null, allowed, { kind: 'service', roles: [], operatorIds: [ids.bea] });
    await refuses(409, 'approver_not_a_person', asked, 'review', { reason: 'fine' }, 'erp');
  });
});
