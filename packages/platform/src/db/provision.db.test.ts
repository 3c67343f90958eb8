import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import type pg from 'pg';
import { postgresCluster } from '../../../../tests/dev-env/dev-env.ts';
import { dropDatabase } from '../../../../tests/dev-env/test-database.ts';
import { openConnection, queryRow } from './connection.ts';
import { databaseName, serviceUrl, withDatabase } from './database-url.ts';
import { provision, type ProvisionOptions } from './provision.ts';

const passwordOf = (role: string): string => `password-of-${role}`;
const services = [
  { name: 'orders', connectionLimit: 3 },
  { name: 'stock', connectionLimit: 7 },
];

async function freshUrl(t: TestContext, prefix = 'test'): Promise<string> {
  const { adminUrl } = await postgresCluster();
  const url = withDatabase(adminUrl, `${prefix}_${randomBytes(6).toString('hex')}`);
  t.after(() => dropDatabase(url));
  return url;
}

async function ask<Row extends pg.QueryResultRow>(url: string, text: string, values?: unknown[]): Promise<Row> {
  await using connection = await openConnection(url, 'test');
  return await queryRow<Row>(connection.client, text, values);
}

async function fails(url: string, text: string): Promise<string> {
  await using connection = await openConnection(url, 'test');
  return await connection.client.query(text).then(
    () => 'it did not fail',
    (error: Error) => error.message,
  );
}

test('creates the database, and for each service a role and two schemas that it owns', async (t) => {
  const adminUrl = await freshUrl(t);
  const database = databaseName(adminUrl);
  const roles = await provision(adminUrl, { services, passwordOf });
  assert.deepEqual(roles, { orders: `${database}_orders`, stock: `${database}_stock` });
  const url = serviceUrl(adminUrl, `${database}_orders`, passwordOf(`${database}_orders`));
  const found = await ask(
    url,
    `select current_user::text as account, array(select nspname::text from pg_namespace where nspowner = current_user::regrole order by 1) as schemas,
       (select datcollate || ' ' || pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as text`,
  );
  assert.deepEqual(found, { account: `${database}_orders`, schemas: ['orders', 'orders_published'], text: 'C UTF8' });
});

test('the roles have no power, and a limit to their connections', async (t) => {
  const adminUrl = await freshUrl(t);
  const { orders, stock } = await provision(adminUrl, { services, passwordOf });
  await using connection = await openConnection(adminUrl, 'test');
  const { rows } = await connection.client.query(
    `select rolname, rolconnlimit as most, rolcanlogin as login, rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls as powerful,
       (select count(*)::int from pg_auth_members where member = r.oid) as memberships
     from pg_roles r where rolname = any ($1) order by rolname`,
    [[orders, stock]],
  );
  assert.deepEqual(rows, [
    { rolname: orders, most: 3, login: true, powerful: false, memberships: 0 },
    { rolname: stock, most: 7, login: true, powerful: false, memberships: 0 },
  ]);
});

test('a service can neither look into the schema of another nor create anything outside its own', async (t) => {
  const adminUrl = await freshUrl(t);
  const { orders = '', stock = '' } = await provision(adminUrl, { services, passwordOf });
  const ordersUrl = serviceUrl(adminUrl, orders, passwordOf(orders));
  const stockUrl = serviceUrl(adminUrl, stock, passwordOf(stock));
  assert.equal(await fails(ordersUrl, 'create table orders.things (id int)'), 'it did not fail');
  assert.match(await fails(stockUrl, 'select * from orders.things'), /permission denied for schema orders/);
  assert.match(await fails(stockUrl, 'create table public.things (id int)'), /permission denied for schema public/);
  assert.match(await fails(stockUrl, 'create schema things'), /permission denied for database/);
  assert.equal(await fails(stockUrl, 'create temporary table things (id int)'), 'it did not fail');
});

test('a second run changes nothing but passwords and limits, which it brings up to date', async (t) => {
  const adminUrl = await freshUrl(t);
  const { orders = '' } = await provision(adminUrl, { services, passwordOf });
  await provision(adminUrl, { services, passwordOf });
  const changed: ProvisionOptions = { services: [{ name: 'orders', connectionLimit: 9 }], passwordOf: () => 'another' };
  await provision(adminUrl, changed);
  await assert.rejects(openConnection(serviceUrl(adminUrl, orders, passwordOf(orders)), 'test'), { code: '28P01' });
  const { most } = await ask<{ most: number }>(
    serviceUrl(adminUrl, orders, 'another'),
    'select rolconnlimit as most from pg_roles where rolname = current_user',
  );
  assert.equal(most, 9);
});

