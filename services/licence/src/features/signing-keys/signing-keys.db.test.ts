import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { until } from '../../../../../tests/dev-env/dev-env.ts';
import { createLicence, type Licence, type LicenceOptions } from '../../service.ts';
import { startCheckServer, type CheckServer } from '../../testing/check-server.ts';
import { openGate } from '../../testing/gate.ts';
import { testIssuer } from '../../testing/signing-keys.ts';
import { createTestRegistry, type TestRegistry } from '../../testing/test-registry.ts';
import { signingSeal } from './signing-seal.ts';

interface Running {
  readonly licence: Licence;
  readonly server: CheckServer;
}

/** A licence service; that keeps the keys where it is asked to. */
async function start(
  t: TestContext,
  registry: TestRegistry,
  { isKeeper = true, ...options }: Partial<LicenceOptions> & { isKeeper?: boolean } = {},
): Promise<Running> {
  const seal = signingSeal(registry.database.installationKey);
  const { audit, urls } = registry.database;
  const licence = createLicence({
    databaseUrl: urls.licence,
    signingSeal: seal,
    log: () => undefined,
    ...(isKeeper && { administration: { databaseUrl: urls.licence, audit, seal, issuer: testIssuer, onError: () => undefined } }),
    ...options,
  });
  t.after(() => licence[Symbol.asyncDispose]());
  const server = await startCheckServer(new Map([...licence.checkHandlers, ['/keys', licence.publishedKeys]]), registry.apiKey);
  t.after(() => server[Symbol.asyncDispose]());
  await licence.administer();
  await licence.start();
  return { licence, server };
}

const published = async ({ server }: Running): Promise<JSONWebKeySet & { revocationEpoch: number }> =>
  (await server.ask({ method: 'GET', path: '/keys', body: '' })).json as never;
const kidsOf = async (running: Running): Promise<readonly unknown[]> => ((await published(running)).keys ?? []).map(({ kid }) => kid);

async function signedBy({ server }: Running): Promise<string> {
  const { json, text } = await server.ask({ path: '/v1/licences/signed', body: { email: 'ana@acme.example', product: 'excel-addin' } });
  assert.equal(typeof json['signedLicence'], 'string', text);
  return String(json['signedLicence']);
}

/** Verifies by what somebody publishes. */
async function verify(document: string, by: Running) {
  const { protectedHeader, payload } = await jwtVerify(document, createLocalJWKSet(await published(by)), {
    issuer: testIssuer,
    audience: 'excel-addin',
    typ: 'licence+jwt',
  });
  return { kid: protectedHeader.kid, epoch: payload['epoch'] };
}

describe('the keys that sign licences', () => {
  it('are made on the first start, once, and known to every server', async (t) => {
    const registry = await createTestRegistry(t);
    const [first, second] = await Promise.all([start(t, registry), start(t, registry)]);
    const checks = await start(t, registry, { isKeeper: false });
    assert.deepEqual([(await kidsOf(first)).length, await kidsOf(second)], [1, await kidsOf(first)]);
    for (const signing of [first, second, checks])
      for (const by of [first, second, checks]) assert.equal((await verify(await signedBy(signing), by)).epoch, 0);
    const events = await registry.asAdmin(`select kind, before, after, reason from test.audit_events where kind like '%signing-key%'`);
    assert.deepEqual(events, [
      {
        kind: 'licence-signing-key.rotate',
        before: null,
        after: events[0]?.['after'],
        reason: 'the first key',
      },
    ]);
    assert.deepEqual(Object.keys(events[0]?.['after'] as object).toSorted(), ['kid', 'signsFrom']);
  });

  it('are kept sealed, so that the database alone signs nothing', async (t) => {
    const registry = await createTestRegistry(t);
    const keeper = await start(t, registry);
    const other = await start(t, registry, { isKeeper: false, signingSeal: signingSeal(createSecretKey(randomBytes(32))) });
    const none = await start(t, registry, { isKeeper: false, signingSeal: null });
    for (const running of [other, none]) {
      assert.deepEqual(await kidsOf(running), await kidsOf(keeper), 'the public halves are there');
      const { status, json } = await running.server.ask({
        path: '/v1/licences/signed',
        body: { email: 'ana@acme.example', product: 'excel-addin' },
      });
      assert.deepEqual([status, json['code']], [503, 'no_signing_key']);
    }
  });

  it('sign on after a restart without the database', async (t) => {
    const registry = await createTestRegistry(t);
    await registry.tell(['user', 1, 1]);
    const keeper = await start(t, registry);
    const gate = await openGate(registry.database.urls.licence);
    t.after(() => gate[Symbol.asyncDispose]());
    const folder = mkdtempSync(join(tmpdir(), 'seatledger-signing-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const snapshot = { path: join(folder, 'licences.snapshot'), key: createSecretKey(randomBytes(32)) };
    const before = await start(t, registry, { isKeeper: false, databaseUrl: gate.url, snapshot });
    await before.licence[Symbol.asyncDispose]();
    gate.close();
    const after = await start(t, registry, { isKeeper: false, databaseUrl: gate.url, snapshot, signingSeal: async () => null });
    assert.deepEqual(await verify(await signedBy(after), keeper), { kid: (await kidsOf(keeper))[0], epoch: 0 });
  });

  it('are followed with every change', async (t) => {
    const registry = await createTestRegistry(t);
    const keeper = await start(t, registry);
    const checks = await start(t, registry, { isKeeper: false });
    const [first] = await kidsOf(keeper);
    await registry.asAdmin(`
      insert into licence.signing_keys (kid, public_x, signs_from)
        values (repeat('n', 43), repeat('x', 43), now() + interval '1 hour');
      update licence.signing_state set revocation_epoch = 5`);
    for (const running of [keeper, checks]) {
      await until('both are published', async () => (await kidsOf(running)).length === 2, 1_000);
      await until('the epoch is raised', async () => (await published(running)).revocationEpoch === 5, 1_000);
      assert.deepEqual(await verify(await signedBy(running), checks), { kid: first, epoch: 5 });
    }
    await registry.asAdmin(`update licence.signing_keys set withdrawn_at = now() where kid like 'nnn%'`);
    await until('it is withdrawn', async () => (await kidsOf(checks)).length === 1, 1_000);
  });
});
