import {
  linesOf,
  mappingText,
  oldDatabase,
  withRows,
  type OldDatabase,
} from '../../services/registry/src/features/legacy-migration/test-migration.ts';
import type { Visitor } from './visitor.ts';

const [ana = [], bob = [], eve = []] = oldDatabase['dbo.User'] ?? [];

/** An old database in which some rows cannot be brought over: two users, a domain, a profile, and what refers to them. */
const faultyDatabase: OldDatabase = withRows(
  {
    'dbo.Client': [
      ['1', 'Bluewater Freight'],
      ['2', 'Globex'],
    ],
    'dbo.Domain': [
      ['1', 'bluewater.example', '1', '2022-01-01', '2027-12-31', '1'],
      ['2', 'globex.example', '2', '2022-01-01', null, '0'],
      ['3', 'initech.example', '2', '2022-31-12', null, '1'],
    ],
    'dbo.User': [
      [ana[0] ?? '', 'ana@bluewater.example', 'Ana', 'Martin', '1'],
      [bob[0] ?? '', 'bob at bluewater.example', 'Bob', 'Roux', '0'],
      eve,
      ['4', 'zoe@globex.example', 'Zoé', 'Lefèvre', 'peut-être'],
    ],
  },
  oldDatabase,
);

/** Has the rows of an old database planned, as the command line does. Gives the id of the migration. */
export async function planSample(administrator: Visitor, database = faultyDatabase): Promise<string> {
  const tables = [...Object.keys(database).map((table) => ({ table, entity: 'user', rows: database[table]?.length ?? 0 })), leftAside];
  const begun = { source: 'monolith.sql', mapping: { name: 'mapping.yaml', text: mappingText }, tables, notices };
  const { id } = await administrator.ask('POST', '/v1/migrations', begun);
  const lines = (await linesOf(database)).join('\n');
  await administrator.ask('POST', `/v1/migrations/${id}/rows?after=0`, Buffer.from(lines), { 'content-type': 'application/x-ndjson' });
  await administrator.ask('POST', `/v1/migrations/${id}/actions/plan`, {});
  return id;
}

const leftAside = { table: 'dbo.LoginHistory', entity: null, rows: 48_213 };
const notices = [{ code: 'statement_skipped', text: 'A trigger is not carried out (monolith.sql, line 812).', count: 1 }];
