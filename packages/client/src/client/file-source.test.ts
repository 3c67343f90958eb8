import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryStorage } from '../storage/memory-storage.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { FakeInstallation } from '../testing/fake-installation.ts';
import { day, type SampleFeatures } from '../testing/test-client.ts';
import { createLicenceClient } from './licence-client.ts';

const installation = new FakeInstallation();
const issued = Date.parse('2026-11-22T12:00:00Z');
const signed = (claims: object = {}, typ = 'licence-file+jwt'): string =>
  installation.sign({ ...installation.claims(issued), ...claims }, { typ });

function open(file: string | (() => string | Promise<string>), options: { readonly storage?: ReturnType<typeof memoryStorage> } = {}) {
  const clock = new FakeClock();
  const { issuer, keySet: keys } = installation;
  const fetch = (): never => assert.fail('it asked somebody');
  const client = createLicenceClient<SampleFeatures>({ file, issuer, keys, product: 'excel-addin', clock, fetch, ...options });
  return { client, clock };
}

describe('a licence file', () => {
  it('says what may be done, step by step, without any network', async () => {
    const { client, clock } = open(`${signed()}\n`);
    const licence = await clock.until(client.check());
    assert.deepEqual([licence.valid, licence.basis, licence.step, client.limit('adhoc.maxRows')], [true, 'document', 'fresh', 20_000]);
    await clock.pass(2 * day);
    assert.equal(client.licence.step, 'grace');
    await clock.pass(day);
    assert.deepEqual([client.can('cube.connect'), client.licence.reason], [false, 'ended']);
  });

  it('gives way to another that takes its place', async () => {
    let text = signed();
    const { client, clock } = open(async () => text);
    await clock.until(client.check());
    await clock.pass(3 * day);
    text = installation.sign(installation.claims(clock.now()), { typ: 'licence-file+jwt' });
    assert.deepEqual((await clock.until(client.check())).step, 'fresh');
  });

  it('is of no more use where the clock was put back, after a restart too', async () => {
    const storage = memoryStorage();
    const { client, clock } = open(signed(), { storage });
    await clock.until(client.check());
    await clock.pass(2 * day);
    await clock.until(client.check());
    const restarted = open(signed(), { storage });
    assert.equal((await restarted.clock.until(restarted.client.check())).reason, 'clock_put_back');
  });

  it('is refused where it is for another machine’s product, somebody else’s, or no file', async () => {
    for (const text of [signed({ aud: 'sheets-addin' }), signed({ iss: 'https://evil.example' }), signed({}, 'licence+jwt'), 'text']) {
      const { client, clock } = open(text);
      await assert.rejects(clock.until(client.check()), { code: 'untrusted_document' });
      assert.equal(client.can('cube.connect'), false);
    }
  });

  it('that cannot be read is said to be so', async () => {
    const { client, clock } = open(() => Promise.reject(new Error('ENOENT')));
    await assert.rejects(clock.until(client.check()), { code: 'file_unavailable', message: 'The licence file cannot be read.' });
  });

  it('needs keys that are keys', () => {
    for (const keys of [{ keys: [] }, {}, { keys: [{ kty: 'RSA', kid: 'a' }] }]) {
      const options = { file: signed(), issuer: installation.issuer, product: 'excel-addin', keys: keys as { keys: object[] } };
      assert.throws(() => createLicenceClient(options), /`keys` is to be what/);
    }
  });
});
