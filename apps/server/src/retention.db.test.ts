import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { until } from '../../../tests/dev-env/dev-env.ts';
import { startWithAna, type WithAna } from './testing/test-privacy.ts';

interface Kind {
  readonly service: string;
  readonly kind: string;
  readonly count: number;
}

async function counts(app: WithAna, dryRun: boolean): Promise<Readonly<Record<string, number>>> {
  const answered = await app.ask('POST', '/v1/privacy/retention/actions/apply', { dryRun });
  assert.equal(answered.statusCode, 200, answered.body);
  const { kinds } = answered.json<{ kinds: readonly Kind[] }>();
  return Object.fromEntries(kinds.filter(({ count }) => count > 0).map(({ service, kind, count }) => [`${service} ${kind}`, count]));
}

async function alive(app: WithAna): Promise<readonly string[]> {
  const rows = await app.rows<{ reference: string }>('select distinct reference from audit.person_keys order by 1');
  return rows.map(({ reference }) => reference).filter((one) => !one.startsWith('address/') && !one.startsWith('operator/'));
}

describe('retention', () => {
  it('counts first, then removes of each kind what has been kept long enough, and writes down how much', async (t) => {
    const app = await startWithAna(t);
    await app.client.query(`update registry.imports set created_at = now() - interval '31 days'`);
    await app.client.query(`update access.sessions set expires_at = now() - interval '32 days' where operator_id = $1`, [app.operatorId]);
    await app.client.query(`update registry.idempotency_keys set expires_at = now() - interval '1 hour'`);
    const due = { 'access session': 1, 'registry import-file': 1, 'registry kept-answer': 1 };
    assert.deepEqual(await counts(app, true), due);
    assert.deepEqual(await counts(app, false), due);
    assert.deepEqual(await counts(app, true), {});
    const events = await app.rows<{ entry: string }>(`select entry from audit.pending where kind = 'retention.apply'`);
    assert.equal(events.length, 1);
    const { after } = JSON.parse(events[0]?.entry ?? '') as { after: Record<string, number> };
    assert.deepEqual([after['session'], after['import-file'], after['log-month']], [1, 1, 0]);
  });

  it('forgets after three years what closed change requests say about people', async (t) => {
    const app = await startWithAna(t);
    for (const [displayName, draft] of [
      ['Ana Maria', false],
      ['Ana M', true],
    ]) {
      const commands = [{ kind: 'user.change', id: String(app.userId), displayName }];
      assert.equal((await app.ask('POST', '/v1/change-requests', { commands, draft })).statusCode, 201);
    }
    const shift = (period: string) => app.rows(`update registry.change_requests set updated_at = now() - interval '${period}'`);
    await shift('35 months');
    assert.deepEqual(await counts(app, true), {});
    await shift('36 months 1 day');
    assert.deepEqual(await counts(app, false), { 'registry closed-request': 1 });
    assert.deepEqual(await counts(app, true), {});
  });

  it('removes what users were three years after they were deleted, and nothing of those who are still there', async (t) => {
    const app = await startWithAna(t);
    await app.execute({ kind: 'user.change', id: app.userId + 1, displayName: 'Bob' });
    await app.execute({ kind: 'user.change', id: app.userId, displayName: 'Ana Martin' });
    await app.execute({ kind: 'user.delete', id: app.userId });
    const states = () => app.rows('select id::int as id from registry.former_users order by id');
    await app.client.query(`update registry.moments set at = at - interval '36 months' + interval '1 hour'`);
    assert.deepEqual(await counts(app, true), {});
    await app.client.query(`update registry.moments set at = at - interval '2 hours'`);
    assert.deepEqual(await counts(app, true), { 'registry former-seat': 1 });
    await counts(app, false);
    assert.deepEqual(await states(), [{ id: app.userId + 1 }]);
    assert.deepEqual(await app.rows('select from registry.former_overrides'), []);
  });

  it('writes down what it has removed, also where what comes next fails', async (t) => {
    const app = await startWithAna(t);
    await app.client.query(`update access.sessions set expires_at = now() - interval '32 days' where operator_id = $1`, [app.operatorId]);
    await app.client.query('alter table access.seen_networks rename to networks_elsewhere');
    assert.equal((await app.ask('POST', '/v1/privacy/retention/actions/apply', { dryRun: false })).statusCode, 500);
    const [event] = await app.rows<{ entry: string }>(`select entry from audit.pending where kind = 'retention.apply'`);
    const { after } = JSON.parse(event?.entry ?? '') as { after: Record<string, number> };
    assert.deepEqual([after['session'], after['import-file']], [1, undefined]);
  });

  it('destroys the keys of months after thirteen of them, and of users three years after they were deleted', async (t) => {
    const app = await startWithAna(t);
    const month = (ago: number) => Temporal.Now.plainDateISO('UTC').subtract({ months: ago }).toString().slice(0, 7);
    for (const ago of [14, 13, 1]) {
      await app.client.query(`insert into audit.person_keys (key_id, reference, sealed_key) values (lpad($2, 16, '0'), $1, '\\x00')`, [
        `month/${month(ago)}`,
        String(ago),
      ]);
    }
    await app.execute({ kind: 'user.delete', id: app.userId });
    app.server.services.audit.start();
    await until('the log has the events', async () => (await app.rows('select from audit.pending')).length === 0);
    const ofUser = `user/${app.userId}`;
    assert.ok((await alive(app)).includes(ofUser));
    await app.client.query(`update audit.events set recorded_at = recorded_at - interval '36 months 1 day' where kind = 'user.delete'`);
    await counts(app, false);
    assert.deepEqual(await alive(app), [`month/${month(13)}`, `month/${month(1)}`, `user/${app.userId + 1}`].toSorted());
  });
});
