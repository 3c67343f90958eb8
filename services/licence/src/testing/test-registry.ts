import type { TestContext } from 'node:test';
import { sequencePendingRows, type SequencedLog } from '@seatledger/platform/sequenced-log/sequencer.ts';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../tests/dev-env/dev-env.ts';
import { newApiKey } from './check-server.ts';

const changeFeed: SequencedLog = {
  table: 'registry.changes',
  head: 'registry.change_head',
  pendingChannel: 'registry_changes_pending',
  sequencedChannel: 'registry_changes',
};

type Entity = 'catalogue' | 'domain' | 'user';

/** A database of one's own, written to by plain SQL as the registry and the access service would. */
export interface TestRegistry {
  readonly database: TestDatabase;
  /** Of a key that may check, and be told of changes. */
  readonly apiKey: string;
  readonly keyId: string;
  asRegistry(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  asAccess(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  asAdmin(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Says that rows have changed, and gives the changes their positions. */
  tell(...changes: readonly (readonly [Entity, number, number])[]): Promise<void>;
  /** Changes rows and says so, in one transaction as the registry does. */
  change(sql: string, ...changes: readonly (readonly [Entity, number, number])[]): Promise<void>;
}

/** Ana and Bob at acme.example, which was old.example, and a key; nothing has been told of them yet. */
export async function createTestRegistry(t: TestContext): Promise<TestRegistry> {
  const database = await createTestDatabase(t);
  const registry = await connected(t, database.urls.registry);
  const access = await connected(t, database.urls.access);
  const admin = await connected(t, database.adminUrl);
  const key = newApiKey();
  const query =
    (client: pg.Client) =>
    async (sql: string, values: unknown[] = []) =>
      (await client.query(sql, values)).rows as Record<string, unknown>[];
  const test: TestRegistry = {
    database,
    apiKey: key.text,
    keyId: key.keyId,
    asRegistry: query(registry),
    asAccess: query(access),
    asAdmin: query(admin),
    tell: (...changes) => test.change('', ...changes),
    async change(sql, ...changes) {
      await registry.query(`begin; ${sql}`);
      for (const [entity, first, last] of changes) {
        await registry.query('insert into registry.changes (entity, first_id, last_id, audit_event_id) values ($1, $2, $3, 1)', [
          entity,
          first,
          last,
        ]);
      }
      await registry.query('commit');
      await sequencePendingRows(registry, changeFeed);
    },
  };
  await test.asRegistry(sampleRows);
  await test.asAccess(
    `insert into access.api_keys (key_id, name, secret_hash, scopes, requests_per_second)
     values ($1, 'test', $2, '{licence:check,licence:stream}', 10000)`,
    [key.keyId, key.secretHash],
  );
  return test;
}

async function connected(t: TestContext, url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  // The database is dropped with everybody still connected.
  client.on('error', () => undefined);
  await client.connect();
  t.after(() => client.end().catch(() => undefined));
  return client;
}

const sampleRows = `
  begin;
  insert into registry.customers (name, locale, time_zone) values ('Acme', 'en', 'Europe/Paris');
  insert into registry.products (key, name) values ('excel-addin', 'Excel add-in'), ('sheets-addin', 'Sheets add-in');
  insert into registry.features (product_id, key, name, type, minimum, maximum, default_value)
    values (1, 'cube.connect', 'Cubes', 'flag', null, null, 'false'), (1, 'adhoc.maxRows', 'Rows', 'number', 0, 1000000, '1000');
  insert into registry.features (product_id, key, name, type, max_length, default_value) values (2, 'theme', 'Theme', 'text', 20, '"light"');
  insert into registry.profiles (key, name) values ('viewer', 'Viewer'), ('analyst', 'Analyst');
  insert into registry.profile_values values (2, 1, 'true'), (2, 2, '20000');
  insert into registry.packs (key, name) values ('finance', 'Finance'), ('night', 'Night');
  insert into registry.pack_values values (1, 2, '5000'), (2, 2, '7000'), (2, 3, '"dark"');
  insert into registry.domains (customer_id, name, valid_from, valid_until) values (1, 'acme.example', '2026-01-01', '2027-03-31');
  insert into registry.domain_names (name, domain_id) values ('acme.example', 1), ('old.example', 1);
  insert into registry.users (domain_id, local_part, profile_id) values (1, 'ana', 2), (1, 'bob', 1);
  commit;
`;
