import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { until } from '../../../tests/dev-env/dev-env.ts';
import { licenceAnswer, type LicenceAnswer } from './features/licence-check/answer-schema.ts';
import { checkOnce, createLicence, InvalidQuestion, type Licence, type SnapshotPlace } from './service.ts';
import { newApiKey, startCheckServer, type CheckServer } from './testing/check-server.ts';
import { openGate } from './testing/gate.ts';
import { noon } from './testing/sample-registry.ts';
import { testSeal } from './testing/signing-keys.ts';
import { createTestRegistry, type TestRegistry } from './testing/test-registry.ts';

/** What the product promises of a committed change. */
const inForceWithinMs = 1_000;

interface Running {
  readonly registry: TestRegistry;
  readonly licence: Licence;
  readonly server: CheckServer;
  readonly logged: unknown[][];
  readonly clock: { now: number };
}

interface StartOptions {
  readonly databaseUrl?: string;
  readonly snapshot?: SnapshotPlace;
}

async function start(
  t: TestContext,
  registry: TestRegistry,
  { databaseUrl = registry.database.urls.licence, snapshot }: StartOptions = {},
): Promise<Running> {
  const clock = { now: noon };
  const logged: unknown[][] = [];
  const licence = createLicence({
    databaseUrl,
    signingSeal: testSeal,
    snapshot,
    now: () => clock.now,
    log: (...entry) => void logged.push(entry),
  });
  t.after(() => licence[Symbol.asyncDispose]());
  const server = await startCheckServer(licence.checkHandlers, registry.apiKey);
  t.after(() => server[Symbol.asyncDispose]());
  await licence.start();
  return { registry, licence, server, logged, clock };
}

async function ask(server: CheckServer, email: string, product?: string): Promise<LicenceAnswer> {
  const { status, text, json } = await server.ask({ body: { email, ...(product && { product }) } });
  assert.equal(status, 200, text);
  return licenceAnswer.parse(json);
}

function statusBecomes(server: CheckServer, email: string, status: string): Promise<unknown> {
  return until(`${email} is ${status}`, async () => (await ask(server, email)).status === status, inForceWithinMs);
}

/** Waits until the service has taken over what has been told. */
async function caughtUp({ licence, registry }: Running, timeoutMs = inForceWithinMs): Promise<void> {
  const [head] = await registry.asRegistry('select position from registry.change_head');
  await until('the change is in force', () => licence.readiness().revision === Number(head?.['position']), timeoutMs);
}

