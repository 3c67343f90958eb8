import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { createAccess } from '@seatledger/access';
import { createRegistry } from '@seatledger/registry';
import pg from 'pg';
import { createTestDatabase } from '../../../../tests/dev-env/dev-env.ts';
import type { Services } from '../services.ts';
import { loadSampleVendor } from './load-sample-vendor.ts';

type SampleServices = Pick<Services, 'access' | 'registry'>;

const context = {
  actor: { kind: 'cli', id: null, name: 'tester' },
  origin: 'cli',
  address: null,
  requestId: 'request-1',
  now: Temporal.Instant.from('2026-11-22T10:00:00Z'),
} as const;

interface Installation {
  readonly services: SampleServices;
  readonly dataFolder: string;
  count(sql: string): Promise<number>;
}

async function install(t: TestContext): Promise<Installation> {
  const stack = new AsyncDisposableStack();
  t.after(() => stack.disposeAsync());
  const database = stack.use(await createTestDatabase());
  const options = { maxConnections: 5, audit: database.audit, onError: () => undefined };
  const registry = stack.use(createRegistry({ databaseUrl: database.urls.registry, ...options }));
  const access = stack.use(
    createAccess({
      databaseUrl: database.urls.access,
      recorder: { note: () => undefined },
      installationKey: database.installationKey,
      ...options,
    }),
  );
  const dataFolder = await mkdtemp(join(tmpdir(), 'seatledger-sample-'));
  stack.defer(() => rm(dataFolder, { recursive: true }));
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  stack.defer(() => admin.end());
  return {
    services: { registry, access },
    dataFolder,
    count: async (sql) => Number((await admin.query<{ count: string }>(`select count(*) as count ${sql}`)).rows[0]?.count),
  };
}

const start = ({ services, dataFolder }: Installation, empty = false): Promise<string | undefined> =>
  loadSampleVendor(services, dataFolder, { empty });

/** Ids of the keys that work. */
async function workingKeys({ services }: Installation): Promise<readonly string[]> {
  const keys = await services.access.listApiKeys();
  return keys.filter(({ revokedAt }) => revokedAt === null).map(({ keyId }) => keyId);
}

class Killed extends Error {}

/** Services of a process that dies after it has issued the key, in the midst of the data, or when the data is committed. */
function dying({ registry, access }: SampleServices, moment: 'key issued' | 'half loaded' | 'loaded'): SampleServices {
  const issueApiKey: Services['access']['issueApiKey'] = async (...request) => {
    const issued = await access.issueApiKey(...request);
    if (moment === 'key issued') throw new Killed();
    return issued;
  };
  const executeTogether: Services['registry']['executeTogether'] = async (work, by) => {
    let executed = 0;
    const result = await registry.executeTogether(
      (execute) =>
        work((command) => {
          executed += 1;
          if (moment === 'half loaded' && executed > 100) throw new Killed();
          return execute(command);
        }),
      by,
    );
    if (moment === 'loaded') throw new Killed();
    return result;
  };
  return { registry: { ...registry, executeTogether }, access: { ...access, issueApiKey } };
}

async function startAndDie({ services, dataFolder }: Installation, moment: Parameters<typeof dying>[1]): Promise<void> {
  await assert.rejects(loadSampleVendor(dying(services, moment), dataFolder, { empty: false }), Killed);
}

