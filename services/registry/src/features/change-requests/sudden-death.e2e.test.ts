import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createTestDatabase, until, type TestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import { testApi } from '../../test-api.ts';

let opened: TestDatabase;
const api = testApi(async () => (opened = await createTestDatabase()));
const { registry } = api;

/** More than are applied before the approval is answered. */
const size = 1_001;
const kills = 50;
const script = new URL('testing/apply-until-killed.ts', import.meta.url);

describe('a process that applies change requests', () => {
  const children = new Set<ChildProcess>();
  let spare: ChildProcess;
  let proposed = 0;

  function forkChild(): ChildProcess {
    const child = fork(script, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' });
    children.add(child);
    return child;
  }

  before(() => {
    spare = forkChild();
  });
  after(() => {
    for (const child of children) child.kill('SIGKILL');
  });

  /** One that has its code already, while the next begins to load its own. */
  async function startWork(): Promise<ChildProcess> {
    const child = spare;
    spare = forkChild();
    const started = once(child, 'message');
    child.send({ databaseUrl: opened.urls.registry, installationKey: opened.installationKey.export() });
    await started;
    return child;
  }

  async function kill(child: ChildProcess): Promise<void> {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    children.delete(child);
  }

  /** Approved, and not applied. Gives its id. */
  async function approvedRequest(customerId: number): Promise<number> {
    proposed += 1;
    const name = `d${proposed}.example`;
    await registry.create({ kind: 'domain.create', customerId, name, validity: { from: '2026-01-01', until: null }, seatLimit: size });
    const commands = Array.from({ length: size }, (_, index) => ({ kind: 'user.create', email: `u${index}@${name}` }));
    const { body } = await api.post('/v1/change-requests', { commands }, { as: 'rosa' });
    const url = `/v1/change-requests/${String(body['id'])}/actions/approve`;
    const answer = await api.post(url, { digest: body['digest'] }, { as: 'cleo' });
    assert.equal(answer.body['state'], 'approved', JSON.stringify(answer.body));
    return Number(body['id']);
  }

  /** Once whoever was at it is gone: its state, its users, its events. */
  async function found(id: number) {
    await registry.rows(`select id from change_requests where id = ${id} for update`);
    const [row] = await registry.rows(`
      select state, (select count(*)::int from change_request_items i join users on users.id = i.subject_id
          where i.request_id = r.id and users.domain_id = (select id from domains where name = 'd${proposed}.example')) as users,
        (select count(*)::int from users where domain_id = (select id from domains where name = 'd${proposed}.example')) as "allUsers",
        (select count(*)::int from test.audit_events e join users on users.id = e.subject_id and e.kind = 'user.create'
          where users.domain_id = (select id from domains where name = 'd${proposed}.example')) as events,
        (select count(*)::int from change_request_steps s where s.request_id = r.id and step in ('apply', 'fail')) as steps
      from change_requests r where id = ${id}`);
    return row;
  }

  const nothing = { state: 'approved', users: 0, allUsers: 0, events: 0, steps: 0 };
  const all = { state: 'applied', users: size, allUsers: size, events: size, steps: 1 };

  it(`leaves all or nothing of each when it is killed, ${kills} times, and each is applied once in the end`, async () => {
    const { id: customerId } = await registry.execute({ kind: 'customer.create', name: 'Acme', locale: 'en', timeZone: 'UTC' });
    await api.operator('rosa', ['operator']);
    await api.operator('cleo', ['approver']);
    let id = await approvedRequest(Number(customerId));

    const startedAt = performance.now();
    const first = await startWork();
    await until('it is applied', async () => (await found(id))?.['state'] === 'applied', 60_000);
    const longestMs = performance.now() - startedAt;
    await kill(first);
    assert.deepEqual(await found(id), all);

    const ends = { nothing: 0, all: 0 };
    let windowMs = longestMs;
    id = await approvedRequest(Number(customerId));
    for (let count = 0; count < kills; count += 1) {
      const child = await startWork();
      await delay(Math.random() * windowMs);
      await kill(child);
      const now = await found(id);
      const isApplied = now?.['state'] === 'applied';
      assert.deepEqual(now, isApplied ? all : nothing);
      ends[isApplied ? 'all' : 'nothing'] += 1;
      // So that it is about as often too early as too late, however fast the machine is at the moment.
      windowMs *= isApplied ? 0.85 : 1.15;
      if (isApplied) id = await approvedRequest(Number(customerId));
    }
    assert.ok(ends.nothing > 0 && ends.all > 0, JSON.stringify(ends));

    const last = await startWork();
    await until('it is applied', async () => (await found(id))?.['state'] === 'applied', 60_000);
    await kill(last);
    assert.deepEqual(await found(id), all);
    assert.deepEqual(await registry.rows(appliedOtherwise), []);
  });
});

/** Requests that were not applied exactly once, each command with its event. */
const appliedOtherwise = `
  select r.id from change_requests r where state <> 'applied'
    or (select count(*) from test.audit_events e where e.kind = 'change-request.apply' and e.subject_id = r.id) <> 1
    or (select count(*) from change_request_items i join test.audit_events e on e.kind = 'user.create' and e.subject_id = i.subject_id
        where i.request_id = r.id) <> r.size`;
