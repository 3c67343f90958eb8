import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { createLicence, signingSeal, signingSealSecret } from '@seatledger/licence';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { readConfig } from '@seatledger/platform/config/config.ts';
import { openGate, type Gate } from '../../../../services/licence/src/testing/gate.ts';
import { createTestRegistry, type TestRegistry } from '../../../../services/licence/src/testing/test-registry.ts';
import { acmeTenant, microsoftClient, startTestIssuer, type TestIssuer } from '../../../../services/licence/src/testing/token-issuer.ts';
import { until } from '../../../../tests/dev-env/dev-env.ts';
import type { RunningServer } from '../running-server.ts';
import { serve } from '../serve.ts';

interface Place {
  readonly registry: TestRegistry;
  readonly gate: Gate;
  readonly issuer: TestIssuer;
  readonly start: (threads: number, more?: Record<string, string>) => Promise<RunningServer>;
}

/** A registry behind a gate, and a data folder in which check servers are started. */
async function prepare(t: TestContext): Promise<Place> {
  const registry = await createTestRegistry(t);
  const gate = await openGate(registry.database.urls.licence);
  t.after(() => gate[Symbol.asyncDispose]());
  const folder = mkdtempSync(join(tmpdir(), 'seatledger-checks-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const issuer = await startTestIssuer(Date.now);
  t.after(() => issuer[Symbol.asyncDispose]());
  const start = async (threads: number, more: Record<string, string> = {}): Promise<RunningServer> => {
    const environment = {
      SEATLEDGER_DATA: folder,
      SEATLEDGER_PORT: '0',
      SEATLEDGER_LOG_LEVEL: 'silent',
      SEATLEDGER_LICENCE_DATABASE_URL: gate.url,
      SEATLEDGER_CHECK_THREADS: String(threads),
      SEATLEDGER_MICROSOFT_AUTHORITY: issuer.issuers.microsoftAuthority,
      ...more,
    };
    const server = await serve({ config: readConfig(environment), services: ['licence'] });
    t.after(() => server[Symbol.asyncDispose]());
    return server;
  };
  return { registry, gate, issuer, start };
}

async function check(url: string, key: string, email = 'ana@acme.example'): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/v1/licences/check`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ email }),
  });
  return { httpStatus: response.status, ...((await response.json()) as object) };
}

/** The claims of a signed licence, verified by what the same server publishes; or what was answered instead. */
async function sign(url: string, key: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/v1/licences/signed`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ email: 'ana@acme.example', product: 'excel-addin' }),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (response.status !== 200) return answer;
  const keys = (await (await fetch(`${url}/.well-known/jwks.json`, { headers: { connection: 'close' } })).json()) as JSONWebKeySet;
  return (await jwtVerify(String(answer['signedLicence']), createLocalJWKSet(keys), { typ: 'licence+jwt' })).payload;
}

const readinessOf = async (url: string): Promise<Record<string, unknown>> => (await fetch(`${url}/readyz`)).json() as never;

