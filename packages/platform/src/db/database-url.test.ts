import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { databaseName, serviceUrl, withDatabase } from './database-url.ts';

function parsed(url: string): Record<string, unknown> {
  const { user, password, host, port, database } = new pg.Client({ connectionString: url });
  return { user, password, host, port, database };
}

test("a service's address has its role and password, whatever characters they have, and the rest of the admin's", () => {
  const url = serviceUrl('postgres://admin:p%40ss@db.example:6432/my%20db?application_name=x', 'my db_registry', 'a/b:c@d?e#f%');
  assert.deepEqual(parsed(url), { user: 'my db_registry', password: 'a/b:c@d?e#f%', host: 'db.example', port: 6432, database: 'my db' });
  assert.match(url, /\?application_name=x$/);
});

test("an admin's account given as parameters does not come back in a service's address", () => {
  const url = serviceUrl('postgresql://db.example/d?user=admin&password=secret&sslmode=require', 'd_x', 'pw');
  assert.equal(url, 'postgresql://d_x:pw@db.example/d?sslmode=require');
});

test('works through a socket as well', () => {
  const url = serviceUrl('postgres:///licences?host=/run/postgresql', 'licences_x', 'pw');
  assert.deepEqual([parsed(url)['user'], parsed(url)['host'], parsed(url)['database']], ['licences_x', '/run/postgresql', 'licences']);
});

test('the database of an address is read and replaced', () => {
  assert.equal(databaseName('postgres://h/my%20db'), 'my db');
  assert.equal(databaseName('postgres://h'), '');
  assert.equal(withDatabase('postgres://u:p@h:1/a?x=y', 'é b'), 'postgres://u:p@h:1/%C3%A9%20b?x=y');
});