test('several at the same instant, on a database that does not exist yet, all succeed', async (t) => {
  const adminUrl = await freshUrl(t);
  const results = await Promise.all(Array.from({ length: 5 }, () => provision(adminUrl, { services, passwordOf })));
  const [first] = results;
  for (const roles of results) assert.deepEqual(roles, first);
});

test('names of databases that need quoting work', async (t) => {
  const adminUrl = await freshUrl(t, `te"st é'x`);
  const { orders = '' } = await provision(adminUrl, { services, passwordOf });
  const { account } = await ask<{ account: string }>(
    serviceUrl(adminUrl, orders, passwordOf(orders)),
    'select current_user::text as account',
  );
  assert.equal(account, orders);
});

test('an account that is no superuser suffices: CREATEROLE, and CREATE on a database of somebody else', async (t) => {
  const ownerUrl = await freshUrl(t);
  const database = databaseName(ownerUrl);
  const account = `${database}_admin`;
  const { adminUrl: clusterUrl } = await postgresCluster();
  await using cluster = await openConnection(clusterUrl, 'test');
  await cluster.client.query(`create database ${database}`);
  await cluster.client.query(`create role ${account} login createrole password 'secret'`);
  await cluster.client.query(`grant create on database ${database} to ${account}`);
  const adminUrl = serviceUrl(ownerUrl, account, 'secret');
  await provision(adminUrl, { services, passwordOf });
  const { orders = '' } = await provision(adminUrl, { services, passwordOf });
  assert.equal(await fails(serviceUrl(adminUrl, orders, passwordOf(orders)), 'create table orders.things (id int)'), 'it did not fail');
  assert.match(await fails(adminUrl, 'select * from orders.things'), /permission denied/);
});

test('an account without the needed rights is refused by name', async (t) => {
  const adminUrl = await freshUrl(t);
  const { orders = '' } = await provision(adminUrl, { services, passwordOf });
  const weak = serviceUrl(adminUrl, orders, passwordOf(orders));
  await assert.rejects(provision(weak, { services, passwordOf }), {
    name: 'ProvisionError',
    message: /account test_\w+_orders .* needs CREATEROLE/,
  });
});

test('a role of that name that has power is refused rather than used', async (t) => {
  const adminUrl = await freshUrl(t);
  const { orders = '' } = await provision(adminUrl, { services, passwordOf });
  await fails(adminUrl, `alter role ${orders} createdb`);
  await assert.rejects(provision(adminUrl, { services, passwordOf }), /role test_\w+_orders has rights that a service must not have/);
});

test('a schema of that name that belongs to somebody else is refused, and nothing is left of the attempt', async (t) => {
  const adminUrl = await freshUrl(t);
  await provision(adminUrl, { services: [], passwordOf });
  await fails(adminUrl, 'create schema stock');
  await assert.rejects(provision(adminUrl, { services, passwordOf }), /schema stock belongs to postgres and not to test_\w+_stock/);
  const { roles } = await ask<{ roles: number }>(
    adminUrl,
    `select count(*)::int as roles from pg_roles where starts_with(rolname, current_database())`,
  );
  assert.equal(roles, 0);
});

test('a database name that makes a role longer than PostgreSQL allows is refused with the number of bytes', async () => {
  const { adminUrl } = await postgresCluster();
  const options = { services, passwordOf };
  await assert.rejects(provision(withDatabase(adminUrl, 'é'.repeat(29)), options), /too long by 2 bytes/);
  await assert.rejects(provision(withDatabase(adminUrl, ''), options), /names no database/);
});

test('a server that cannot be reached is told by its address, without the password', async () => {
  await assert.rejects(provision('postgres://admin:hunter2@127.0.0.1:9/licences', { services, passwordOf }), (error: Error) => {
    assert.match(error.message, /^Connecting to the database licences at 127\.0\.0\.1:9 failed: .*ECONNREFUSED/);
    return !error.message.includes('hunter2');
  });
});

test('closes the schema public where it is still open, as in a database upgraded from PostgreSQL 14', async (t) => {
  const adminUrl = await freshUrl(t);
  await provision(adminUrl, { services, passwordOf });
  await fails(adminUrl, 'grant create on schema public to public');
  const { stock = '' } = await provision(adminUrl, { services, passwordOf });
  assert.match(await fails(serviceUrl(adminUrl, stock, passwordOf(stock)), 'create table public.things (id int)'), /permission denied/);
});
