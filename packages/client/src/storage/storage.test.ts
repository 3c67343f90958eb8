import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { anaLicence, expiredLicence, FakeInstallation } from '../testing/fake-installation.ts';
import { cutOff } from '../testing/fake-server.ts';
import { day, minute, testClient } from '../testing/test-client.ts';
import { fileStorage } from './file-storage.ts';
import { memoryStorage } from './memory-storage.ts';
import { roamingStorage } from './roaming-storage.ts';
import type { LicenceStorage } from './storage.ts';
import { webStorage } from './web-storage.ts';

/** What a client wrote, for tests to read and to spoil. */
function openStorage(): LicenceStorage & { readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  return { values, get: (key) => values.get(key), set: (key, value) => void values.set(key, value) };
}

const installationKey = 'seatledger https://licences.vendor.example';
const personKey = `${installationKey} excel-addin `;

describe('a storage', () => {
  it('that fails is done without, and told of', async () => {
    const quota = new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    const failing: LicenceStorage[] = [
      { get: () => null, set: () => Promise.reject(quota) },
      {
        get: () => {
          throw new DOMException('Access is denied.', 'SecurityError');
        },
        set: () => {
          throw quota;
        },
      },
      { get: () => Promise.reject(new Error('disk')), set: () => undefined },
    ];
    for (const storage of failing) {
      const { client, clock, server, errors } = testClient({ storage });
      assert.equal((await clock.until(client.check())).valid, true);
      assert.ok(errors.length > 0 && errors.every(({ code }) => code === 'storage_failed'));
      server.instead = cutOff;
      await clock.pass(day);
      assert.equal((await clock.until(client.check())).step, 'stale');
    }
  });

  it('that was full for a while is written to when it has room again', async () => {
    const storage = openStorage();
    let isFull = true;
    const filling: LicenceStorage = {
      ...storage,
      set(key, value) {
        if (isFull) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        return storage.set(key, value);
      },
    };
    const { client, clock, server, another } = testClient({ storage: filling });
    await clock.until(client.check());
    isFull = false;
    await clock.pass(5 * minute);
    await clock.until(client.check());
    server.instead = cutOff;
    assert.equal((await clock.until(another().check())).valid, true);
  });

  it('with anything in it is as good as an empty one, and no way to a licence', async () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constant('{"document":'),
      fc.constant('{"document":"a.b.c","unreachedSince":-1}'),
      fc.constant('{"keys":{"keys":[null,{"kty":"OKP"}]},"epoch":"high","highest":"late","offset":null}'),
    );
    await fc.assert(
      fc.asyncProperty(anything, anything, async (ofPerson, ofInstallation) => {
        const storage = openStorage();
        storage.values.set(personKey, ofPerson).set(installationKey, ofInstallation);
        const { client, clock, server } = testClient({ storage, retries: 0 });
        server.instead = cutOff;
        assert.equal((await clock.until(client.check(), 1)).valid, false);
        server.instead = undefined;
        assert.equal((await clock.until(client.check({ maxAgeMs: 0 }))).valid, true);
      }),
      { numRuns: 50 },
    );
  });

  it('holds the document, which nobody can change there unnoticed', async () => {
    const storage = openStorage();
    const { client, clock, server, another } = testClient({ storage });
    await clock.until(client.check());
    const { document } = JSON.parse(storage.values.get(personKey) ?? '') as { document: string };
    server.instead = cutOff;
    const [head = '', payload = '', signature = ''] = document.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const longer = Buffer.from(JSON.stringify({ ...claims, exp: 9_999_999_999 })).toString('base64url');
    storage.values.set(personKey, JSON.stringify({ document: `${head}.${longer}.${signature}` }));
    assert.equal((await clock.until(another().check())).valid, false);
    const bob = new FakeInstallation().sign({ ...claims });
    storage.values.set(personKey, JSON.stringify({ document: bob }));
    assert.equal((await clock.until(another().check())).valid, false);
    storage.values.set(personKey, JSON.stringify({ document }));
    assert.equal((await clock.until(another().check())).valid, true);
  });

  it('is written to when there is something to be kept, not for each of many people', async () => {
    const written: string[] = [];
    const storage = { get: () => null, set: (key: string) => void written.push(key) };
    const { client, clock, server } = testClient({ storage });
    for (let person = 0; person < 20; person += 1) {
      const email = `person-${person}@acme.example`;
      server.licences.set(email, anaLicence);
      await clock.until(client.of(email).check());
    }
    assert.equal(written.filter((key) => key === installationKey).length, 1);
    assert.equal(new Set(written).size, 21);
    await clock.pass(5 * minute);
    await clock.until(client.of('person-1@acme.example').check());
    assert.equal(written.length, 22);
  });

  it('holds nothing any more of whose licence has ended', async () => {
    const storage = memoryStorage();
    const { client, clock, server, another } = testClient({ storage });
    await clock.until(client.check());
    server.licences.set('ana@acme.example', expiredLicence);
    await clock.until(client.check({ maxAgeMs: 0 }));
    server.instead = cutOff;
    assert.deepEqual((await clock.until(another().check())).reason, 'not_confirmed');
  });
});