describe('the first start', () => {
  it('loads the sample vendor and makes a key; those that follow show the key again and change nothing', async (t) => {
    const installation = await install(t);
    const key = await start(installation);
    assert.match(key ?? '', /^sl_/);
    assert.equal(await installation.count('from registry.users'), 2_000);
    assert.equal(await installation.count(`from registry.customers where external_reference like 'SAMPLE-0_'`), 8);
    assert.equal(await installation.count('from registry.domains where suspended_at is not null'), 1);
    assert.equal(await installation.count('from registry.domains where seats_used = seat_limit'), 1);
    assert.equal(await installation.count(`from registry.domain_names where name in ('acme-group.example', 'tussock-dairies.example')`), 2);
    assert.equal(await installation.count(`from test.audit_events where origin <> 'sample' or actor_name <> 'sample vendor'`), 0);

    const events = await installation.count('from test.audit_events');
    assert.equal(await start(installation), key);
    assert.equal(await start(installation, true), key);
    assert.equal(await installation.count('from test.audit_events'), events);
    assert.equal((await workingKeys(installation)).length, 1);
  });

  it('finishes, at last, what starts that died have begun', async (t) => {
    const installation = await install(t);
    await startAndDie(installation, 'key issued');
    assert.deepEqual(await readdir(installation.dataFolder), []);
    await startAndDie(installation, 'half loaded');
    assert.equal(await installation.count('from registry.products'), 0);
    await startAndDie(installation, 'loaded');
    const events = await installation.count('from test.audit_events');

    const key = await start(installation);
    assert.equal(await installation.count('from registry.users'), 2_000);
    assert.equal(await installation.count('from test.audit_events'), events);
    const [working, ...more] = await workingKeys(installation);
    assert.ok(working !== undefined && key?.startsWith(`sl_${working}_`));
    assert.deepEqual(more, []);
    assert.equal(await start(installation), key);
  });

  it('writes the key where nobody else can read it', async (t) => {
    const installation = await install(t);
    await startAndDie(installation, 'half loaded');
    const file = join(installation.dataFolder, 'sample.json');
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    assert.match(await readFile(file, 'utf8'), /"sl_/);
  });

  it('loads nothing with --empty, and neither do those that follow', async (t) => {
    const installation = await install(t);
    assert.equal(await start(installation, true), undefined);
    assert.equal(await start(installation), undefined);
    assert.equal(await installation.count('from registry.customers'), 0);
    assert.equal(await installation.count('from test.audit_events'), 0);
  });

  it('leaves nothing that works of a start that died when it comes with --empty', async (t) => {
    const installation = await install(t);
    await startAndDie(installation, 'half loaded');
    assert.equal(await start(installation, true), undefined);
    assert.equal(await start(installation), undefined);
    assert.equal(await installation.count('from registry.customers'), 0);
    assert.deepEqual(await workingKeys(installation), []);
  });
});

describe('an installation with customers of its own', () => {
  async function installWithCustomer(t: TestContext): Promise<Installation> {
    const installation = await install(t);
    await installation.services.registry.execute(
      { kind: 'customer.create', name: 'Real', locale: 'en', timeZone: 'Europe/London' },
      context,
    );
    return installation;
  }

  async function assertUntouched(installation: Installation): Promise<void> {
    assert.equal(await start(installation), undefined);
    assert.equal(await installation.count('from test.audit_events'), 1);
    assert.equal(await installation.count('from access.api_keys'), 0);
  }

  it('is not touched', async (t) => {
    const installation = await installWithCustomer(t);
    await assertUntouched(installation);
    assert.deepEqual(await readdir(installation.dataFolder), []);
  });

  for (const state of ['loading', 'loaded']) {
    it(`is not touched where sample.json says "${state}" of another database`, async (t) => {
      const installation = await installWithCustomer(t);
      const ofAnother = JSON.stringify({ state, apiKey: 'sl_000000000000_secret' });
      await writeFile(join(installation.dataFolder, 'sample.json'), ofAnother);
      await assertUntouched(installation);
    });
  }

  it('is never filled with sample data once somebody has said --empty, even when its last customer goes', async (t) => {
    const installation = await installWithCustomer(t);
    assert.equal(await start(installation, true), undefined);
    await installation.services.registry.execute({ kind: 'customer.delete', id: 1 }, context);
    assert.equal(await start(installation), undefined);
    assert.equal(await installation.count('from registry.customers'), 0);
  });
});

describe('a later start', () => {
  it('shows no key that somebody has revoked, and makes no other', async (t) => {
    const installation = await install(t);
    await startAndDie(installation, 'half loaded');
    const [keyId] = await workingKeys(installation);
    await installation.services.access.execute({ kind: 'api-key.revoke', keyId }, context);
    assert.equal(await start(installation), undefined);
    assert.deepEqual(await workingKeys(installation), []);
  });

  it('adds nothing where sample.json has been spoilt', async (t) => {
    const installation = await install(t);
    for (const text of ['', '{"state":"lo', '{"state":"other"}']) {
      await writeFile(join(installation.dataFolder, 'sample.json'), text);
      assert.equal(await start(installation), undefined);
    }
    assert.equal(await installation.count('from test.audit_events'), 0);
  });
});
