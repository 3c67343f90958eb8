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

describe('a change request', () => {
  let ids: { readonly ana: number; readonly bob: number; readonly cleo: number; readonly dora: number };

  beforeEach(async () => {
    ids = {
      ana: await api.operator('ana', ['administrator']),
      bob: await api.operator('bob', ['approver', 'operator']),
      cleo: await api.operator('cleo', ['operator']),
      dora: await api.operator('dora', ['approver']),
    };
    await api.domain((await api.customer())['id'], 'acme.example');
  });

  async function propose(as: string): Promise<Asked> {
    const { status, body } = await api.post('/v1/users', { email: 'new@acme.example' }, { as });
    assert.equal(status, 202, JSON.stringify(body));
    return body as unknown as Asked;
  }

  const approve = ({ id, digest }: Asked, as: string, more: object = {}) =>
    api.post(`/v1/change-requests/${id}/actions/approve`, { digest, ...more }, { as });
  const refuses = async (asked: Asked, as: string, code: string) => assert.equal((await approve(asked, as)).body['code'], code);
  const join = (id: number, otherId: number) =>
    registry.rows(
      `update access.operators set person_id = (select person_id from access.operators where id = ${otherId}) where id = ${id}`,
    );
  const needTwo = () =>
    registry.rows(
      `update approval_policy set rules = '[{"commands":["user.*"],"proposedBy":["person"],"approvals":2,"approverRoles":["approver","administrator"]}]'`,
    );

  it('is approved by another person, and by nobody who has proposed it', async () => {
    const asked = await propose('bob');
    await refuses(asked, 'bob', 'own_change_request');
    assert.equal((await approve(asked, 'dora')).body['state'], 'applied');
  });

  it('is not approved by a second account of whoever has proposed it, known as such before or since', async () => {
    const asked = await propose('cleo');
    await join(ids.dora, ids.cleo);
    await refuses(asked, 'dora', 'own_change_request');
    await join(ids.bob, ids.ana);
    assert.equal((await approve(asked, 'bob')).body['state'], 'applied');
  });

  it('is not approved by the same account as another person than it was', async () => {
    const asked = await propose('bob');
    await join(ids.bob, ids.cleo);
    await refuses(asked, 'bob', 'own_change_request');
  });

  it('is not approved by whoever has made the key that proposed it', async () => {
    const rules = `[{"commands":["user.*"],"proposedBy":["service"],"approvals":1,"approverRoles":["approver"]}]`;
    await registry.rows(`update approval_policy set rules = '${rules}'`);
    api.principal('erp', null, ['user.write', 'user.read', 'domain.read'], { kind: 'service', roles: [], operatorIds: [ids.dora] });
    const asked = await propose('erp');
    await refuses(asked, 'dora', 'own_change_request');
    await join(ids.dora, ids.cleo);
    await refuses(asked, 'dora', 'own_change_request');
    assert.equal((await approve(asked, 'bob')).body['state'], 'applied');
  });

  it('is not approved twice by one person, known as such before or since', async () => {
    await needTwo();
    const asked = await propose('cleo');
    assert.equal((await approve(asked, 'dora')).body['state'], 'submitted');
    await refuses(asked, 'dora', 'already_approved');
    await join(ids.dora, ids.bob);
    await refuses(asked, 'dora', 'already_approved');
    await refuses(asked, 'bob', 'already_approved');
    assert.equal((await approve(asked, 'ana')).body['state'], 'applied');
  });

  it('is approved in the place of an approver by whom they let, who has no such power otherwise', async () => {
    const eve = await api.operator('eve', ['operator']);
    const asked = await propose('cleo');
    await refuses(asked, 'eve', 'approver_role_missing');
    const until = Temporal.Now.instant().add({ hours: 24 }).toString();
    const from = Temporal.Now.instant().subtract({ hours: 1 }).toString();
    const made = await api.post('/v1/delegations', { from, until, reason: 'on leave', toOperatorId: String(eve) }, { as: 'dora' });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    assert.equal((await approve(asked, 'eve', { onBehalfOf: String(ids.dora) })).body['state'], 'applied');
    const [event] = await registry.rows(`select after from test.audit_events where kind = 'change-request.approve'`);
    assert.equal(event?.['after'] && (event['after'] as { onBehalfOf: unknown }).onBehalfOf, ids.dora);
  });

  it('is not approved with a personal token that was not made for that', async () => {
    const asked = await propose('cleo');
    api.principal('script', null, ['change-request.read'], { id: ids.dora, operatorIds: [ids.dora], roles: ['approver'] });
    await refuses(asked, 'script', 'forbidden');
  });
});
