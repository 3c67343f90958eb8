import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it, type TestContext } from 'node:test';
import { Worker } from 'node:worker_threads';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import { until } from '../../../../../tests/dev-env/dev-env.ts';
import { withPublishedData } from '../../published-data.ts';
import { createLicence, type Licence } from '../../service.ts';
import { askAt, startCheckServer, type CheckServer } from '../../testing/check-server.ts';
import { openGate } from '../../testing/gate.ts';
import { noon } from '../../testing/sample-registry.ts';
import { testSeal } from '../../testing/signing-keys.ts';
import { createTestRegistry, type TestRegistry } from '../../testing/test-registry.ts';
import { removeOrphans } from './held-uses.ts';
import { dayMs } from './seat-use.ts';
import { writeUses } from './use-queries.ts';

interface Running {
  readonly licence: Licence;
  readonly ask: CheckServer['ask'];
  readonly clock: { now: number };
  readonly logged: string[];
}

async function start(t: TestContext, registry: TestRegistry, useDatabaseUrl?: string | null): Promise<Running> {
  const clock = { now: noon };
  const logged: string[] = [];
  const licence = createLicence({
    databaseUrl: registry.database.urls.licence,
    useDatabaseUrl,
    signingSeal: testSeal,
    now: () => clock.now,
    log: (_level, message) => void logged.push(message),
    addressOf: ({ headers }) => String(headers['x-forwarded-for']),
  });
  t.after(() => licence[Symbol.asyncDispose]());
  const server = await startCheckServer(licence.checkHandlers, registry.apiKey);
  t.after(() => server[Symbol.asyncDispose]());
  await licence.start();
  return { licence, ask: server.ask, clock, logged };
}

const uses = (registry: TestRegistry) =>
  registry.asAdmin(`select user_id::int as user, day::text, product_id::int as product, feature_id::int as feature, count::int
    from licence.use_days order by 1, 2, 3, 4`);
const seen = (registry: TestRegistry) => registry.asAdmin('select user_id::int as user, seen_at from licence.last_seen order by 1');
const addresses = (registry: TestRegistry) =>
  registry.asAdmin('select user_id::int as user, day::text, addresses::int from licence_published.client_counts order by 1, 2');
const told = (use: object) => ({ product: 'excel-addin', feature: 'cube.connect', count: 1, email: 'ana@acme.example', ...use });

