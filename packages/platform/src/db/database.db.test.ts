import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { createTestDatabase, until } from '../../../../tests/dev-env/dev-env.ts';
import { openDatabase } from './database.ts';

describe('a database connection', () => {
  it('that dies while it is in use fails its query, is reported, and is replaced', async (t) => {
    const { urls, adminUrl } = await createTestDatabase(t);
    const lost: Error[] = [];
    await using database = openDatabase<unknown>({
      url: urls.registry,
      schema: 'registry',
      maxConnections: 1,
      onConnectionError: (error) => lost.push(error),
    });
    const admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    const sleeping = assert.rejects(sql`select pg_sleep(60)`.execute(database.kysely));
    const endAll = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'seatledger registry' and query like '%pg_sleep%'`;
    await until('its query is ended', async () => (await admin.query(endAll)).rows.length > 0);
    await sleeping;
    await until('it is reported', () => lost.length > 0);
    const { rows } = await sql<{ one: number }>`select 1 as one`.execute(database.kysely);
    assert.deepEqual(rows, [{ one: 1 }]);
    await admin.end();
  });

  it('reads ids as numbers, dates as text and times as instants', async (t) => {
    const { urls } = await createTestDatabase(t);
    await using database = openDatabase<unknown>({
      url: urls.registry,
      schema: 'registry',
      maxConnections: 1,
      onConnectionError: () => undefined,
    });
    const { rows } = await sql<{ aNumber: number; numbers: number[]; aDay: string; aTime: Temporal.Instant }>`
      select 42::bigint as a_number, array[42, 43]::bigint[] as numbers, date '2028-02-29' as a_day, timestamptz '2026-03-29 03:30:00.5+02' as a_time`.execute(
      database.kysely,
    );
    assert.equal(rows[0]?.aNumber, 42);
    assert.deepEqual(rows[0]?.numbers, [42, 43]);
    assert.equal(rows[0]?.aDay, '2028-02-29');
    assert.equal(rows[0]?.aTime.toString(), '2026-03-29T01:30:00.5Z');
  });

  it('ends at once when it is disposed, though only its pool was used', async (t) => {
    const { urls } = await createTestDatabase(t);
    const database = openDatabase<unknown>({
      url: urls.registry,
      schema: 'registry',
      maxConnections: 2,
      onConnectionError: () => undefined,
    });
    await database.pool.query('select 1');
    await database[Symbol.asyncDispose]();
    assert.equal(database.pool.totalCount, 0);
  });
});