describe('the licence service', () => {
  it('answers from what the registry holds when it starts', async (t) => {
    const registry = await createTestRegistry(t);
    await registry.asRegistry(`
      insert into registry.domain_packs (domain_id, pack_id, position) values (1, 2, 1), (1, 1, 2);
      insert into registry.users (domain_id, local_part, profile_id, valid_until, suspended_at)
        values (1, 'cyd', 1, '2026-06-30', null), (1, 'dan', null, null, now()), (1, 'zoë', 2, null, null);
      insert into registry.overrides (user_id, feature_id, value, valid_until, reason)
        values (2, 2, '42', '2026-11-22', 'trial'), (2, 3, '"blue"', '2026-11-21', 'trial')`);
    await registry.tell(['user', 1, 5]);
    const { server, licence } = await start(t, registry);
    const { checkedAt, asOf, ...ana } = await ask(server, 'ana@acme.example');
    assert.deepEqual(ana, {
      valid: true,
      status: 'active',
      detail: 'Licensed until 31 March 2027.',
      validUntil: '2027-03-31T22:00:00Z',
      profile: 'analyst',
      features: { 'cube.connect': true, 'adhoc.maxRows': 20_000, theme: 'dark' },
      revision: 1,
      stale: false,
    });
    assert.deepEqual([checkedAt, asOf], ['2026-11-22T12:00:00Z', '2026-11-22T12:00:00Z']);
    assert.deepEqual((await ask(server, 'bob@old.example')).features, { 'cube.connect': false, 'adhoc.maxRows': 42, theme: 'dark' });
    assert.deepEqual((await ask(server, 'zoë@acme.example', 'sheets-addin')).features, { theme: 'dark' });
    assert.equal((await ask(server, 'cyd@acme.example')).status, 'expired');
    assert.equal((await ask(server, 'dan@acme.example')).status, 'suspended');
    assert.equal((await ask(server, 'eve@acme.example')).status, 'unknown');
    assert.deepEqual(licence.readiness(), { ready: true, stale: false, asOf: '2026-11-22T12:00:00Z', revision: 1, licences: 5 });
  });

  it('puts committed changes of users in force within a second', async (t) => {
    const registry = await createTestRegistry(t);
    const running = await start(t, registry);
    const { server } = running;
    await registry.asRegistry('update registry.users set suspended_at = now() where id = 1');
    await registry.tell(['user', 1, 1]);
    await statusBecomes(server, 'ana@acme.example', 'suspended');
    await registry.asRegistry(`insert into registry.users (domain_id, local_part) values (1, 'cyd')`);
    await registry.tell(['user', 3, 3]);
    await statusBecomes(server, 'cyd@acme.example', 'active');
    await registry.asRegistry('delete from registry.users where id = 3');
    await registry.tell(['user', 3, 3]);
    await statusBecomes(server, 'cyd@acme.example', 'unknown');
    await registry.asRegistry(`update registry.users set local_part = 'robert' where id = 2`);
    await registry.tell(['user', 2, 2]);
    await statusBecomes(server, 'robert@acme.example', 'active');
    assert.equal((await ask(server, 'bob@acme.example')).status, 'unknown');
    await caughtUp(running);
    assert.equal((await ask(server, 'ana@acme.example')).revision, 4);
  });

  it('answers by what has been committed before it has a position', async (t) => {
    const registry = await createTestRegistry(t);
    const { server } = await start(t, registry);
    const commit = (sql: string, ...changed: readonly string[]): Promise<unknown> =>
      registry.asRegistry(`begin; ${sql}; insert into registry.changes (entity, first_id, last_id, audit_event_id)
        values ${changed.map((row) => `(${row}, 1)`).join()}; commit`);
    await commit('update registry.users set suspended_at = now() where id = 1', `'user', 1, 1`);
    await statusBecomes(server, 'ana@acme.example', 'suspended');
    await commit(`insert into registry.overrides (user_id, feature_id, value, reason) values (2, 2, '42', 'trial')`, `'user', 2, 2`);
    await until('the override is in force', async () => (await ask(server, 'bob@acme.example')).features['adhoc.maxRows'] === 42);
    await commit(
      `update registry.domains set valid_until = '2026-01-31' where id = 1; delete from registry.users where id = 1`,
      `'domain', 1, 1`,
      `'user', 1, 1`,
    );
    await statusBecomes(server, 'bob@acme.example', 'expired');
    const { status, revision } = await ask(server, 'ana@acme.example');
    assert.deepEqual([status, revision], ['unknown', 0]);
    await registry.tell();
    await until('the change feed has come to it', async () => (await ask(server, 'bob@acme.example')).revision === 4);
  });

  it('puts committed changes of domains, their names and the catalogue in force', async (t) => {
    const registry = await createTestRegistry(t);
    const running = await start(t, registry);
    const { server } = running;
    await registry.asRegistry(`
      begin;
      insert into registry.domain_names (name, domain_id) values ('new.example', 1);
      update registry.domains set name = 'new.example', valid_until = '2026-11-30' where id = 1;
      delete from registry.domain_names where name = 'old.example';
      insert into registry.domains (customer_id, name, valid_from) values (1, 'second.example', '2026-01-01');
      insert into registry.domain_names (name, domain_id) values ('second.example', 2);
      insert into registry.users (domain_id, local_part) values (2, 'ana');
      update registry.profile_values set value = '1' where profile_id = 2 and feature_id = 2;
      commit`);
    await registry.tell(['user', 3, 3], ['domain', 2, 2], ['domain', 1, 1], ['catalogue', 1, 1]);
    await caughtUp(running);
    const ana = await ask(server, 'ana@new.example');
    assert.deepEqual([ana.validUntil, ana.features['adhoc.maxRows']], ['2026-11-30T23:00:00Z', 1]);
    assert.equal((await ask(server, 'ana@acme.example')).status, 'active');
    assert.equal((await ask(server, 'ana@old.example')).status, 'unknown');
    assert.equal((await ask(server, 'ana@second.example')).validUntil, null);
    await registry.asRegistry('delete from registry.users where domain_id = 2; delete from registry.domains where id = 2');
    await registry.tell(['user', 3, 3], ['domain', 2, 2]);
    await caughtUp(running);
    assert.equal((await ask(server, 'ana@second.example')).status, 'unknown');
  });

  it('reads a long range again: who is there, who has moved, and who is gone', async (t) => {
    const registry = await createTestRegistry(t);
    await registry.asRegistry(`insert into registry.users (domain_id, local_part) select 1, 'user' || i from generate_series(3, 12000) i`);
    const running = await start(t, registry);
    const { server, licence } = running;
    assert.equal(licence.readiness().licences, 12_000);
    await registry.asRegistry(`
      begin;
      delete from registry.users where id % 3 = 0;
      update registry.users set local_part = 'moved' || id where id % 3 = 1 and id > 2;
      insert into registry.users (domain_id, local_part) select 1, 'user' || i from generate_series(3, 900, 3) i;
      insert into registry.users (id, domain_id, local_part) values (4000000000, 1, 'far');
      insert into registry.overrides (user_id, feature_id, value, reason) values (8, 1, 'true', 'test'), (11999, 1, 'true', 'test');
      commit`);
    await registry.tell(['user', 1, 5_000_000_000]);
    await caughtUp(running, 10_000);
    const [count] = await registry.asRegistry('select count(*)::int as users from registry.users');
    assert.equal(licence.readiness().licences, count?.['users']);
    for (const [name, status] of Object.entries({
      user3: 'active',
      user999: 'unknown',
      user4: 'unknown',
      moved4: 'active',
      moved11998: 'active',
      user11999: 'active',
      far: 'active',
    })) {
      assert.equal((await ask(server, `${name}@acme.example`)).status, status, name);
    }
    for (const name of ['user8', 'user11999']) assert.equal((await ask(server, `${name}@acme.example`)).features['cube.connect'], true);
    await registry.asRegistry('delete from registry.users');
    await registry.tell(['user', 1, 5_000_000_000]);
    await caughtUp(running, 10_000);
    assert.equal(licence.readiness().licences, 0);
  });

  it('catches up with more changes than it reads at once', async (t) => {
    const registry = await createTestRegistry(t);
    const running = await start(t, registry);
    await registry.asRegistry(`insert into registry.users (domain_id, local_part) select 1, 'user' || i from generate_series(3, 3500) i`);
    await registry.asRegistry(
      `insert into registry.changes (entity, first_id, last_id, audit_event_id) select 'user', i, i, 1 from generate_series(3, 3500) i`,
    );
    await registry.tell();
    await caughtUp(running, 10_000);
    assert.equal(running.licence.readiness().licences, 3500);
  });

  it('needs no notification', async (t) => {
    const registry = await createTestRegistry(t);
    const running = await start(t, registry);
    await registry.asRegistry(`
      begin;
      update registry.users set suspended_at = now() where id = 1;
      insert into registry.changes (position, entity, first_id, last_id, audit_event_id) values (1, 'user', 1, 1, 1);
      update registry.change_head set position = 1;
      commit`);
    await caughtUp(running);
    assert.equal((await ask(running.server, 'ana@acme.example')).status, 'suspended');
  });

  describe('loads everything anew', () => {
    const cases: Record<string, string> = {
      'when changes are missing': `
        insert into registry.changes (position, entity, first_id, last_id, audit_event_id) values (5, 'user', 2, 2, 1);
        update registry.change_head set position = 5`,
      'when the changes it missed are no longer kept': 'update registry.change_head set position = 50',
      'when the database has been put back':
        'delete from registry.changes where position > 1; update registry.change_head set position = 1',
      'when the database is another one with as many changes': `update registry.changes set recorded_at = recorded_at - interval '1 hour'`,
    };
    for (const [what, sql] of Object.entries(cases)) {
      it(what, async (t) => {
        const registry = await createTestRegistry(t);
        await registry.tell(['user', 1, 1], ['user', 2, 2]);
        const { server, logged } = await start(t, registry);
        await registry.asRegistry(`begin; update registry.users set suspended_at = now() where id = 1; ${sql}; commit`);
        await statusBecomes(server, 'ana@acme.example', 'suspended');
        assert.equal(logged.filter(([, message]) => String(message).includes('loaded anew')).length, 1);
        assert.equal(logged.filter(([, message]) => message === 'the licences are loaded').length, 2);
      });
    }
  });

  describe('without PostgreSQL', () => {
    it('starts all the same, answers 503, and is ready once it is there', async (t) => {
      const registry = await createTestRegistry(t);
      const gate = await openGate(registry.database.urls.licence);
      t.after(() => gate[Symbol.asyncDispose]());
      gate.close();
      const { server, licence, logged } = await start(t, registry, { databaseUrl: gate.url });
      assert.deepEqual(licence.readiness(), { ready: false, stale: true, asOf: null, revision: 0, licences: 0 });
      assert.equal((await server.ask()).status, 503);
      gate.open();
      await until('the licences are loaded', () => licence.readiness().ready);
      assert.equal((await ask(server, 'ana@acme.example')).status, 'active');
      // Uses are written by a round of their own.
      const said = () =>
        logged.map(([level, message]) => `${String(level)}: ${String(message)}`).filter((text) => !text.includes(': uses '));
      await until('the round has ended', () => said().length >= 3);
      assert.deepEqual(said(), [
        'warn: the registry is not reached: answers are as of the last time it was',
        'info: the licences are loaded',
        'info: the registry is reached again',
      ]);
    });

    it('keeps answering, says since when it is stale, and catches up', async (t) => {
      const registry = await createTestRegistry(t);
      const gate = await openGate(registry.database.urls.licence);
      t.after(() => gate[Symbol.asyncDispose]());
      const { server, licence, clock } = await start(t, registry, { databaseUrl: gate.url });
      gate.close();
      await registry.asRegistry('update registry.users set suspended_at = now() where id = 1');
      await registry.tell(['user', 1, 1]);
      clock.now = noon + 5_000;
      // A round that was under way may still end well.
      await until('it is stale', () => {
        clock.now += 1_000;
        return licence.readiness().stale;
      });
      const answer = await ask(server, 'ana@acme.example');
      assert.deepEqual([answer.status, answer.stale, answer.revision], ['active', true, 0]);
      assert.ok(Date.parse(answer.asOf) < Date.parse(answer.checkedAt) - 4_000);
      gate.open();
      await until('it has caught up', async () => (await ask(server, 'ana@acme.example')).status === 'suspended');
      assert.equal(licence.readiness().stale, false);
    });

    it('survives that its connections are ended, again and again', async (t) => {
      const registry = await createTestRegistry(t);
      const { server } = await start(t, registry);
      for (let round = 1; round <= 5; round += 1) {
        await registry.asAdmin(
          `select pg_terminate_backend(pid) from pg_stat_activity where usename like '%_licence' and datname = current_database()`,
        );
        const isSuspended = round % 2 === 1;
        await registry.asRegistry(`update registry.users set suspended_at = ${isSuspended ? 'now()' : 'null'} where id = 1`);
        await registry.tell(['user', 1, 1]);
        await until(
          'the change is in force',
          async () => (await ask(server, 'ana@acme.example')).status === (isSuspended ? 'suspended' : 'active'),
        );
      }
    });

    it('stops when it is told to, reached or not, started or not', async (t) => {
      const registry = await createTestRegistry(t);
      const gate = await openGate(registry.database.urls.licence);
      t.after(() => gate[Symbol.asyncDispose]());
      const { licence } = await start(t, registry, { databaseUrl: gate.url });
      gate.close();
      await licence[Symbol.asyncDispose]();
      await licence[Symbol.asyncDispose]();
      const idle = createLicence({ databaseUrl: gate.url, signingSeal: testSeal, log: () => undefined });
      await idle[Symbol.asyncDispose]();
    });
  });

  describe('with a snapshot', () => {
    function newPlace(t: TestContext): SnapshotPlace {
      const folder = mkdtempSync(join(tmpdir(), 'seatledger-licences-'));
      t.after(() => rmSync(folder, { recursive: true }));
      return { path: join(folder, 'licences', 'licences.snapshot'), key: createSecretKey(randomBytes(32)) };
    }

    it('answers after a restart without the database, as of the time when it was last reached, and follows on once it is there', async (t) => {
      const registry = await createTestRegistry(t);
      const snapshot = newPlace(t);
      const before = await start(t, registry, { snapshot });
      await registry.asRegistry('update registry.users set profile_id = 1 where id = 1');
      await registry.tell(['user', 1, 1]);
      await caughtUp(before);
      const answered = await ask(before.server, 'ana@old.example');
      await before.licence[Symbol.asyncDispose]();
      await registry.asRegistry('update registry.users set suspended_at = now() where id = 1');
      await registry.tell(['user', 1, 1]);

      const gate = await openGate(registry.database.urls.licence);
      t.after(() => gate[Symbol.asyncDispose]());
      gate.close();
      const after = await start(t, registry, { databaseUrl: gate.url, snapshot });
      after.clock.now = noon + 60_000;
      const { checkedAt, ...again } = await ask(after.server, 'ana@old.example');
      assert.deepEqual({ ...again, checkedAt: answered.checkedAt }, { ...answered, stale: true });
      assert.equal(checkedAt, '2026-11-22T12:01:00Z');
      assert.deepEqual(after.licence.readiness(), { ready: true, stale: true, asOf: answered.asOf, revision: 1, licences: 2 });
      // Staleness makes no licence longer.
      const later = await start(t, registry, { databaseUrl: gate.url, snapshot });
      later.clock.now = Date.parse('2027-04-01T00:00:00Z');
      assert.equal((await ask(later.server, 'ana@old.example')).status, 'expired');
      gate.open();
      await statusBecomes(after.server, 'ana@acme.example', 'suspended');
      assert.equal(after.licence.readiness().stale, false);
      assert.ok(!after.logged.some(([, message]) => message === 'the licences are loaded'), 'nothing had to be loaded anew');
    });

    it('is not kept of a database in which nothing has changed yet, since it would fit any other', async (t) => {
      const snapshot = newPlace(t);
      const before = await start(t, await createTestRegistry(t), { snapshot });
      await before.licence[Symbol.asyncDispose]();
      assert.equal(existsSync(snapshot.path), false);
      const registry = await createTestRegistry(t);
      await registry.asRegistry('update registry.users set suspended_at = now() where id = 1');
      const { server } = await start(t, registry, { snapshot });
      assert.equal((await ask(server, 'ana@acme.example')).status, 'suspended');
    });

    it('does without one that was changed, and loads from the database', async (t) => {
      const registry = await createTestRegistry(t);
      await registry.tell(['user', 1, 1]);
      const snapshot = newPlace(t);
      const before = await start(t, registry, { snapshot });
      await before.licence[Symbol.asyncDispose]();
      const bytes = readFileSync(snapshot.path);
      bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
      writeFileSync(snapshot.path, bytes);
      const { server, logged } = await start(t, registry, { snapshot });
      assert.equal((await ask(server, 'ana@acme.example')).status, 'active');
      assert.deepEqual(
        logged.map(([level, message]) => [level, message]),
        [
          ['warn', 'the snapshot of the licences cannot be used: they are loaded from the database'],
          ['info', 'the licences are loaded'],
        ],
      );
    });

    it('loads anew where the database is another than the one of the snapshot', async (t) => {
      const snapshot = newPlace(t);
      const before = await start(t, await createTestRegistry(t), { snapshot });
      await before.registry.asRegistry('update registry.users set suspended_at = now() where id = 1');
      await before.registry.tell(['user', 1, 1]);
      await caughtUp(before);
      await before.licence[Symbol.asyncDispose]();
      const { server } = await start(t, await createTestRegistry(t), { snapshot });
      await statusBecomes(server, 'ana@acme.example', 'active').catch(() => assert.fail('the other database was not loaded'));
    });
  });

  it('follows the API keys', async (t) => {
    const registry = await createTestRegistry(t);
    const { server } = await start(t, registry);
    const other = newApiKey();
    const statusWith = async (key: string): Promise<string> => {
      const { status, json } = await server.ask({ headers: { authorization: `Bearer ${key}` } });
      return status === 200 ? '200' : `${status} ${String(json['code'])}`;
    };
    const becomes = (key: string, wanted: string) => until(wanted, async () => (await statusWith(key)) === wanted, inForceWithinMs);
    assert.equal(await statusWith(other.text), '401 invalid_api_key');
    await registry.asAccess(
      `insert into access.api_keys (key_id, name, secret_hash, scopes, requests_per_second) values ($1, 'other', $2, '{licence:check,user:read}', 1000)`,
      [other.keyId, other.secretHash],
    );
    await becomes(other.text, '200');
    const change = (sql: string) => registry.asAccess(`update access.api_keys set ${sql} where key_id = $1`, [other.keyId]);
    await change(`scopes = '{user:read}'`);
    await becomes(other.text, '403 insufficient_scope');
    await change(`scopes = '{licence:check}', expires_at = '2026-11-22T12:00:00.500Z'`);
    await becomes(other.text, '200');
    await change(`expires_at = '2026-11-22T12:00:00Z'`);
    await becomes(other.text, '401 expired_api_key');
    await change(`expires_at = null, allowed_addresses = '{198.51.100.0/24,2001:db8::/32}'`);
    await becomes(other.text, '403 address_not_allowed');
    await change(`allowed_addresses = '{198.51.100.0/24,127.0.0.0/8}'`);
    await becomes(other.text, '200');
    await change('requests_per_second = 1');
    await becomes(other.text, '429 rate_limited');
    await change('requests_per_second = 1000, revoked_at = now()');
    await becomes(other.text, '401 invalid_api_key');
    assert.equal(await statusWith(registry.apiKey), '200');
  });

  it('sees a change of the keys that nobody notified it of', async (t) => {
    const registry = await createTestRegistry(t);
    const { server } = await start(t, registry);
    await registry.asAccess('alter table access.api_keys disable trigger raise_api_key_revision');
    await registry.asAccess('begin; delete from access.api_keys; update access.api_key_revision set revision = revision + 1; commit');
    await until('the key is refused', async () => (await server.ask()).status === 401, inForceWithinMs);
  });
});