describe('the uses of licences', () => {
  it('are those checks that were valid, written by day when the service ends, and added to what is there', async (t) => {
    const registry = await createTestRegistry(t);
    await registry.asRegistry('update registry.users set suspended_at = now() where id = 2');
    for (let run = 0; run < 2; run += 1) {
      const { licence, ask, clock } = await start(t, registry);
      await ask({ body: { email: 'ana@acme.example', product: 'excel-addin' }, headers: { 'x-forwarded-for': '192.0.2.1' } });
      await ask({ body: { email: 'ana@old.example' }, headers: { 'x-forwarded-for': '192.0.2.2' } });
      clock.now += dayMs;
      await ask({ body: { email: 'ana@acme.example' }, headers: { 'x-forwarded-for': '192.0.2.2' } });
      for (const email of ['bob@acme.example', 'eve@acme.example', 'ana@nowhere.example']) await ask({ body: { email } });
      await ask({ path: '/v1/licences/check-batch', body: { questions: [{ email: 'ana@acme.example' }] } });
      await licence[Symbol.asyncDispose]();
    }
    assert.deepEqual(await uses(registry), [
      { user: 1, day: '2026-11-22', product: 0, feature: 0, count: 2 },
      { user: 1, day: '2026-11-22', product: 1, feature: 0, count: 2 },
      { user: 1, day: '2026-11-23', product: 0, feature: 0, count: 2 },
    ]);
    assert.deepEqual(
      (await seen(registry)).map(({ user, seen_at }) => [user, new Date(seen_at as string).getTime()]),
      [[1, noon + dayMs]],
    );
    assert.deepEqual(await addresses(registry), [
      { user: 1, day: '2026-11-22', addresses: 2 },
      { user: 1, day: '2026-11-23', addresses: 1 },
    ]);
    const [kept] = await registry.asAdmin(`select addresses::text from licence.client_days where day = '2026-11-22'`);
    assert.ok(!String(kept?.['addresses']).includes(Buffer.from('192.0.2').toString('hex')), 'no address is kept');
  });

  it('are told by programs, of features, and left out silently where nobody knows whom or what they are of', async (t) => {
    const registry = await createTestRegistry(t);
    const { licence, ask } = await start(t, registry);
    const good = [told({ count: 3 }), told({ count: 4, at: '2026-11-21T10:00:00Z' }), told({ email: 'Bob@OLD.example' })];
    const unknown = [
      { email: 'eve@acme.example' },
      { email: 'ana@nowhere.example' },
      { email: 'no address' },
      { product: 'nothing' },
      { feature: 'nothing' },
      { feature: 'theme' },
      { at: '2026-10-01T00:00:00Z' },
      { at: '2026-11-23T00:00:00Z' },
    ].map(told);
    const { status, json } = await ask({ path: '/v1/licences/uses', body: { uses: [...good, ...unknown] } });
    assert.deepEqual([status, json], [202, { received: 11 }]);
    await licence[Symbol.asyncDispose]();
    assert.deepEqual(await uses(registry), [
      { user: 1, day: '2026-11-21', product: 1, feature: 1, count: 4 },
      { user: 1, day: '2026-11-22', product: 1, feature: 1, count: 3 },
      { user: 2, day: '2026-11-22', product: 1, feature: 1, count: 1 },
    ]);
    assert.deepEqual(await addresses(registry), []);
  });

  it('are refused where they are not well formed, all of them, with where', async (t) => {
    const { ask } = await start(t, await createTestRegistry(t));
    const refused = async (body: object): Promise<unknown> => {
      const { status, json } = await ask({ path: '/v1/licences/uses', body });
      assert.equal(status, 400);
      return (json['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);
    };
    assert.deepEqual(await refused({}), ['/uses']);
    assert.deepEqual(await refused({ uses: [] }), ['/uses']);
    assert.deepEqual(await refused({ uses: Array.from({ length: 1_001 }, () => told({})) }), ['/uses']);
    assert.deepEqual(await refused({ uses: [told({}), told({ count: 0 }), told({ at: 'today' })] }), ['/uses/1/count', '/uses/2/at']);
  });

  it('wait while the database is away, and say so where they are lost at the end', async (t) => {
    const registry = await createTestRegistry(t);
    const gate = await openGate(registry.database.urls.licence);
    t.after(() => gate[Symbol.asyncDispose]());
    const { licence, ask, logged } = await start(t, registry, gate.url);
    gate.close();
    await ask();
    await licence[Symbol.asyncDispose]();
    assert.ok(logged.includes('uses were not written at the end'), logged.join('\n'));
    assert.deepEqual(await uses(registry), []);
  });

  it('are not counted where they are to be written nowhere', async (t) => {
    const registry = await createTestRegistry(t);
    const { licence, ask } = await start(t, registry, null);
    await ask();
    assert.equal((await ask({ path: '/v1/licences/uses', body: { uses: [told({})] } })).status, 202);
    await licence[Symbol.asyncDispose]();
    assert.deepEqual(await uses(registry), []);
  });

  it('come from every thread', async (t) => {
    const registry = await createTestRegistry(t);
    const { licence } = await start(t, registry);
    const shared = licence.shareChecks();
    const worker = new Worker(new URL('../../testing/answering-thread.ts', import.meta.url), {
      workerData: shared,
      transferList: [shared.port],
    });
    const [port] = (await once(worker, 'message')) as [number];
    await until('it answers', async () => (await askAt(port, registry.apiKey)()).json['valid'] === true);
    worker.postMessage('hand over');
    await once(worker, 'message');
    await worker.terminate();
    await licence[Symbol.asyncDispose]();
    const [use, ...others] = await uses(registry);
    assert.deepEqual([use?.['user'], others], [1, []]);
  });
});

describe('written uses', () => {
  const day = Math.floor(noon / dayMs);
  const ofUser = (userId: number) => ({
    userId,
    day,
    seenAt: noon,
    counts: new Map([['1/0', 2]]),
    addresses: new Set(['192.0.2.1']),
  });
  const writer = '00000000-0000-4000-8000-000000000001';

  async function writing(t: TestContext) {
    const registry = await createTestRegistry(t);
    const url = registry.database.urls.licence;
    const { pool, ...database } = openDatabase({ url, schema: 'licence', maxConnections: 1, onConnectionError: () => undefined });
    t.after(() => database[Symbol.asyncDispose]());
    const inData = <Result>(work: Parameters<typeof withPublishedData<Result>>[2]) =>
      withPublishedData(pool, new AbortController().signal, work);
    const write = (number: number, ...userIds: number[]) =>
      inData((data) => writeUses(data, { writer, number, days: userIds.map(ofUser) }));
    return { registry, inData, write };
  }

  it('are not counted twice, should the same be written again', async (t) => {
    const { registry, write } = await writing(t);
    await write(1, 1);
    await write(1, 1);
    assert.deepEqual(
      (await uses(registry)).map(({ count }) => count),
      [2],
    );
    await write(2, 1);
    assert.deepEqual(
      (await uses(registry)).map(({ count }) => count),
      [4],
    );
  });

  it('are handed to the person, and go with them: what is written later counts no more', async (t) => {
    const { registry, write, inData } = await writing(t);
    await write(1, 1, 2);
    const { licence } = await start(t, registry);
    const holder = licence.usesHeld;
    const subject = { emails: [], references: ['user/1'], madeBefore: Temporal.Now.instant() };
    assert.deepEqual(await holder.find(subject), { lastSeen: 1, use: 1, useAddress: 1 });
    assert.deepEqual(await holder.export(subject, 'en'), [
      { kind: 'lastSeen', rows: [{ lastSeenAt: Temporal.Instant.fromEpochMilliseconds(noon) }] },
      { kind: 'use', rows: [{ day: '2026-11-22', product: 'excel-addin', feature: null, count: 2 }] },
      { kind: 'useAddress', rows: [{ day: '2026-11-22', count: 1 }] },
    ]);
    await registry.asRegistry('delete from registry.users where id = 1');
    await holder.erase(subject, {} as never);
    await write(2, 1, 2);
    assert.deepEqual(await holder.find(subject), {});
    await registry.asRegistry('delete from registry.users');
    await inData(removeOrphans);
    for (const rows of [await uses(registry), await seen(registry), await addresses(registry)]) assert.deepEqual(rows, []);
  });

  it('are kept as long as is declared', async (t) => {
    const { registry, write } = await writing(t);
    await write(1, 1);
    const { licence } = await start(t, registry);
    const after = Temporal.Instant.fromEpochMilliseconds((day + 1) * dayMs);
    for (const [before, counts] of [
      [after.subtract({ hours: 24 }), [0, 0]],
      [after, [2, 1]],
    ] as const) {
      const removed = [];
      for (const { count, remove } of licence.usesHeld.retained) removed.push([await count(before), await remove(before)]);
      assert.deepEqual(
        removed,
        counts.map((one) => [one, one]),
      );
    }
  });
});
