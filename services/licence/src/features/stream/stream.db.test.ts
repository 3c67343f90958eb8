import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it, type TestContext } from 'node:test';
import { Worker } from 'node:worker_threads';
import { createLicence, type Licence } from '../../service.ts';
import { startCheckServer } from '../../testing/check-server.ts';
import { openStream, type StreamClient, type Told } from '../../testing/stream-client.ts';
import { testSeal } from '../../testing/signing-keys.ts';
import { createTestRegistry, type TestRegistry } from '../../testing/test-registry.ts';

interface Running {
  readonly licence: Licence;
  readonly open: (lastEventId?: string) => Promise<StreamClient>;
  readonly ask: (email: string) => Promise<Record<string, unknown>>;
}

async function start(t: TestContext, registry: TestRegistry): Promise<Running> {
  const licence = createLicence({ databaseUrl: registry.database.urls.licence, signingSeal: testSeal, log: () => undefined });
  t.after(() => licence[Symbol.asyncDispose]());
  const server = await startCheckServer(licence.checkHandlers, registry.apiKey);
  t.after(() => server[Symbol.asyncDispose]());
  await licence.start();
  return {
    licence,
    open: (lastEventId) => openStream(t, `http://127.0.0.1:${server.port}/v1/licences/stream`, registry.apiKey, lastEventId),
    ask: async (email) => (await server.ask({ body: { email } })).json,
  };
}

const said = (told: Told | undefined) => {
  const { everything, domains, emails } = told?.data ?? {};
  return everything === true ? 'everything' : [...(domains as string[]), ...(emails as string[])].toSorted();
};

const ofAna = ['ana@acme.example', 'ana@old.example'];
const ofBob = ['bob@acme.example', 'bob@old.example'];

describe('the stream of changed answers', () => {
  it('names whoever changed, by every name of their domain, and by those that they went by before', async (t) => {
    const registry = await createTestRegistry(t);
    const { open, ask } = await start(t, registry);
    const { next } = await open();
    assert.equal((await next())?.event, 'reset');
    await registry.change('update registry.users set suspended_at = now() where id = 1', ['user', 1, 1]);
    const told = await next();
    assert.deepEqual(said(told), ofAna);
    const asked = await ask('ana@acme.example');
    assert.deepEqual([asked['status'], Number(asked['revision']) >= Number(told?.data['revision'])], ['suspended', true]);
    await registry.change(`update registry.users set local_part = 'robert' where id = 2`, ['user', 2, 2]);
    assert.deepEqual(said(await next()), [...ofBob, 'robert@acme.example', 'robert@old.example']);
    await registry.change('delete from registry.users where id = 1', ['user', 1, 1]);
    assert.deepEqual(said(await next()), ofAna);
    await registry.change(`insert into registry.users (domain_id, local_part) values (1, 'cyd')`, ['user', 3, 3]);
    assert.deepEqual(said(await next()), ['cyd@acme.example', 'cyd@old.example']);
  });

  it('names domains, also by the names that they have lost, and says when everything changed', async (t) => {
    const registry = await createTestRegistry(t);
    const { open } = await start(t, registry);
    const { next } = await open();
    await next();
    await registry.change(`delete from registry.domain_names where name = 'old.example'`, ['domain', 1, 1]);
    assert.deepEqual(said(await next()), ['acme.example', 'old.example']);
    await registry.change(`update registry.products set name = 'Add-in' where id = 1`, ['catalogue', 1, 1]);
    assert.equal(said(await next()), 'everything');
    await registry.tell(['user', 1, 1_000]);
    assert.deepEqual(said(await next()), ['acme.example'], 'of many people their domains');
    await registry.change('delete from registry.users; delete from registry.domains where id = 1', ['user', 1, 2], ['domain', 1, 1]);
    assert.deepEqual(said(await next()), ['acme.example']);
  });

  it('says nothing of somebody who was erased but their domain', async (t) => {
    const registry = await createTestRegistry(t);
    const { open } = await start(t, registry);
    const { next, text } = await open();
    await next();
    await registry.change(
      'delete from registry.users where id = 1; delete from registry.former_users where id = 1',
      ['user', 1, 1],
      ['domain', 1, 1],
    );
    assert.deepEqual(said(await next()), ['acme.example', 'old.example']);
    assert.ok(!text().includes('ana@'));
  });

  it('goes on after a restart, on another server and on another thread, where the place is not too old', async (t) => {
    const registry = await createTestRegistry(t);
    await registry.tell(['user', 1, 1], ['user', 2, 2]);
    const first = await start(t, registry);
    const before = await first.open();
    const place = (await before.next())?.id;
    await before.close();
    await first.licence[Symbol.asyncDispose]();
    await registry.tell(['user', 2, 2]);
    const second = await start(t, registry);
    assert.deepEqual(said(await (await second.open(place)).next()), ofBob);

    const shared = second.licence.shareChecks();
    const worker = new Worker(new URL('../../testing/answering-thread.ts', import.meta.url), {
      workerData: shared,
      transferList: [shared.port],
    });
    t.after(() => worker.terminate());
    const [port] = (await once(worker, 'message')) as [number];
    const { next } = await openStream(t, `http://127.0.0.1:${port}/v1/licences/stream`, registry.apiKey, place);
    assert.deepEqual(said(await next()), ofBob);
    await registry.tell(['user', 1, 1]);
    assert.deepEqual(said(await next()), ofAna);
  });

  it('has everything dropped where the database has become one of another past', async (t) => {
    const registry = await createTestRegistry(t);
    await registry.tell(['user', 1, 1], ['user', 2, 2]);
    const { open } = await start(t, registry);
    const { next } = await open();
    const place = (await next())?.id;
    await registry.change(`update registry.changes set recorded_at = recorded_at - interval '1 hour' where position = 2`, ['user', 1, 1]);
    const told = await next();
    assert.equal(told?.event, 'reset');
    assert.equal((await (await open(place)).next())?.event, 'reset');
  });
});
