import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openDatabase, type Database } from '@seatledger/platform/db/database.ts';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { indexNextChanges } from './index-changes.ts';

let test: TestDatabase;
let database: Database<RegistrySchema>;
let admin: pg.Client;

before(async () => {
  test = await createTestDatabase();
  database = openDatabase<RegistrySchema>({
    url: test.urls.registry,
    schema: 'registry',
    maxConnections: 8,
    onConnectionError: () => undefined,
  });
  admin = new pg.Client({ connectionString: test.adminUrl, options: '-c search_path=registry' });
  await admin.connect();
});

after(async () => {
  await admin.end();
  await database[Symbol.asyncDispose]();
  await test[Symbol.asyncDispose]();
});

beforeEach(async () => {
  await admin.query(`
    truncate customers, domains, domain_names, users, changes, search_entries restart identity cascade;
    update change_head set position = 0; update search_head set position = 0, next_id = 0;
    insert into customers (id, name, locale, time_zone) values (1, 'Acme', 'en', 'UTC');
    begin;
    insert into domains (id, customer_id, name, valid_from) values (1, 1, 'acme.example', '2026-01-01');
    insert into domain_names values ('acme.example', 1);
    commit`);
});

const addUsers = (first: number, last: number, step = 1) =>
  admin.query(`insert into users (id, domain_id, local_part) select i, 1, 'user' || i from generate_series($1::int, $2::int, $3::int) i`, [
    first,
    last,
    step,
  ]);

/** As commands and the sequencer do. */
async function tell(entity: string, firstId: number, lastId: number): Promise<void> {
  await admin.query(
    `with head as (update change_head set position = position + 1 returning position)
     insert into changes (position, entity, first_id, last_id, audit_event_id) select position, $1, $2, $3, 1 from head`,
    [entity, firstId, lastId],
  );
}

const indexAll = async (): Promise<number> => {
  let steps = 0;
  while (await indexNextChanges(database.kysely)) steps += 1;
  return steps;
};

/** What is indexed, beside what there is. */
async function entries(): Promise<{ indexed: number[]; present: number[] }> {
  const ids = async (sql: string) => (await admin.query<{ id: string }>(sql)).rows.map(({ id }) => Number(id));
  return {
    indexed: await ids(`select id from search_entries where kind = 'user' order by id`),
    present: await ids('select id from users order by id'),
  };
}

describe('the search index', () => {
  it('takes a long range step by step, and ends with all of it', async () => {
    await addUsers(1, 1_700);
    await tell('user', 1, 1_700);
    assert.equal(await indexNextChanges(database.kysely), true);
    const { indexed } = await entries();
    assert.ok(indexed.length > 0 && indexed.length < 1_700, String(indexed.length));
    await indexAll();
    const { indexed: all, present } = await entries();
    assert.deepEqual(all, present);
  });

  it('goes quickly over a range in which few ids are taken', async () => {
    await addUsers(1_000_000, 1_000_000_000, 100_000_000);
    await tell('user', 1, 1_000_000_000);
    assert.ok((await indexAll()) <= 2);
    const { indexed, present } = await entries();
    assert.deepEqual(indexed, present);
  });

  it('forgets what is gone, at the ends of a range and inside it', async () => {
    await addUsers(1, 1_200);
    await tell('user', 1, 1_200);
    await indexAll();
    await admin.query('delete from users where id = 1 or id between 400 and 900 or id = 1200');
    await tell('user', 1, 1_200);
    await indexAll();
    const { indexed, present } = await entries();
    assert.deepEqual(indexed, present);
  });

  it('follows many small changes of all kinds, and leaves the catalogue out', async () => {
    await addUsers(1, 250);
    await tell('catalogue', 0, 0);
    await tell('customer', 1, 1);
    await tell('domain', 1, 1);
    for (let id = 1; id <= 250; id += 1) await tell('user', id, id);
    await indexAll();
    const { indexed, present } = await entries();
    assert.deepEqual(indexed, present);
    const { rows } = await admin.query(`select kind, folded from search_entries where kind <> 'user' order by kind`);
    assert.deepEqual(rows, [
      { kind: 'customer', folded: '^ acme $^  $' },
      { kind: 'domain', folded: '^ acme example $' },
    ]);
  });

  it('is filled by one process at a time, however many there are', async () => {
    await addUsers(1, 3_000);
    await tell('user', 1, 3_000);
    await Promise.all(Array.from({ length: 6 }, indexAll));
    await indexAll();
    const { indexed, present } = await entries();
    assert.deepEqual(indexed, present);
  });

  it('has nothing to do when it is up to date', async () => {
    await tell('customer', 1, 1);
    await indexAll();
    assert.equal(await indexNextChanges(database.kysely), false);
  });
});
