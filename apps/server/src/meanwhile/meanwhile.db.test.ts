import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { readConfig } from '@seatledger/platform/config/config.ts';
import { withDatabase } from '@seatledger/platform/db/database-url.ts';
import { openGate, type Gate } from '../../../../services/licence/src/testing/gate.ts';
import { acmeTenant, microsoftClient, startTestIssuer, type TestIssuer } from '../../../../services/licence/src/testing/token-issuer.ts';
import { dropDatabase, postgresCluster, systemContext, until } from '../../../../tests/dev-env/dev-env.ts';
import type { RunningServer } from '../running-server.ts';
import { serve, servedServices } from '../serve.ts';
import type { Services } from '../services.ts';

interface Place {
  readonly gate: Gate;
  readonly issuer: TestIssuer;
  readonly start: (prepare?: (services: Services) => Promise<void>) => Promise<RunningServer>;
}

/** A database that does not exist yet, behind a gate, and a data folder of a server. */
async function prepare(t: TestContext): Promise<Place> {
  const cluster = await postgresCluster();
  const adminUrl = withDatabase(cluster.adminUrl, `test_${randomBytes(6).toString('hex')}`);
  t.after(() => dropDatabase(adminUrl));
  const gate = await openGate(adminUrl);
  t.after(() => gate[Symbol.asyncDispose]());
  const folder = mkdtempSync(join(tmpdir(), 'seatledger-meanwhile-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const issuer = await startTestIssuer(Date.now);
  t.after(() => issuer[Symbol.asyncDispose]());
  const environment = {
    DATABASE_URL: gate.url,
    SEATLEDGER_DATA: folder,
    SEATLEDGER_PORT: '0',
    SEATLEDGER_LOG_LEVEL: 'silent',
    SEATLEDGER_MASTER_KEY: randomBytes(32).toString('base64'),
    SEATLEDGER_MICROSOFT_AUTHORITY: issuer.issuers.microsoftAuthority,
  };
  const start: Place['start'] = async (prepare) => {
    const server = await serve({ config: readConfig(environment), services: servedServices, ...(prepare && { prepare }) });
    t.after(() => server[Symbol.asyncDispose]());
    return server;
  };
  return { gate, issuer, start };
}

async function statusOf({ url }: RunningServer, key: string): Promise<unknown> {
  const response = await fetch(`${url}/v1/licences/check`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ email: 'ana@acme.example' }),
  });
  return ((await response.json()) as Record<string, unknown>)['status'];
}

describe('a whole server whose database is not reached when it is started', () => {
  it('checks licences as they were the last time, and does everything as soon as the database is reached', async (t) => {
    const { gate, issuer, start } = await prepare(t);
    let key = '';
    const first = await start(async (services) => {
      key = await addAna(services);
    });
    await until('the licence is known', async () => (await statusOf(first, key)) === 'active');
    await first[Symbol.asyncDispose]();
    gate.close();

    const second = await start();
    assert.equal(await statusOf(second, key), 'active');
    assert.equal(await statusOf(second, await issuer.microsoftToken()), 'active');
    assert.equal((await fetch(`${second.url}/readyz`)).status, 200);
    const refused = await fetch(`${second.url}/v1/customers`);
    assert.deepEqual([refused.status, ((await refused.json()) as { code: string }).code], [503, 'database_unreachable']);
    gate.open();
    await until('it is whole', () => isThere(`${second.url}/openapi.json`), 20_000);
    assert.equal(await statusOf(second, key), 'active');
    assert.equal((await fetch(`${second.url}/v1/customers`)).status, 401);
  });

  it('stops when it is told to, whole or not', async (t) => {
    const { gate, start } = await prepare(t);
    const first = await start(async (services) => void (await addAna(services)));
    await first[Symbol.asyncDispose]();
    gate.close();
    const second = await start();
    await second[Symbol.asyncDispose]();
    await assert.rejects(fetch(second.url), TypeError);
  });

  it('does not start where no licences are known', async (t) => {
    const { gate, start } = await prepare(t);
    gate.close();
    await assert.rejects(start(), {
      name: 'UnreachableDatabase',
      message: /^Connecting to the database test_\w+ at 127\.0\.0\.1:\d+ failed/,
    });
  });
});

/** Between the two servers there may be nobody for a moment. */
function isThere(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Gives an API key that may check. */
async function addAna({ registry, access }: Services): Promise<string> {
  const context = systemContext();
  await registry.execute({ kind: 'customer.create', name: 'Acme', locale: 'en', timeZone: 'Europe/Paris' }, context);
  await registry.execute({ kind: 'product.create', key: 'addin', name: 'Add-in', microsoftClientIds: [microsoftClient] }, context);
  const validity = { from: '2026-01-01', until: null };
  await registry.execute(
    { kind: 'domain.create', customerId: 1, name: 'acme.example', validity, seatLimit: null, microsoftTenants: [acmeTenant] },
    context,
  );
  await registry.execute({ kind: 'user.create', email: 'ana@acme.example' }, context);
  const { key } = await access.issueApiKey({ name: 'test', scopes: ['licence:check'], requestsPerSecond: 100, expiresAt: null }, context);
  return key;
}
