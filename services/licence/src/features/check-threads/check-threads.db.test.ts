import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it, type TestContext } from 'node:test';
import { Worker } from 'node:worker_threads';
import { until } from '../../../../../tests/dev-env/dev-env.ts';
import { createLicence, type Licence, type LicenceReadiness } from '../../service.ts';
import { askAt, type CheckServer } from '../../testing/check-server.ts';
import { testSeal } from '../../testing/signing-keys.ts';
import { createTestRegistry, type TestRegistry } from '../../testing/test-registry.ts';

interface Thread {
  readonly ask: CheckServer['ask'];
  readonly readiness: () => Promise<LicenceReadiness>;
}

async function startThread(t: TestContext, licence: Licence, apiKey: string): Promise<Thread> {
  const shared = licence.shareChecks();
  const worker = new Worker(new URL('../../testing/answering-thread.ts', import.meta.url), {
    workerData: shared,
    transferList: [shared.port],
  });
  t.after(() => worker.terminate());
  const [port] = (await once(worker, 'message')) as [number];
  return {
    ask: askAt(port, apiKey),
    async readiness() {
      worker.postMessage('readiness');
      const [readiness] = (await once(worker, 'message')) as [LicenceReadiness];
      return readiness;
    },
  };
}

interface Running {
  readonly registry: TestRegistry;
  readonly licence: Licence;
  readonly told: string[];
}

async function start(t: TestContext): Promise<Running> {
  const registry = await createTestRegistry(t);
  const told: string[] = [];
  const licence = createLicence({
    databaseUrl: registry.database.urls.licence,
    signingSeal: testSeal,
    log: () => undefined,
    keys: { refused: ({ code }) => void told.push(code), used: ({ keyId }) => void told.push(`used ${keyId === registry.keyId}`) },
  });
  t.after(() => licence[Symbol.asyncDispose]());
  return { registry, licence, told };
}

const statusOf = async ({ ask }: Thread, email = 'ana@acme.example'): Promise<unknown> => (await ask({ body: { email } })).json['status'];

describe('other threads', () => {
  it('answer what the first one knows, be they started before it was loaded or after, and every change of it', async (t) => {
    const { registry, licence } = await start(t);
    const early = await startThread(t, licence, registry.apiKey);
    assert.equal((await early.ask()).status, 503);
    assert.equal((await early.readiness()).ready, false);
    await licence.start();
    const late = await startThread(t, licence, registry.apiKey);
    for (const thread of [early, late]) {
      await until('it answers', async () => (await statusOf(thread)) === 'active');
      assert.equal(await statusOf(thread, 'eve@acme.example'), 'unknown');
    }
    await registry.asRegistry(`update registry.users set suspended_at = now() where id = 1;
      insert into registry.users (domain_id, local_part) select 1, 'u' || n from generate_series(1, 5000) n`);
    await registry.tell(['user', 1, 1], ['user', 3, 5002]);
    for (const thread of [early, late]) {
      await until('it is suspended', async () => (await statusOf(thread)) === 'suspended');
      await until('all have come', async () => (await statusOf(thread, 'u5000@acme.example')) === 'active');
      assert.deepEqual(await thread.readiness(), licence.readiness());
    }
  });

  it('go over to the index that is loaded anew, when the changes do not continue', async (t) => {
    const { registry, licence } = await start(t);
    await licence.start();
    const thread = await startThread(t, licence, registry.apiKey);
    await until('it answers', async () => (await statusOf(thread)) === 'active');
    await registry.asRegistry(`update registry.users set suspended_at = now() where id = 1`);
    await registry.asAdmin('update registry.change_head set position = position + 7');
    await until('it is loaded anew', async () => (await statusOf(thread)) === 'suspended');
  });

  it('follow the API keys, tell what they see of them, and draw on the same rate', async (t) => {
    const { registry, licence, told } = await start(t);
    await licence.start();
    const threads = [await startThread(t, licence, registry.apiKey), await startThread(t, licence, registry.apiKey)];
    for (const thread of threads) await until('it answers', async () => (await thread.ask()).status === 200);
    await registry.asAccess('update access.api_keys set requests_per_second = 1');
    const isLimited = async ({ ask }: Thread): Promise<boolean> => (await ask()).status === 429;
    await until('both are limited', async () => (await Promise.all(threads.map(isLimited))).every(Boolean));
    await registry.asAccess('update access.api_keys set revoked_at = now()');
    for (const { ask } of threads) await until('it is refused', async () => (await ask()).status === 401);
    await until('it is told', () => told.includes('used true') && told.includes('invalid_api_key'));
  });
});
