import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConnection } from '../../packages/platform/src/db/connection.ts';
import { databaseName, withDatabase } from '../../packages/platform/src/db/database-url.ts';
import { queryValue } from './embedded-database.ts';
import { createTestDatabase, databaseServices, postgresCluster, startDebianPostgres, debianVersions } from './dev-env.ts';

const event = JSON.stringify({
  kind: 'user.suspend',
  actor: { kind: 'cli', id: null, name: 'test' },
  origin: 'cli',
  address: null,
  requestId: 'r1',
  subject: { kind: 'user', id: 1 },
  persons: [],
});

test('every service is no superuser, has a connection limit, and owns its two schemas alone', async () => {
  await using database = await createTestDatabase();
  for (const { name, connectionLimit } of databaseServices) {
    const url = database.urls[name];
    assert.equal(await queryValue(url, 'select rolsuper from pg_roles where rolname = current_user'), false, name);
    assert.equal(await queryValue(url, 'select rolconnlimit from pg_roles where rolname = current_user'), connectionLimit, name);
    const owned = `select string_agg(nspname, ' ' order by nspname) from pg_namespace where nspowner = current_user::regrole`;
    assert.equal(await queryValue(url, owned), `${name} ${name}_published`);
  }
});

test('a service reads what another publishes, and no table of another', async () => {
  await using database = await createTestDatabase();
  assert.equal(await queryValue(database.urls.licence, 'select count(*)::int from registry_published.users'), 0);
  assert.equal(await queryValue(database.urls.licence, 'select revision::int from access_published.api_key_revision'), 0);
  for (const table of ['registry.users', 'access.api_keys', 'audit.events']) {
    await assert.rejects(queryValue(database.urls.licence, `select * from ${table}`), /permission denied/, table);
  }
  await assert.rejects(queryValue(database.urls.access, 'select * from registry.users'), /permission denied/);
  await assert.rejects(queryValue(database.urls.registry, 'select * from access.api_keys'), /permission denied/);
  await assert.rejects(queryValue(database.urls.access, 'select * from registry_published.users'), /permission denied/);
});

test('no service reads the installation key', async () => {
  await using database = await createTestDatabase();
  for (const url of Object.values(database.urls)) {
    await assert.rejects(queryValue(url, 'select sealed from installation.keys'), /permission denied for schema installation/);
  }
});

test('the services that change anything append audit events, and can neither read, change nor remove one', async () => {
  await using database = await createTestDatabase();
  for (const service of ['registry', 'access', 'licence'] as const) {
    assert.ok(Number(await queryValue(database.urls[service], `select id from audit.append('${event}')`)) > 0);
    const tables = ['pending', 'events', 'person_keys', 'tiles', 'checkpoints'];
    for (const statement of tables.flatMap((table) => [
      `select * from audit.${table}`,
      `delete from audit.${table}`,
      `truncate audit.${table}`,
      `insert into audit.${table} default values`,
    ])) {
      await assert.rejects(queryValue(database.urls[service], statement), /permission denied/, statement);
    }
  }
  assert.equal(await queryValue(database.urls.audit, 'select count(*)::int from audit.pending'), 3);
});

test('disposing drops the database and its roles, whoever is connected', async () => {
  const { adminUrl } = await postgresCluster();
  const database = await createTestDatabase();
  const name = databaseName(database.adminUrl);
  await using connection = await openConnection(database.urls.registry, 'test');
  await database[Symbol.asyncDispose]();
  const left = `select (select count(*) from pg_database where datname = '${name}') + (select count(*) from pg_roles where starts_with(rolname, '${name}'))`;
  assert.equal(Number(await queryValue(withDatabase(adminUrl, 'postgres'), left)), 0);
  await assert.rejects(connection.client.query('select 1'));
});

test("Debian's PostgreSQL starts where it is installed, and is absent otherwise", async () => {
  const [version] = debianVersions;
  await using cluster = await startDebianPostgres();
  assert.equal(cluster?.version, version);
  if (cluster !== undefined)
    assert.equal(await queryValue(cluster.adminUrl, `select current_setting('server_version_num')::int / 10000`), version);
  assert.equal(await startDebianPostgres(9), undefined);
});
