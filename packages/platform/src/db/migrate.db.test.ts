import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { postgresCluster } from '../../../../tests/dev-env/dev-env.ts';
import { dropDatabase } from '../../../../tests/dev-env/test-database.ts';
import { openConnection } from './connection.ts';
import { serviceUrl, withDatabase } from './database-url.ts';
import { withRoleNames } from './migration-files.ts';
import { migrate, type MigrateOptions } from './migrate.ts';
import { provision } from './provision.ts';

type Files = Readonly<Record<string, string>>;

interface Fixture {
  readonly options: MigrateOptions;
  readonly write: (files: Files) => Promise<void>;
  readonly query: (text: string) => Promise<unknown[]>;
}

async function fixture(t: TestContext, files: Files): Promise<Fixture> {
  const cluster = await postgresCluster();
  const adminUrl = withDatabase(cluster.adminUrl, `test_${randomBytes(6).toString('hex')}`);
  t.after(() => dropDatabase(adminUrl));
  const services = ['orders', 'stock'].map((name) => ({ name, connectionLimit: 5 }));
  const roles = await provision(adminUrl, { services, passwordOf: () => 'password' });
  const url = serviceUrl(adminUrl, roles['orders'] ?? '', 'password');
  const folder = await mkdtemp(join(tmpdir(), 'seatledger-migrations-'));
  t.after(() => rm(folder, { recursive: true }));
  const write = async (more: Files): Promise<void> => {
    for (const [name, text] of Object.entries(more)) await writeFile(join(folder, name), text);
  };
  const query = async (text: string): Promise<unknown[]> => {
    await using connection = await openConnection(url, 'test');
    return (await connection.client.query({ text, rowMode: 'array' })).rows.flat();
  };
  await write(files);
  return { options: { url, schema: 'orders', folder, roles }, write, query };
}

const first = { '0001-orders.sql': 'create table orders.things (id int); insert into things values (1);' };
const second = { '0002-more.sql': 'insert into things values (2);' };

test('runs what is new, in order, as the role of the service, and records it', async (t) => {
  const { options, write, query } = await fixture(t, first);
  assert.deepEqual(await migrate(options), ['0001-orders.sql']);
  await write(second);
  assert.deepEqual(await migrate(options), ['0002-more.sql']);
  assert.deepEqual(await migrate(options), []);
  assert.deepEqual(await query('select id from orders.things order by id'), [1, 2]);
  assert.deepEqual(await query('select name from orders.migrations order by name'), ['0001-orders.sql', '0002-more.sql']);
  assert.deepEqual(await query(`select tableowner = current_user from pg_tables where schemaname = 'orders'`), [true, true]);
});

test('several at the same instant run each migration once', async (t) => {
  const { options, query } = await fixture(t, { ...first, ...second });
  const runs = await Promise.all(Array.from({ length: 4 }, () => migrate(options)));
  assert.deepEqual(runs.flat().toSorted(), ['0001-orders.sql', '0002-more.sql']);
  assert.deepEqual(await query('select id from orders.things order by id'), [1, 2]);
});

test('a migration that fails leaves nothing, is named with its line, and runs once it is mended', async (t) => {
  const { options, write, query } = await fixture(t, { ...first, '0002-more.sql': 'insert into things values (2);\n\nselect nonsense;\n' });
  await assert.rejects(migrate(options), {
    name: 'MigrationError',
    file: '0002-more.sql',
    message: 'The migration 0002-more.sql of the schema orders failed, line 3: column "nonsense" does not exist',
  });
  assert.deepEqual(await query('select id from orders.things'), [1]);
  assert.deepEqual(await query('select name from orders.migrations'), ['0001-orders.sql']);
  await write(second);
  assert.deepEqual(await migrate(options), ['0002-more.sql']);
});

test('a migration that was changed after it ran is refused; other line ends are no change', async (t) => {
  const { options, write } = await fixture(t, { '0001-orders.sql': 'select 1;\nselect 2;\n' });
  await migrate(options);
  await write({ '0001-orders.sql': 'select 1;\r\nselect 2;\r\n' });
  assert.deepEqual(await migrate(options), []);
  await write({ '0001-orders.sql': 'select 1;\nselect 3;\n', ...second });
  await assert.rejects(migrate(options), /^MigrationError: 0001-orders\.sql was changed after it ran in the schema orders/);
});

test('a migration that is gone is refused: the program may be older than the database', async (t) => {
  const { options } = await fixture(t, { ...first, ...second });
  await migrate(options);
  await rm(join(options.folder, '0002-more.sql'));
  await assert.rejects(migrate(options), /has had 0002-more\.sql, which this program does not have/);
});

test('gaps, doubles and other names are refused before anything runs', async (t) => {
  const { options, write, query } = await fixture(t, { ...first, '0003-late.sql': '' });
  await assert.rejects(migrate(options), /0003-late\.sql .* leaves a gap: number 2 is missing/);
  await write({ '0001-again.sql': '' });
  await assert.rejects(migrate(options), /0001-orders\.sql .* has a number that another migration has/);
  await rename(join(options.folder, '0001-again.sql'), join(options.folder, 'extra.sql'));
  await assert.rejects(migrate(options), /0003-late|extra\.sql .* is not named like a migration/);
  assert.deepEqual(await query(`select to_regclass('orders.things')`), [null]);
});

test('a folder without migrations, or none at all, is well', async (t) => {
  const { options } = await fixture(t, { 'README.md': 'not one' });
  assert.deepEqual(await migrate(options), []);
  await mkdir(join(options.folder, 'empty'));
  assert.deepEqual(await migrate({ ...options, folder: join(options.folder, 'none') }), []);
});

test('the roles of other services are put in for their placeholders', async (t) => {
  const { options, query } = await fixture(t, { '0001-orders.sql': 'grant usage on schema orders_published to :stock_role;' });
  await migrate(options);
  assert.deepEqual(await query(`select has_schema_privilege(current_database() || '_stock', 'orders_published', 'usage')`), [true]);
});

test('only :<service>_role is a placeholder; an unknown service is refused', () => {
  const roles = { stock: 'my "db"_stock' };
  const replaced = (sql: string): string => withRoleNames(sql, roles, '0001-x.sql');
  assert.equal(replaced('grant x to :stock_role, :stock_role;'), 'grant x to "my ""db""_stock", "my ""db""_stock";');
  const untouched = `select '12:30:00'::time, x::stock_role, 'a:b', json ->> ':stock', y[1:2], :stock_roles`;
  assert.equal(replaced(untouched), untouched);
  assert.throws(() => replaced('grant x to :billing_role'), /0001-x\.sql names :billing_role, and there is no service "billing"/);
});
