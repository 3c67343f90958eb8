import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openDatabase, type Database } from '@seatledger/platform/db/database.ts';
import { createTestDatabase, type TestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { testRegistry } from '../../test-registry.ts';
import { readPersonIds, readPower } from '../operators/operator-queries.ts';
import { readDelegatedPowers } from './delegation-queries.ts';

let opened: TestDatabase;
const registry = testRegistry(async () => (opened = await createTestDatabase()));

describe('the power to approve', () => {
  let database: Database<RegistrySchema>;
  let ids: { readonly bob: number; readonly cleo: number; readonly dora: number };
  const now = Temporal.Instant.from('2026-11-25T12:00:00Z');

  before(() => {
    database = openDatabase<RegistrySchema>({
      url: opened.urls.registry,
      schema: 'registry',
      maxConnections: 1,
      onConnectionError: () => undefined,
    });
  });
  after(() => database[Symbol.asyncDispose]());

  beforeEach(async () => {
    ids = {
      bob: await registry.operator('bob', ['approver']),
      cleo: await registry.operator('cleo', ['operator']),
      dora: await registry.operator('dora', ['operator']),
    };
  });

  const delegate = (from: number, to: number, more: object = {}) =>
    registry.create({
      kind: 'delegation.create',
      fromOperatorId: from,
      toOperatorId: to,
      from: '2026-11-01T00:00:00Z',
      until: Temporal.Now.instant().add({ hours: 24 }).toString(),
      reason: 'on leave',
      ...more,
    });
  const powers = async (id: number, at = now) =>
    (await readDelegatedPowers(database.kysely, id, at)).map(({ power, commands }) => [power.operatorId, power.roles, commands]);
  const suspend = (id: number) => registry.rows(`update access.operators set suspended_at = now() where id = ${id}`);
  const join = (id: number, otherId: number) =>
    registry.rows(
      `update access.operators set person_id = (select person_id from access.operators where id = ${otherId}) where id = ${id}`,
    );

  it('is in the roles of those who have the permission, and are not suspended', async () => {
    assert.deepEqual((await readPower(database.kysely, ids.bob))?.roles, ['approver']);
    assert.deepEqual((await readPower(database.kysely, ids.cleo))?.roles, []);
    await suspend(ids.bob);
    assert.equal(await readPower(database.kysely, ids.bob), undefined);
  });

  it('comes to whoever it has been delegated to, by any of their accounts, until it is taken back', async () => {
    const id = await delegate(ids.bob, ids.cleo, { commands: ['user.*'] });
    assert.deepEqual(await powers(ids.cleo), [[ids.bob, ['approver'], ['user.*']]]);
    assert.deepEqual(await powers(ids.dora), []);
    await join(ids.dora, ids.cleo);
    assert.deepEqual(await powers(ids.dora), [[ids.bob, ['approver'], ['user.*']]]);
    await registry.change({ kind: 'delegation.end', id });
    assert.deepEqual(await powers(ids.cleo), []);
  });

  it('is what the one who delegates had then, and has still', async () => {
    await delegate(ids.bob, ids.cleo);
    await registry.rows(`insert into access.operator_roles select ${ids.bob}, id from access.roles where key = 'administrator'`);
    assert.deepEqual(await powers(ids.cleo), [[ids.bob, ['approver'], null]]);
    await registry.rows(
      `delete from access.operator_roles where operator_id = ${ids.bob} and role_id = (select id from access.roles where key = 'approver')`,
    );
    assert.deepEqual(await powers(ids.cleo), [[ids.bob, [], null]]);
    await suspend(ids.bob);
    assert.deepEqual(await powers(ids.cleo), []);
  });

  it('is with nobody who is suspended, or confined to customers since', async () => {
    await delegate(ids.bob, ids.cleo);
    await registry.rows(`update access.operators set customer_ids = '{1}' where id = ${ids.cleo}`);
    assert.deepEqual(await powers(ids.cleo), []);
    await join(ids.dora, ids.cleo);
    assert.deepEqual(await powers(ids.dora), []);
    await registry.rows('update access.operators set customer_ids = null');
    assert.equal((await powers(ids.dora)).length, 1);
    await suspend(ids.dora);
    assert.deepEqual(await powers(ids.dora), []);
  });

  it('is of people, of whom two accounts may be', async () => {
    assert.equal((await readPersonIds(database.kysely, [ids.bob, ids.cleo, ids.bob])).length, 2);
    await join(ids.bob, ids.cleo);
    await suspend(ids.bob);
    assert.equal((await readPersonIds(database.kysely, [ids.bob, ids.cleo])).length, 1);
    assert.deepEqual(await readPersonIds(database.kysely, []), []);
  });
});