describe('checkOnce', () => {
  it('gives the answer of the service for one address, from the database', async (t) => {
    const registry = await createTestRegistry(t);
    await registry.asRegistry(`
      insert into registry.domain_packs (domain_id, pack_id, position) values (1, 2, 1);
      insert into registry.overrides (user_id, feature_id, value, reason) values (2, 2, '42', 'trial')`);
    await registry.tell(['domain', 1, 1]);
    const { server } = await start(t, registry);
    for (const email of ['ana@acme.example', ' BOB@Old.example', 'eve@acme.example', 'ana@nowhere.example']) {
      for (const product of [undefined, 'excel-addin']) {
        const once = await checkOnce(registry.database.urls.licence, { email, product }, noon);
        assert.deepEqual(once, await ask(server, email, product));
      }
    }
  });

  it('refuses what is no question', async (t) => {
    const registry = await createTestRegistry(t);
    const codes = async (email: string, product?: string): Promise<unknown> => {
      const refusal = await checkOnce(registry.database.urls.licence, { email, product }, noon).catch((error: unknown) => error);
      return refusal instanceof InvalidQuestion ? refusal.errors.map(({ code }) => code) : refusal;
    };
    assert.deepEqual(await codes('ana'), ['not_an_address']);
    assert.deepEqual(await codes('ana@acme.example', 'word'), ['unknown_product']);
  });
});