describe('two windows over one storage', () => {
  it('ask once: what one was told, the other takes over', async () => {
    const storage = memoryStorage();
    const { client, clock, server, another } = testClient({ storage });
    const other = another();
    await clock.until(client.check());
    assert.equal((await clock.until(other.check())).valid, true);
    await clock.pass(2 * day);
    await clock.until(other.check());
    await clock.until(client.check());
    assert.deepEqual(server.questions, ['POST signed', 'POST signed']);
  });

  it('keep the highest epoch and instant of both, whoever writes last', async () => {
    const storage = openStorage();
    const { client, clock, server, another } = testClient({ storage });
    const other = another();
    await clock.until(Promise.all([client.check(), other.check()]));
    server.instead = cutOff;
    clock.shown += 2 * day;
    await clock.until(other.check({ maxAgeMs: 0 }), 1);
    clock.shown -= 2 * day;
    await clock.pass(minute);
    await clock.until(client.check({ maxAgeMs: 0 }), 1);
    const kept = JSON.parse(storage.values.get(installationKey) ?? '') as { highest: number };
    assert.ok(kept.highest >= Date.parse('2026-11-24T12:00:00Z'));
    assert.equal(client.licence.reason, 'clock_put_back');
    const record = JSON.parse(storage.values.get(installationKey) ?? '') as object;
    storage.values.set(installationKey, JSON.stringify({ ...record, epoch: 7 }));
    await clock.until(client.check({ maxAgeMs: 0 }), 1);
    assert.equal(client.licence.reason, 'revoked');
    assert.equal((JSON.parse(storage.values.get(installationKey) ?? '') as { epoch: number }).epoch, 7);
  });

  it('do not take up again what was signed before the licence ended', async () => {
    const storage = openStorage();
    const { client, clock, server } = testClient({ storage });
    await clock.until(client.check());
    const before = storage.values.get(personKey) ?? '';
    server.licences.set('ana@acme.example', expiredLicence);
    await clock.pass(minute);
    await clock.until(client.check({ maxAgeMs: 0 }));
    storage.values.set(personKey, before);
    server.instead = cutOff;
    await clock.pass(5 * minute);
    assert.equal((await clock.until(client.check())).valid, false);
  });
});

describe('the adapters', () => {
  const texts = ['', '{"document":"é"}', 'x'.repeat(10_000)];

  async function keeps(storage: LicenceStorage): Promise<void> {
    for (const text of texts) {
      assert.equal((await storage.get(`key of ${text.length}`)) ?? null, null);
      await storage.set(`key of ${text.length}`, text);
    }
    for (const text of texts) assert.equal(await storage.get(`key of ${text.length}`), text);
  }

  it('keep in memory', () => keeps(memoryStorage()));

  it('keep in what a page may store, apart for each partition of Office', async () => {
    const values = new Map<string, string>();
    const page = {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
    };
    await keeps(webStorage(() => page));
    await keeps(webStorage(() => page, 'partition-1;'));
    assert.equal(values.size, 6);
  });

  it('keep in the settings of Office, and tell where these cannot be saved', async () => {
    const values = new Map<string, unknown>([['other', 7]]);
    let status = 'succeeded';
    const storage = roamingStorage({
      get: (key) => values.get(key),
      set: (key, value) => void values.set(key, value),
      saveAsync: (done) => done({ status, error: new Error('too large') }),
    });
    await keeps(storage);
    assert.equal(await storage.get('other'), null);
    status = 'failed';
    await assert.rejects(async () => storage.set('key', 'value'), /too large/);
  });

  it('keep in files, for their owner alone, whose names tell nobody’s address', async (t) => {
    const parent = await mkdtemp(join(tmpdir(), 'seatledger-client-'));
    t.after(() => rm(parent, { recursive: true }));
    const folder = join(parent, 'licences');
    await keeps(fileStorage(folder));
    await keepsAddressesOutOf(folder);
    await writeFile(join(parent, 'no-folder'), '');
    await assert.rejects(async () => fileStorage(join(parent, 'no-folder')).get('key'), { code: 'ENOTDIR' });
  });

  async function keepsAddressesOutOf(folder: string): Promise<void> {
    await fileStorage(folder).set('ana@acme.example', anaLicence.detail);
    const names = await readdir(folder);
    assert.deepEqual([names.length, names.some((name) => name.includes('ana') || !name.endsWith('.json'))], [4, false]);
    for (const name of names) assert.equal((await stat(join(folder, name))).mode & 0o777, 0o600);
    assert.ok((await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).includes(anaLicence.detail));
  }
});