describe('a server that checks licences alone', () => {
  for (const threads of [1, 2]) {
    it(`answers from the database, then, started again, without it (threads: ${threads})`, async (t) => {
      const { registry, gate, start } = await prepare(t);
      const first = await start(threads);
      await until('it is ready', async () => (await fetch(`${first.url}/readyz`)).status === 200);
      // Enough connections that every thread gets some.
      for (let connection = 0; connection < 12; connection += 1)
        await until('it answers', async () => (await check(first.url, registry.apiKey))['status'] === 'active');
      await registry.asRegistry('update registry.users set suspended_at = now() where id = 2');
      await registry.tell(['user', 2, 2]);
      await until(
        'the change is in force',
        async () => (await check(first.url, registry.apiKey, 'bob@acme.example'))['status'] === 'suspended',
      );
      // A change is in force before the feed has come to it, and without any that has nothing is kept on disk.
      await until('the feed has come to it', async () => (await readinessOf(first.url))['revision'] === 1);
      await first[Symbol.asyncDispose]();
      await assert.rejects(fetch(first.url), TypeError);

      gate.close();
      const second = await start(threads);
      await until('it answers', async () => (await check(second.url, registry.apiKey))['status'] === 'active');
      const bob = await check(second.url, registry.apiKey, 'bob@acme.example');
      assert.deepEqual([bob['httpStatus'], bob['status'], bob['revision']], [200, 'suspended', 1]);
      const { ready, licences } = await readinessOf(second.url);
      assert.deepEqual({ ready, licences }, { ready: true, licences: 2 });
      gate.open();
      await registry.asRegistry('update registry.users set suspended_at = null where id = 2');
      await registry.tell(['user', 2, 2]);
      await until('it follows on', async () => (await check(second.url, registry.apiKey, 'bob@acme.example'))['status'] === 'active');
    });
  }

  for (const threads of [1, 2]) {
    it(`signs licences by a seal, with and without the database, under keys that everybody publishes (threads: ${threads})`, async (t) => {
      const { registry, gate, start } = await prepare(t);
      const { urls, audit, installationKey } = registry.database;
      const administration = { databaseUrl: urls.licence, audit, seal: signingSeal(installationKey), issuer: 'https://licences.example' };
      const keeper = createLicence({
        databaseUrl: urls.licence,
        signingSeal: null,
        administration: { ...administration, onError: () => undefined },
        log: () => undefined,
      });
      t.after(() => keeper[Symbol.asyncDispose]());
      await keeper.administer();
      await registry.tell(['user', 1, 1]);
      const unsealed = await start(threads);
      await until('it is ready', async () => (await fetch(`${unsealed.url}/readyz`)).status === 200);
      assert.deepEqual((await sign(unsealed.url, registry.apiKey))['code'], 'no_signing_key');
      await unsealed[Symbol.asyncDispose]();

      const environment = { SEATLEDGER_SIGNING_SEAL: signingSealSecret(installationKey) };
      const first = await start(threads, environment);
      for (let connection = 0; connection < 12; connection += 1)
        await until('it signs', async () => (await sign(first.url, registry.apiKey))['sub'] === 'ana@acme.example');
      await first[Symbol.asyncDispose]();

      gate.close();
      const second = await start(threads);
      for (let connection = 0; connection < 12; connection += 1)
        await until('it signs', async () => (await sign(second.url, registry.apiKey))['iss'] === 'https://licences.example');
    });

    it(`answers people for themselves, also without the database (threads: ${threads})`, async (t) => {
      const { registry, gate, issuer, start } = await prepare(t);
      await registry.asRegistry('update registry.products set microsoft_client_ids = $1 where id = 1', [[microsoftClient]]);
      await registry.asRegistry('update registry.domains set microsoft_tenants = $1 where id = 1', [[acmeTenant]]);
      await registry.tell(['catalogue', 1, 1], ['domain', 1, 1]);
      const token = await issuer.microsoftToken();
      const ana = (url: string) => check(url, token);
      const first = await start(threads);
      await until('it answers', async () => (await ana(first.url))['status'] === 'active');
      await registry.asRegistry("update registry.domains set microsoft_tenants = '{}' where id = 1");
      await registry.tell(['domain', 1, 1]);
      await until('the tenant is trusted no more', async () => (await ana(first.url))['code'] === 'unknown_tenant');
      await registry.asRegistry('update registry.domains set microsoft_tenants = $1 where id = 1', [[acmeTenant]]);
      await registry.tell(['domain', 1, 1]);
      await until('it is trusted again', async () => (await ana(first.url))['status'] === 'active');
      await first[Symbol.asyncDispose]();

      gate.close();
      const second = await start(threads);
      for (let connection = 0; connection < 6; connection += 1)
        await until('it answers', async () => (await ana(second.url))['status'] === 'active');
      assert.equal((await check(second.url, token, 'bob@acme.example'))['code'], 'not_your_licence');
    });
  }

  it('is not ready where it has never had any data, and is as soon as the database is there', async (t) => {
    const { registry, gate, start } = await prepare(t);
    gate.close();
    const { url } = await start(1);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    assert.equal((await fetch(`${url}/readyz`)).status, 503);
    assert.deepEqual(await readinessOf(url), { ready: false, stale: true, asOf: null, revision: 0, licences: 0 });
    const refused = await check(url, registry.apiKey);
    assert.deepEqual([refused['httpStatus'], refused['code']], [503, 'not_ready']);
    gate.open();
    await until('it is ready', async () => (await fetch(`${url}/readyz`)).status === 200);
    assert.equal((await check(url, registry.apiKey))['status'], 'active');
  });

  it('has nothing else to say', async (t) => {
    const { start } = await prepare(t);
    const { url } = await start(1);
    const response = await fetch(`${url}/v1/customers`);
    assert.equal(response.status, 404);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
  });

  it('says what to do where something else listens there', async (t) => {
    const { start } = await prepare(t);
    const { port } = new URL((await start(1)).url);
    for (const threads of ['1', '2']) {
      const environment = {
        SEATLEDGER_DATA: mkdtempSync(join(tmpdir(), 'seatledger-checks-')),
        SEATLEDGER_PORT: port,
        SEATLEDGER_LOG_LEVEL: 'silent',
        SEATLEDGER_LICENCE_DATABASE_URL: 'postgres://nobody@localhost/nothing',
        SEATLEDGER_CHECK_THREADS: threads,
      };
      t.after(() => rmSync(environment.SEATLEDGER_DATA, { recursive: true }));
      await assert.rejects(serve({ config: readConfig(environment), services: ['licence'] }), /choose another port/u);
    }
  });
});
