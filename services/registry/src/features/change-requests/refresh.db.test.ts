import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';

const api = testApi();
const { registry } = api;

interface Asked {
  readonly id: string;
  readonly digest: string;
  readonly state: string;
  readonly applyAt: string | null;
  readonly dueAt: string;
  readonly expiresAt: string;
  readonly version: number;
}

describe('looking again at a change request', () => {
  let domainId: unknown;

  beforeEach(async () => {
    domainId = (await api.domain((await api.customer())['id'], 'acme.example', { seatLimit: 3 }))['id'];
    await api.operator('ada', ['administrator']);
    await api.operator('rosa', ['operator']);
    await api.operator('otto', ['operator']);
    await api.operator('ruth', ['reader']);
    await api.operator('cleo', ['approver']);
  });

  async function propose(applyAt: string | null = null): Promise<Asked> {
    const commands = [{ kind: 'domain.change', id: domainId, seatLimit: 9 }];
    return (await api.post('/v1/change-requests', { commands, applyAt }, { as: 'rosa' })).body as unknown as Asked;
  }
  const path = ({ id }: Asked, word: string) => `/v1/change-requests/${id}/actions/${word}`;
  const act = async (asked: Asked, word: string, body: object, as: string) =>
    (await api.post(path(asked, word), body, { as })).body as unknown as Asked;
  const approve = (asked: Asked) => act(asked, 'approve', { digest: asked.digest }, 'cleo');
  const moveBase = (seatLimit: number) =>
    api.ask('PATCH', `/v1/domains/${String(domainId)}`, { body: { seatLimit }, ifMatch: '*', as: 'ada' });
  const steps = async ({ id }: Asked) =>
    (await api.get(`/v1/change-requests/${id}/steps`)).body.items?.map(({ step, reason }) => [step, reason]);

  it('is for those whose it is, approvers and administrators', async () => {
    const asked = await propose();
    for (const as of ['ruth', 'otto']) await api.refuses(403, 'forbidden', 'POST', path(asked, 'refresh'), { body: {}, as });
    for (const as of ['rosa', 'cleo', 'ada']) assert.equal((await act(asked, 'refresh', {}, as)).state, 'submitted');
  });

  it('gives no more time to decide in, though it come to something else', async () => {
    const asked = await propose();
    await registry.rows(`update change_requests set due_at = now() + interval '1 h', expires_at = now() + interval '2 h'`);
    const before = (await api.get(`/v1/change-requests/${asked.id}`)).body;
    await moveBase(4);
    const after = await act(asked, 'refresh', {}, 'rosa');
    assert.notEqual(after.digest, asked.digest);
    assert.deepEqual([after.dueAt, after.expiresAt], [before['dueAt'], before['expiresAt']]);
    // An edit is decided on as something new.
    const { body } = await api.ask('PATCH', `/v1/change-requests/${asked.id}`, {
      body: { title: 'New' },
      ifMatch: after.version,
      as: 'rosa',
    });
    assert.notEqual(body['expiresAt'], before['expiresAt']);
  });

  const failed = async (): Promise<Asked> => {
    const asked = await propose('2100-01-01T00:00:00Z');
    await approve(asked);
    await registry.rows(`update change_requests set apply_at = '2026-01-01T00:00:00Z', expires_at = now() - interval '1 d'`);
    return await act(asked, 'apply', {}, 'cleo');
  };

  it('lets go of a time that is over, and says so in the history', async () => {
    const asked = await failed();
    assert.equal(asked.state, 'failed');
    // It may be decided on for a while, though it was scheduled for longer than it may wait.
    assert.ok(Temporal.Instant.compare(asked.expiresAt, Temporal.Now.instant().add({ hours: 6 * 24 })) > 0);
    const refreshed = await act(asked, 'refresh', {}, 'cleo');
    assert.deepEqual([refreshed.state, refreshed.applyAt], ['submitted', null]);
    assert.deepEqual((await steps(asked))?.at(-1), [
      'edit',
      'The time at which it was to be applied, 2026-01-01T00:00:00Z, is over: it is applied as soon as it is approved.',
    ]);
    assert.equal((await approve(refreshed)).state, 'applied');
  });

  it('may set another time in its place, by an edit', async () => {
    const asked = await failed();
    const edit = (body: object) => ({ body, ifMatch: '*', as: 'rosa' });
    await api.refuses(422, 'schedule_in_the_past', 'PATCH', `/v1/change-requests/${asked.id}`, edit({ title: 'Again' }));
    const { body } = await api.ask('PATCH', `/v1/change-requests/${asked.id}`, edit({ applyAt: '2100-01-02T00:00:00Z' }));
    assert.equal((await approve(body as unknown as Asked)).state, 'scheduled');
  });
});
