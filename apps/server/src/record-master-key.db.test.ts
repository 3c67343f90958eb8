import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { masterKeyFingerprint, type MasterKey } from '@seatledger/platform/crypto/master-key.ts';
import { openConnection } from '@seatledger/platform/db/connection.ts';
import { databaseName, serviceUrl, withDatabase } from '@seatledger/platform/db/database-url.ts';
import { prepareDatabase } from '@seatledger/platform/db/prepare-database.ts';
import { createTestDatabase, databaseServices, postgresCluster } from '../../../tests/dev-env/dev-env.ts';
import { recordReplacements } from './record-master-key.ts';

const newKey = (): MasterKey => createSecretKey(randomBytes(32));

async function start(adminUrl: string, current: MasterKey, previous?: MasterKey): Promise<void> {
  const actor = { kind: 'system', id: null, name: 'start' } as const;
  const recordReplacement = recordReplacements(() => ({
    actor,
    origin: 'task',
    address: null,
    requestId: 'start-1',
    now: Temporal.Now.instant(),
  }));
  const options = { adminUrl, recordReplacement, services: databaseServices, log: () => undefined };
  await prepareDatabase({ ...options, masterKeys: async () => ({ current, previous }) });
}

/** The address of a database that an account may make ready which is no superuser. */
async function ofPlainAccount(t: TestContext): Promise<{ readonly adminUrl: string; readonly ownerUrl: string }> {
  const { adminUrl: cluster } = await postgresCluster();
  // Its roles go with it.
  const { adminUrl: ownerUrl } = await createTestDatabase(t);
  const account = `${databaseName(ownerUrl)}_admin`;
  await using connection = await openConnection(withDatabase(cluster, 'postgres'), 'test');
  const { client } = connection;
  await client.query(`drop database ${databaseName(ownerUrl)} with (force)`);
  for (const { name } of databaseServices) await client.query(`drop role ${databaseName(ownerUrl)}_${name}`);
  await client.query(`create database ${databaseName(ownerUrl)} template template0 encoding 'UTF8' locale 'C'`);
  await client.query(`create role ${account} login createrole password 'secret'`);
  await client.query(`grant create on database ${databaseName(ownerUrl)} to ${account}`);
  return { adminUrl: serviceUrl(ownerUrl, account, 'secret'), ownerUrl };
}

test('a start that replaces the master key writes one event, also under an account that is no superuser', async (t) => {
  const { adminUrl, ownerUrl } = await ofPlainAccount(t);
  const [old, current] = [newKey(), newKey()];
  await start(adminUrl, old);
  await start(adminUrl, current, old);
  await start(adminUrl, current, old);
  await using connection = await openConnection(ownerUrl, 'test');
  const { rows } = await connection.client.query<{ entry: string }>('select entry from audit.pending');
  const events = rows.map(({ entry }) => JSON.parse(entry) as Record<string, unknown>);
  assert.equal(events.length, 1);
  const [{ kind, actor, before, after } = {}] = events;
  assert.deepEqual(
    { kind, actor, before, after },
    {
      kind: 'master-key.rotate',
      actor: { kind: 'system', id: null, name: 'start' },
      before: { fingerprint: masterKeyFingerprint(old) },
      after: { fingerprint: masterKeyFingerprint(current) },
    },
  );
  await assert.rejects(connection.client.query(`set role ${databaseName(ownerUrl)}_admin; select from audit.pending`), /permission denied/);
});
