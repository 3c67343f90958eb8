import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openDatabase, type Database } from '@seatledger/platform/db/database.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import { createTestDatabase, type TestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import { createRegistryDoor } from '../../registry-door.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { testApi } from '../../test-api.ts';
import { context } from '../../test-registry.ts';
import { createGate } from './gate.ts';

let opened: TestDatabase;
const api = testApi(async () => (opened = await createTestDatabase()));
const { registry } = api;

describe('the gate', () => {
  let database: Database<RegistrySchema>;
  let domainId: unknown;
  let rosa: number;

  before(() => {
    const url = opened.urls.registry;
    database = openDatabase<RegistrySchema>({ url, schema: 'registry', maxConnections: 2, onConnectionError: () => undefined });
  });
  after(() => database[Symbol.asyncDispose]());

  beforeEach(async () => {
    domainId = (await api.domain((await api.customer())['id'], 'acme.example', { seatLimit: 3 }))['id'];
    rosa = await api.operator('rosa', ['operator']);
  });

  it('lets through what changes nothing, and nobody makes it change something before it is carried out', async () => {
    const door = createRegistryDoor(database.kysely, opened.audit);
    const operator: Principal = {
      kind: 'operator',
      id: rosa,
      name: 'rosa',
      roles: ['operator'],
      operatorIds: [rosa],
      permissions: new Set(),
      customerIds: null,
      session: null,
    };
    await database.kysely.transaction().execute(async (tx) => {
      const same = { kind: 'domain.change', id: Number(domainId), seatLimit: 3 };
      const said = { title: '', reason: null, applyAt: null };
      assert.equal(await createGate(door).propose({ tx, principal: operator, context }, [same], said), null);
      await assert.rejects(registry.rows(`select from domains where id = ${String(domainId)} for update nowait`), { code: '55P03' });
    });
  });

  const propose = (email: string) => api.post('/v1/users', { email }, { as: 'rosa' });
  const haveOpen = (count: number) =>
    registry.rows(`insert into change_requests
      (state, customer_ids, proposer_kind, proposer_id, proposer_name, involved_operator_ids, size, kinds, digest, requirements)
      select 'submitted', '{}', 'operator', ${rosa}, 'rosa', '{}', 1, '{user.create}', sha256('x'), '[]' from generate_series(1, ${count})`);

  it('keeps nobody from more than a thousand open requests, though two are made at once', async () => {
    await haveOpen(999);
    const answers = await Promise.all([propose('ana@acme.example'), propose('bob@acme.example')]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [202, 409]);
    assert.equal(answers.find(({ status }) => status === 409)?.body['code'], 'too_many_open_requests');
    await api.operator('otto', ['operator']);
    assert.equal((await api.post('/v1/users', { email: 'cleo@acme.example' }, { as: 'otto' })).status, 202);
    await registry.rows(`update change_requests set state = 'withdrawn' where id = (select min(id) from change_requests)`);
    assert.equal((await propose('dan@acme.example')).status, 202);
  });

  it('leaves connections for others while large requests are looked at, however many', async () => {
    const commands = Array.from({ length: 1_001 }, (_, index) => ({ kind: 'user.create', email: `u${index}@acme.example` }));
    await registry.rows('update domains set seat_limit = null');
    await registry.rows('begin');
    await registry.rows('select from domains for update');
    const proposed = Array.from({ length: 14 }, () => api.post('/v1/change-requests', { commands }, { as: 'rosa', described: false }));
    // By then all of them would be waiting, were they let.
    for (let asked = 0; asked < 100; asked += 1) assert.equal((await api.get('/v1/customers')).status, 200);
    await registry.rows('commit');
    assert.deepEqual(new Set((await Promise.all(proposed)).map(({ status }) => status)), new Set([201]));
  });
});
