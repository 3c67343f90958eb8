import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { it, type TestContext } from 'node:test';
import { newApiKey, startCheckServer } from '../../testing/check-server.ts';
import { noon, sampleIndex } from '../../testing/sample-registry.ts';
import { ApiKeys, type ApiKeyRow } from '../api-key/api-key.ts';
import { createCheckHandler } from './check-handler.ts';
import type { KeyObserver } from './key-observer.ts';

/** A check server, and what it tells of keys. */
async function start(t: TestContext, row: Partial<ApiKeyRow> = {}) {
  const { text, keyId, secretHash } = newApiKey();
  const apiKeys = new ApiKeys();
  const good = { keyId, secretHash, scopes: ['licence:check'], requestsPerSecond: 1000, expiresAt: null, allowedAddresses: null };
  apiKeys.replace([{ ...good, ...row }]);
  const told: string[] = [];
  const keys: KeyObserver = {
    refused: ({ status, code, key }) =>
      void told.push(`${status} ${code} ${key === null ? 'no key' : key.secretHash === secretHash.toString('hex')}`),
    used: ({ address }) => void told.push(`used from ${address.replace('::ffff:', '')}`),
  };
  const source = { reader: (await sampleIndex()).reader, freshness: { revision: 1, asOf: noon }, apiKeys };
  const server = await startCheckServer(createCheckHandler({ source, now: () => noon, log: () => undefined, keys }), text);
  t.after(() => server[Symbol.asyncDispose]());
  return { server, told, text };
}

it('a good key is told of once for a connection', async (t) => {
  const { server, told } = await start(t);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  for (let asked = 0; asked < 3; asked += 1) await server.ask({ agent });
  assert.deepEqual(told, ['used from 127.0.0.1']);
  await server.ask();
  assert.equal(told.length, 2);
});

it('a key that is refused is told of with its hash, which alone says whether it was one', async (t) => {
  const { server, told, text } = await start(t);
  await server.ask({ headers: { authorization: `Bearer ${text.slice(0, -2)}__` } });
  await server.ask({ headers: { authorization: 'Basic YTpi' } });
  await server.ask({ headers: { authorization: undefined } });
  await server.ask({ method: 'GET' });
  assert.deepEqual(told, ['401 invalid_api_key false', '401 missing_api_key no key']);
});

it('a key that has expired, or comes from elsewhere, is told of as refused and not as used', async (t) => {
  const expired = await start(t, { expiresAt: noon });
  await expired.server.ask();
  assert.deepEqual(expired.told, ['401 expired_api_key true']);
  const confined = await start(t, { allowedAddresses: ['192.0.2.0/24'] });
  await confined.server.ask();
  assert.deepEqual(confined.told, ['403 address_not_allowed true']);
});
