import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createLogger } from '@seatledger/platform/telemetry/logger.ts';
import pg from 'pg';
import { createTestDatabase } from '../../../tests/dev-env/dev-env.ts';
import { createLocalApi } from './local-api.ts';
import { createServices } from './services.ts';

async function open(t: TestContext) {
  const database = await createTestDatabase();
  const { urls, adminUrl, installationKey } = database;
  const logger = createLogger('silent');
  const services = createServices({ databaseUrls: urls, installationKey }, logger);
  const api = createLocalApi(services, logger, 'rosa');
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  t.after(async () => {
    await client.end();
    await api[Symbol.asyncDispose]();
    await services[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });
  const ask = async (method: string, path: string, body?: object): Promise<Response> =>
    api.fetch(
      new Request(`http://localhost${path}`, {
        method,
        ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      }),
    );
  const events = async () =>
    (await client.query<Record<string, unknown>>('select kind, actor_kind, actor_name, origin from test.audit_events order by id')).rows;
  return { ask, events };
}

describe('the API within the process', () => {
  it('writes the account of the operating system into the audit, whichever service answers', async (t) => {
    const { ask, events } = await open(t);
    const customer = { name: 'Acme', locale: 'en', timeZone: 'Europe/Paris' };
    assert.equal((await ask('POST', '/v1/customers', customer)).status, 201);
    assert.equal((await ask('POST', '/v1/api-keys', { name: 'first', scopes: ['licence:check'] })).status, 201);
    assert.equal((await ask('POST', '/v1/operators/invitations', { email: 'ana@vendor.example', roleKeys: ['reader'] })).status, 201);
    const rosa = { actor_kind: 'cli', actor_name: 'rosa', origin: 'cli' };
    assert.deepEqual(await events(), [
      { kind: 'customer.create', ...rosa },
      { kind: 'api-key.create', ...rosa },
      { kind: 'operator.invite', ...rosa },
    ]);
  });

  it('answers as it does over a network, problems and long answers included', async (t) => {
    const { ask } = await open(t);
    const missing = await ask('GET', '/v1/users/1');
    assert.deepEqual([missing.status, missing.headers.get('content-type')], [404, 'application/problem+json']);
    const mine = await ask('GET', '/v1/personal-tokens');
    assert.deepEqual([mine.status, ((await mine.json()) as { code: string }).code], [403, 'not_a_person']);
    const document = (await (await ask('GET', '/openapi.json')).json()) as { openapi: string };
    assert.equal(document.openapi, '3.1.0');
  });
});
