import assert from 'node:assert/strict';
import { it } from 'node:test';
import pg from 'pg';
import { debianVersions, startDebianPostgres, startReplica, until } from '../../../../../tests/dev-env/dev-env.ts';
import { createLicence } from '../../service.ts';
import { startCheckServer } from '../../testing/check-server.ts';
import { createTestRegistry } from '../../testing/test-registry.ts';
import { testSeal } from '../../testing/signing-keys.ts';

const [version] = debianVersions;

it('follows a replica, says how old what it has replayed is, and counts nothing there', { skip: version === undefined }, async (t) => {
  const primary = await startDebianPostgres(version);
  assert.ok(primary !== undefined);
  process.env['SEATLEDGER_TEST_POSTGRES'] = primary.adminUrl;
  const registry = await createTestRegistry(t);
  // After the database of the registry has been dropped; what was started last ends first.
  const running = new AsyncDisposableStack();
  t.after(() => running.disposeAsync());
  running.use(primary);
  const replica = running.use(await startReplica(primary.adminUrl, primary.version));
  const logged: string[] = [];
  const start = (databaseUrl: string) => {
    const licence = createLicence({ databaseUrl, signingSeal: testSeal, log: (_level, message) => void logged.push(message) });
    return running.use(licence);
  };
  // Somebody has to follow the primary: it commits something where nothing else does.
  await start(registry.database.urls.licence).start();
  const licence = start(replica.at(registry.database.urls.licence));
  await licence.start();
  const server = running.use(await startCheckServer(licence.checkHandlers, registry.apiKey));
  const asked = async (): Promise<Readonly<Record<string, unknown>>> => (await server.ask()).json;

  await registry.change('update registry.users set suspended_at = now() where id = 1', ['user', 1, 1]);
  await until('the change is seen', async () => (await asked())['status'] === 'suspended');
  await until('it is not stale, though nothing changes', async () => (await asked())['stale'] === false);
  await until('it says that uses are not counted', () => logged.some((message) => message.startsWith('uses are not counted')));

  const replaying = new pg.Client({ connectionString: replica.at(registry.database.adminUrl) });
  replaying.on('error', () => undefined);
  await replaying.connect();
  running.defer(() => replaying.end().catch(() => undefined));
  await replaying.query('select pg_wal_replay_pause()');
  await until(
    'it is paused',
    async () => (await replaying.query('select pg_get_wal_replay_pause_state() as state')).rows[0].state === 'paused',
  );
  const pausedAt = Date.now();
  await registry.change('update registry.users set suspended_at = null where id = 1', ['user', 1, 1]);
  await until('it knows that it is behind', async () => (await asked())['stale'] === true);
  const behind = await asked();
  assert.equal(behind['status'], 'suspended');
  assert.ok(Date.parse(String(behind['asOf'])) <= pausedAt, `${String(behind['asOf'])} is before the pause`);
  await replaying.query('select pg_wal_replay_resume()');
  await until('it has caught up', async () => {
    const { status, stale } = await asked();
    return status === 'active' && stale === false;
  });
});
