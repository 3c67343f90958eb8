import { after, before, beforeEach } from 'node:test';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { openDatabase, type Database } from '@seatledger/platform/db/database.ts';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../../tests/dev-env/dev-env.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { createRegistry, type Registry } from '../../service.ts';
import { context } from '../../test-registry.ts';

/** A registry whose moments can be given other times afterwards. Empty for each test. */
export function testHistory() {
  let created: TestDatabase;
  let registry: Registry;
  let database: Database<RegistrySchema>;
  let admin: pg.Client;

  before(async () => {
    created = await createTestDatabase();
    const url = created.urls.registry;
    registry = createRegistry({ databaseUrl: url, maxConnections: 4, audit: created.audit, onError: () => undefined });
    database = openDatabase({ url, schema: 'registry', maxConnections: 2, onConnectionError: () => undefined });
    admin = new pg.Client({ connectionString: created.adminUrl, options: '-c search_path=registry' });
    await admin.connect();
  });

  beforeEach(() => empty());

  after(async () => {
    await admin.end();
    await database[Symbol.asyncDispose]();
    await registry[Symbol.asyncDispose]();
    await created[Symbol.asyncDispose]();
  });

  async function empty(): Promise<void> {
    await admin.query('rollback');
    const tables = ['overrides', 'users', 'domain_packs', 'domains', 'domain_names', 'customers', 'profile_values', 'pack_values'];
    for (const table of [...tables, 'profiles', 'packs', 'features', 'products', 'changes']) await admin.query(`delete from ${table}`);
    const { rows } = await admin.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'registry' and tablename like 'former%'`,
    );
    for (const { name } of rows) await admin.query(`delete from ${name}`);
    await admin.query('delete from moments');
  }

  const rows = async (text: string, values: unknown[] = []): Promise<readonly Record<string, unknown>[]> =>
    (await admin.query(text, values)).rows;

  /** Carries commands out in one transaction; gives what the last of them has made, or undefined where they are refused. */
  async function tryTogether(commands: readonly CommandValue[]): Promise<number | null | undefined> {
    try {
      return await registry.executeTogether(async (execute) => {
        let id: number | null = null;
        for (const command of commands) ({ id } = await execute(command));
        return id;
      }, context);
    } catch (error) {
      if (typeof (error as { code?: unknown }).code === 'string' && !(error instanceof pg.DatabaseError)) return undefined;
      throw error;
    }
  }

  async function execute(command: CommandValue): Promise<number> {
    return (await registry.execute(command, context)).id ?? 0;
  }

  /** Changes something as a transaction does that applies a change request. */
  async function applying(changeRequestId: number, statement: string): Promise<void> {
    await admin.query('begin');
    await admin.query(`select set_config('seatledger.change_request', $1, true)`, [String(changeRequestId)]);
    await admin.query(statement);
    await admin.query('commit');
  }

  const lastMoment = async (): Promise<number> => Number((await rows('select max(id) as id from moments'))[0]?.['id'] ?? 0);

  /** Lets a moment have been at another time, in epoch milliseconds. */
  const dateMoment = (id: number, at: number) => rows('update moments set at = to_timestamp($2::float8 / 1000) where id = $1', [id, at]);

  /** Another one, as a superuser. */
  async function connection(): Promise<Pick<pg.Client, 'query'> & AsyncDisposable> {
    const client = new pg.Client({ connectionString: created.adminUrl });
    await client.connect();
    return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
  }

  return { connection, db: () => database.kysely, rows, empty, tryTogether, execute, applying, lastMoment, dateMoment };
}
