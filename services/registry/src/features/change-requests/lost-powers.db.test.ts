import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openDatabase, type Database } from '@seatledger/platform/db/database.ts';
import { limitConcurrency } from '@seatledger/platform/jobs/limit-concurrency.ts';
import { createTestDatabase, type TestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import { createRegistryDoor } from '../../registry-door.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { testApi } from '../../test-api.ts';
import { createApplyDueRequest } from './apply-due-request.ts';
import { runDueRequests } from './due-requests.ts';

let opened: TestDatabase;
const api = testApi(async () => (opened = await createTestDatabase()));
const { registry } = api;

interface Asked {
  readonly id: string;
  readonly digest: string;
  readonly state: string;
  readonly dueAt: string;
  readonly expiresAt: string;
  readonly requirements: readonly { readonly given: number }[];
}

describe('an approval', () => {
  let database: Database<RegistrySchema>;
  let ids: Readonly<Record<'ada' | 'rosa' | 'cleo' | 'dan', number>>;

  before(() => {
    const url = opened.urls.registry;
    database = openDatabase<RegistrySchema>({ url, schema: 'registry', maxConnections: 3, onConnectionError: () => undefined });
  });
  after(() => database[Symbol.asyncDispose]());

  beforeEach(async () => {
    await api.domain((await api.customer())['id'], 'acme.example');
    ids = {
      ada: await api.operator('ada', ['administrator']),
      rosa: await api.operator('rosa', ['operator']),
      cleo: await api.operator('cleo', ['approver']),
      dan: await api.operator('dan', ['approver']),
    };
  });

  const suspend = (id: number) => registry.rows(`update access.operators set suspended_at = now() where id = ${id}`);
  const reinstate = (id: number) => registry.rows(`update access.operators set suspended_at = null where id = ${id}`);
  const strip = (id: number) => registry.rows(`delete from access.operator_roles where operator_id = ${id}`);
  const give = (id: number, role: string) =>
    registry.rows(`insert into access.operator_roles select ${id}, id from access.roles where key = '${role}'`);
  const need = (approvals: number) =>
    registry.rows(`update approval_policy set rules = '[{"commands":["user.*"],"proposedBy":["person"],"exemptRoles":["administrator"],
      "approvals":${approvals},"approverRoles":["approver","administrator"]}]'`);

  async function propose(applyAt: string | null = null): Promise<Asked> {
    const body = { commands: [{ kind: 'user.create', email: 'new@acme.example' }], applyAt };
    return (await api.post('/v1/change-requests', body, { as: 'rosa' })).body as unknown as Asked;
  }
  const approve = async ({ id, digest }: Asked, as: string) =>
    (await api.post(`/v1/change-requests/${id}/actions/approve`, { digest }, { as })).body as unknown as Asked;
  const read = async ({ id }: Asked) => (await api.get(`/v1/change-requests/${id}`)).body as unknown as Asked;
  const given = async (asked: Asked) => (await read(asked)).requirements.map((one) => one.given);
  const counting = async ({ id }: Asked) =>
    (await api.get(`/v1/change-requests/${id}/approvals`)).body.items?.map(({ name, counts }) => [name, counts]);
  const steps = async ({ id }: Asked) => (await api.get(`/v1/change-requests/${id}/steps`)).body.items?.map(({ step }) => step);

  const never = '2100-01-01T00:00:00Z';
  const door = () => createRegistryDoor(database.kysely, opened.audit);
  function runDue(): Promise<void> {
    const { kysely: db, pool } = database;
    const onError = (message: string, error: Error) => assert.fail(`${message}: ${error.message}`);
    return runDueRequests({ db, door: door(), apply: createApplyDueRequest({ db, pool, inTurn: limitConcurrency(1) }, door()), onError });
  }

  it('counts no more when whoever gave it is suspended, and counts again when they are back', async () => {
    await need(2);
    const asked = await propose();
    await approve(asked, 'cleo');
    await suspend(ids.cleo);
    assert.deepEqual([await given(asked), await counting(asked)], [[0], [['cleo', false]]]);
    assert.equal((await approve(asked, 'dan')).state, 'submitted');
    await reinstate(ids.cleo);
    assert.deepEqual(await given(asked), [2]);
    // Nothing is lacking, and it waits: either of them lets it go on.
    assert.equal((await approve(asked, 'cleo')).state, 'applied');
  });

  it('counts no more when whoever gave it may approve no longer, and may be given anew with another role', async () => {
    await need(2);
    const asked = await propose();
    await approve(asked, 'cleo');
    await strip(ids.cleo);
    assert.deepEqual(await given(asked), [0]);
    await give(ids.cleo, 'administrator');
    assert.deepEqual(await given(asked), [0]);
    await approve(asked, 'cleo');
    assert.deepEqual([await given(asked), await counting(asked)], [[1], [['cleo', true]]]);
    assert.equal((await approve(asked, 'dan')).state, 'applied');
  });

  it('that counts no more lets a request wait for approval again before its time comes, and says so in its history', async () => {
    const asked = await propose(never);
    assert.equal((await approve(asked, 'cleo')).state, 'scheduled');
    await runDue();
    assert.equal((await read(asked)).state, 'scheduled');
    await suspend(ids.cleo);
    await runDue();
    const waiting = await read(asked);
    assert.equal(waiting.state, 'submitted');
    assert.deepEqual(await steps(asked), ['propose', 'approve', 'lapse']);
    assert.equal((await approve(asked, 'dan')).state, 'scheduled');
  });

  it('that counts no more is never applied by, though its time has come', async () => {
    const asked = await propose(never);
    await approve(asked, 'cleo');
    // Much later, longer than a request waits for approval.
    await registry.rows(
      `update change_requests set apply_at = now() - interval '1 s', due_at = now() - interval '40 d', expires_at = now() - interval '9 d'`,
    );
    await strip(ids.cleo);
    await api.post(`/v1/change-requests/${asked.id}/actions/apply`, {}, { as: 'ada' });
    assert.deepEqual([(await read(asked)).state, (await registry.rows('select from users')).length], ['submitted', 0]);
    // There is time to decide on it, and approvers are reminded.
    await runDue();
    assert.equal((await read(asked)).state, 'submitted');
    assert.deepEqual(await steps(asked), ['propose', 'approve', 'lapse', 'remind']);
  });

  it('of what has been applied is told as it counted then', async () => {
    const asked = await propose();
    assert.equal((await approve(asked, 'cleo')).state, 'applied');
    await suspend(ids.cleo);
    assert.deepEqual([await given(asked), await counting(asked)], [[1], [['cleo', true]]]);
  });

  it('in the place of somebody counts no more when either of them is gone', async () => {
    await need(2);
    const times = { from: '2026-01-01T00:00:00Z', until: Temporal.Now.instant().add({ hours: 24 }).toString() };
    const parties = { fromOperatorId: ids.dan, toOperatorId: await api.operator('gil', ['operator']) };
    await registry.create({ kind: 'delegation.create', ...parties, ...times, reason: 'away' });
    const asked = await propose();
    await approve(asked, 'gil');
    assert.deepEqual(await given(asked), [1]);
    for (const id of [parties.toOperatorId, ids.dan]) {
      await suspend(id);
      assert.deepEqual(await given(asked), [0]);
      await reinstate(id);
    }
    await strip(ids.dan);
    assert.deepEqual(await given(asked), [0]);
  });
});
