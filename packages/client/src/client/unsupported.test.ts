import assert from 'node:assert/strict';
import { it } from 'node:test';
import { memoryStorage } from '../storage/memory-storage.ts';
import { cutOff } from '../testing/fake-server.ts';
import { day, minute, testClient } from '../testing/test-client.ts';

it('where signatures cannot be verified, licences are asked about, and nothing is believed offline', async () => {
  const storage = memoryStorage();
  const able = testClient({ storage });
  await able.clock.until(able.client.check());

  const refuse = (): Promise<never> => Promise.reject(new DOMException('Algorithm: Unrecognized name', 'NotSupportedError'));
  Object.defineProperty(crypto.subtle, 'importKey', { value: refuse, configurable: true });
  const { client, clock, server, errors } = testClient({ storage });
  await clock.pass(minute);
  const licence = await clock.until(client.check());
  assert.deepEqual([licence.valid, licence.basis, client.can('cube.connect')], [true, 'server', true]);
  assert.ok(errors.some(({ code }) => code === 'unsupported'));
  await clock.pass(5 * minute);
  await clock.until(client.check());
  assert.deepEqual(server.questions, ['POST signed', 'GET check', 'GET check']);
  server.instead = cutOff;
  await clock.pass(5 * minute);
  await clock.until(client.check());
  assert.deepEqual([client.can('cube.connect'), client.licence.reason], [false, 'ended']);
  await clock.pass(day);
  assert.equal(client.can('cube.connect'), false);
});
